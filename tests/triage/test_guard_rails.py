"""Whatever the answers, advice stays within what is safe for this person."""

import re

from hypothesis import given

from assessments.triage import Answers, Outcome, Urgency
from assessments.triage.facts import Facts
from assessments.triage.patterns import Family
from tests.triage.cases import LEGS_UP, RUBBING, advised, judged
from tests.triage.strategies import accepted_answers, any_answers

NO_RUBBING = {"E12", "E14", "S01", "S02", "S03", "S04", "S05", "S26", "S28", "N09", "N11", "N17"}
NEVER_ADVISED = re.compile(
    r"compress|quinine|aspirin|ibuprofen|\bdrive\b|stop (taking|your|a|the) |%|\bchance\b", re.I
)
NAMES_A_CONDITION = re.compile(r"\byou (do not |don't |may )?have\b", re.I)
PLACEHOLDERS = {
    "emergency_number",
    "urgent_advice",
    "usual_care",
    "pharmacist",
    "maternity_unit",
    "foot_team",
}


@given(any_answers())
def test_nothing_harmful_is_ever_advised(answers):
    _, told = judged(answers)
    for text in advised(told):
        assert not NEVER_ADVISED.search(text), text


@given(any_answers())
def test_what_to_avoid_is_said_as_such(answers):
    _, told = judged(answers)
    assert all(text.startswith(("Do not ", "No ")) for text in told.avoid)


@given(any_answers())
def test_no_text_says_what_someone_has(answers):
    outcome, told = judged(answers)
    for text in [*advised(told), *told.avoid, *(finding.reason for finding in outcome.findings)]:
        assert not NAMES_A_CONDITION.search(text), text


@given(accepted_answers())
def test_a_leg_that_may_hold_a_clot_or_a_bleed_is_not_rubbed_or_stretched(answers):
    outcome, told = judged(answers)
    if NO_RUBBING & {finding.rule for finding in outcome.findings}:
        assert not any(RUBBING.search(text) for text in advised(told))
        assert any("massage" in text for text in told.avoid)


@given(accepted_answers())
def test_legs_go_up_for_veins_alone_and_never_with_an_arterial_flag(answers):
    outcome, told = judged(answers)
    arterial = Facts(Answers.from_json(answers)).pad_marker or Family.ARTERIAL in families(outcome)
    if any(LEGS_UP.search(text) for text in told.self_care):
        assert Family.VENOUS in families(outcome)
        assert not arterial
    lifted = any(LEGS_UP.search(text) for text in told.steps)
    assert lifted is ("E08" in {finding.rule for finding in outcome.findings})


@given(any_answers())
def test_an_emergency_is_short_and_anything_else_has_a_safety_net(answers):
    outcome, told = judged(answers)
    if outcome.urgency is Urgency.EMERGENCY:
        assert told.self_care == ()
        assert len(told.steps) <= 6
        assert "Do not drive yourself." in told.avoid
        return
    net = " ".join(told.watch_for)
    assert "{emergency_number}" in net
    assert re.search(r"not better in (1 week|3 days)", net)
    assert "Do not stop or change a prescribed medicine on your own." in told.avoid


@given(any_answers())
def test_texts_hold_only_the_placeholders_that_hosts_fill(answers):
    _, told = judged(answers)
    for text in [*advised(told), *told.avoid]:
        assert set(re.findall(r"\{(\w*)\}", text)) <= PLACEHOLDERS
        assert text.format(**dict.fromkeys(PLACEHOLDERS, "")) != ""


@given(any_answers())
def test_headlines_are_short_and_no_line_comes_twice(answers):
    _, told = judged(answers)
    assert len(told.headline.split()) <= 8
    lines = [*told.steps, *told.watch_for, *told.self_care, *told.avoid]
    assert len(lines) == len(set(lines))


def families(outcome: Outcome) -> set[Family]:
    return {finding.pattern.family for finding in outcome.findings}
