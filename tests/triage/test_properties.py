"""What must hold of any answers that the form would accept."""

import json
import random

from hypothesis import given
from hypothesis import strategies as st

from assessments.triage import Answers, Outcome, Urgency, assess
from assessments.triage.codes import Code, EmBreath, EmLeg, EmOther, EmSpine
from tests.triage.strategies import JsonAnswers, accepted_answers, any_answers

FIRST_PAGES: dict[str, type[Code]] = {
    "em_breath": EmBreath,
    "em_leg": EmLeg,
    "em_spine": EmSpine,
    "em_other": EmOther,
}
WARNING_SIGNS = [
    (question, str(code))
    for question, codes in FIRST_PAGES.items()
    for code in codes
    if code != "none"
] + [
    ("foot_look", "one_colder"),
    ("foot_look", "pale_raised"),
    ("foot_look", "dusky_hanging"),
    ("foot_look", "blue_toe"),
    ("foot_look", "black"),
    ("foot_look", "hot_red_swollen"),
    ("wound", "foot"),
    ("wound", "infected"),
    ("veins", "hard_sore_low"),
    ("veins", "hard_sore_high"),
    ("vte_risk", "cancer"),
    ("vte_risk", "past_clot"),
    ("fluids", "vomit_long"),
    ("neuro", "foot_drop"),
    ("neuro", "wasting_twitching"),
]


@given(accepted_answers(), st.sampled_from(WARNING_SIGNS))
def test_adding_a_warning_sign_never_lowers_urgency(answers, sign):
    assert judged(with_sign(answers, *sign)).urgency >= judged(answers).urgency


@given(accepted_answers(), st.sampled_from([*FIRST_PAGES]))
def test_unsure_of_a_warning_sign_is_at_least_same_day(answers, question):
    assert judged(with_sign(answers, question, "unsure")).urgency >= Urgency.SAME_DAY


@given(accepted_answers(), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(answers, chance):
    assert judged(shuffled(answers, chance)) == judged(answers)


@given(accepted_answers())
def test_answers_come_back_from_json_as_they_were(answers):
    read = Answers.from_json(answers)
    assert Answers.from_json(json.loads(json.dumps(read.to_json()))) == read


@given(any_answers())
def test_the_outcome_follows_from_its_findings(answers):
    outcome = judged(answers)
    assert outcome.urgency == max(finding.urgency for finding in outcome.findings)
    top = {f.pattern for f in outcome.findings if f.urgency == outcome.urgency}
    assert outcome.leading in top
    found = [outcome.leading, *outcome.also]
    assert len(found) == len(set(found))
    assert set(found) == {finding.pattern for finding in outcome.findings}
    urgencies = [finding.urgency for finding in outcome.findings]
    assert urgencies == sorted(urgencies, reverse=True)


@given(any_answers())
def test_a_finding_rests_on_answers_that_were_given(answers):
    for finding in judged(answers).findings:
        for question, noted in finding.because.items():
            assert set(noted) <= as_texts(answers[question]), finding.rule


@given(any_answers())
def test_the_answers_a_finding_rests_on_bring_it_about_by_themselves(answers):
    for finding in judged(answers).findings:
        if finding.rule != "U00":
            alone = {
                question: only(answers[question], noted)
                for question, noted in finding.because.items()
            }
            assert finding.rule in {found.rule for found in judged(alone).findings}


def test_no_answers_find_only_that_nothing_matched():
    outcome = assess(Answers())
    assert [finding.rule for finding in outcome.findings] == ["U00"]
    assert outcome.findings[0].because == {}
    assert (outcome.urgency, outcome.leading, outcome.also) == (Urgency.ROUTINE, "unclear", ())


def with_sign(answers: JsonAnswers, question: str, code: str) -> JsonAnswers:
    others = [given for given in answers[question] if given not in ("none", code)]
    return {**answers, question: [*others, code]}


def judged(answers: JsonAnswers) -> Outcome:
    return assess(Answers.from_json(answers))


def shuffled(answers: JsonAnswers, chance: random.Random) -> JsonAnswers:
    questions = list(answers)
    chance.shuffle(questions)
    return {question: mixed(answers[question], chance) for question in questions}


def mixed(answer: object, chance: random.Random) -> object:
    return chance.sample(answer, len(answer)) if isinstance(answer, list) else answer


def as_texts(answer: object) -> set[str]:
    return {str(each) for each in answer} if isinstance(answer, list) else {str(answer)}


def only(answer: object, noted: tuple[str, ...]) -> object:
    """Of several codes those noted; one code or number as it is."""
    return list(noted) if isinstance(answer, list) else answer
