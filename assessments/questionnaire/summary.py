"""What a clinician looks for first: risk factors, medicines, ABI, and what was asked and denied."""

from collections.abc import Iterable
from typing import TypedDict

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.triage import Answers
from assessments.triage.codes import (
    Code,
    EcqWalk,
    EmBreath,
    EmLeg,
    EmOther,
    EmSpine,
    FootLook,
    Neuro,
    RestPainFoot,
    Smoking,
    Swelling,
    Veins,
    VteRisk,
    Wound,
)
from assessments.triage.facts import Facts
from assessments.triage.facts.pressures import leg_ratios

from .digits import digits
from .fields import AnswerField
from .pages import page_of

NEGATIVES: tuple[tuple[Code, object], ...] = (
    (EmBreath.NONE, _("No sudden trouble breathing, chest pain, coughing of blood or fainting")),
    (EmLeg.NONE, _("No sudden cold, pale, numb, weak or very painful leg or foot")),
    (EmSpine.NONE, _("No numbness between the legs, no new bladder or bowel trouble")),
    (EmOther.NONE, _("No fever, spreading skin redness, dark pee or bleeding vein")),
    (EcqWalk.NO, _("No leg pain when walking")),
    (Swelling.NONE, _("No swelling")),
    (Veins.NONE, _("No veins that can be seen or are sore")),
    (FootLook.NONE, _("No change in how the feet look or feel")),
    (RestPainFoot.NO, _("No foot pain in bed that eases when the foot hangs down")),
    (Wound.NONE, _("No sore or break in the skin")),
    (VteRisk.NONE, _("None of the clot risks asked about")),
    (Neuro.NONE, _("No new weakness, numb feet or back pain")),
)
"""What an answer says is not there, most weighty first."""

RISK_QUESTIONS = ("conditions", "pregnant", "vte_risk")
MEDICINE_QUESTIONS = ("medicines", "med_detail")
SAYS_NOTHING = frozenset({"none", "no", "na"})
PRESSURES = ("ankle_left", "ankle_right", "arm_left", "arm_right")
LEGS = {"left": _("Left leg"), "right": _("Right leg")}


class Summary(TypedDict):
    """Lines in the active language, ready to be shown."""

    negatives: list[str]
    risk_factors: list[str]
    medicines: list[str]
    abi: list[str]


def summary(answers: Answers) -> Summary:
    """Sums the answers up for a clinician. What was not asked or not answered has no line."""
    facts = Facts(answers)
    return Summary(
        negatives=[str(text) for code, text in NEGATIVES if facts.has(code)],
        risk_factors=[*_smoking(facts), *_ticked(answers, RISK_QUESTIONS)],
        medicines=list(_ticked(answers, MEDICINE_QUESTIONS)),
        abi=[*_ratios(facts), *_pressures(answers)] if facts.abi_measured else [],
    )


def _smoking(facts: Facts) -> Iterable[str]:
    if facts.has(Smoking.CURRENT):
        yield gettext("Smokes")
    elif facts.has(Smoking.EX):
        yield gettext("Used to smoke")


def _ticked(answers: Answers, questions: Iterable[str]) -> Iterable[str]:
    """The words of every code given to these questions, but for those that say "none"."""
    given = answers.to_json()
    for question in questions:
        codes = given.get(question, [])
        said = codes if isinstance(codes, list) else [codes]
        telling = [code for code in said if code not in SAYS_NOTHING]
        if telling:
            yield from _field(question).said(telling if isinstance(codes, list) else telling[0])


def _ratios(facts: Facts) -> Iterable[str]:
    """Each leg's ratio with its band (2024 ACC/AHA)."""
    for leg in leg_ratios(facts):
        side = LEGS["left" if leg.questions[0].endswith("left") else "right"]
        yield f"{side}: {digits(f'{leg.hundredths / 100:.2f}')} ({_band(leg.hundredths)})"


def _band(hundredths: int) -> str:
    if hundredths <= 90:
        return gettext("low")
    if hundredths <= 99:
        return gettext("borderline")
    if hundredths <= 140:
        return gettext("in the usual range, which does not rule out a problem")
    return gettext("too high to tell")


def _pressures(answers: Answers) -> Iterable[str]:
    for question in PRESSURES:
        value = getattr(answers, question)
        if value is not None:
            said = " ".join(_field(question).said(value))
            yield f"{_field(question).label}: {said}"


def _field(question: str) -> AnswerField:
    return page_of(question).answer_fields()[question]
