"""Whole sets of answers, made from a few: the rest is what a form says of someone quite well."""

import re
from typing import Any

from assessments.triage import Answers, Outcome, assess
from assessments.triage.advice import Advice, advice
from tests.triage.strategies import SHOWN, JsonAnswers, with_place

RUBBING = re.compile(r"\brub|massage|stretch", re.I)
LEGS_UP = re.compile(r"legs? up|lift|raise|prop", re.I)
"""What advice says when it is to rub or stretch the leg, and when to put it up."""

WELL: JsonAnswers = {
    "consent": "yes",
    "age_years": 40,
    "em_breath": ["none"],
    "em_leg": ["none"],
    "em_spine": ["none"],
    "em_other": ["none"],
    "side": "both",
    "site": ["knee"],
    "duration": "over_3m",
    "feel": ["shooting"],
    "when": ["walking"],
    "episode_length": "m10_60",
    "ecq_walk": "no",
    "ecq_rest_start": "yes",
    "ecq_uphill": "no",
    "ecq_level": "no",
    "ecq_stop": "longer_10",
    "walk_site": ["shin"],
    "walk_distance": "over_200m",
    "relief": ["nothing"],
    "swelling": "none",
    "swelling_detail": ["none"],
    "veins": ["none"],
    "skin_change": ["none"],
    "foot_look": ["none"],
    "rest_pain_foot": "no",
    "wound": ["none"],
    "foot_pulse": "not_checked",
    "abi_known": "no",
    "smoking": "never",
    "conditions": ["none"],
    "pregnant": "no",
    "vte_risk": ["none"],
    "fluids": ["none"],
    "activity": ["none"],
    "medicines": ["none"],
    "med_detail": ["none"],
    "neuro": ["none"],
    "rls": ["none"],
    "effect": ["none"],
}
"""A knee that hurts, in someone without a warning sign or a risk: nothing fits but U00."""

CLAUDICATION: JsonAnswers = {
    "ecq_walk": "yes",
    "ecq_rest_start": "no",
    "ecq_uphill": "yes",
    "ecq_level": "no",
    "ecq_stop": "gone_10",
    "walk_site": ["calf"],
}
NIGHT_CRAMP: JsonAnswers = {"feel": ["cramp"], "when": ["night"], "episode_length": "secs_10min"}


def person(**told: Any) -> JsonAnswers:
    """Someone like WELL but for what is told; questions the form would not ask are left out."""
    answers = WELL | told
    shown = {q: given for q, given in answers.items() if q not in SHOWN or SHOWN[q](answers)}
    return shown | {"wound": with_place(shown["wound"])}


def outcome(**told: Any) -> Outcome:
    """What is concluded about such a person."""
    return assess(Answers.from_json(person(**told)))


def rules(**told: Any) -> list[str]:
    """The ids of the rules that such a person meets, most urgent first."""
    return [finding.rule for finding in outcome(**told).findings]


def rules_for(**told: Any) -> set[str]:
    """The ids of the rules met by these answers alone, with nothing else given."""
    return {finding.rule for finding in assess(Answers.from_json(told)).findings}


def judged(answers: JsonAnswers) -> tuple[Outcome, Advice]:
    """What is concluded from these answers, and what is advised."""
    read = Answers.from_json(answers)
    concluded = assess(read)
    return concluded, advice(concluded, read)


def advised(told: Advice) -> list[str]:
    """All texts of an advice but those that say what to avoid."""
    return [
        told.headline,
        told.action,
        told.by_when,
        *told.steps,
        *told.watch_for,
        *told.self_care,
    ]
