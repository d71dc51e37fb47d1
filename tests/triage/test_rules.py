"""Each rule against the table of what it asks for: what is just enough, and all that is near it."""

from collections.abc import Iterable

import pytest
from hypothesis import given

from assessments.triage import Answers
from assessments.triage.facts import Facts
from assessments.triage.rules import FALLBACK, RULES
from tests.triage.near import as_json, with_other_codes, without_one
from tests.triage.rule_table import RULES as TABLE
from tests.triage.rule_table import JsonAnswers, examples, forbidden, met, together
from tests.triage.strategies import any_answers

RATIOS = ("abi_left", "abi_right")
ARMS = ("arm_left", "arm_right")
RULE = {rule.id: rule for rule in RULES}


def as_the_table_reads(answers: JsonAnswers) -> JsonAnswers:
    """The table knows ratios as told, in hundredths; test_pressures has all else about them."""
    hundredths = {name: int(answers[name] * 100) / 100 for name in RATIOS if name in answers}
    return {name: given for name, given in answers.items() if name not in ARMS} | hundredths


def test_the_table_has_every_rule_but_the_fallback_and_in_the_same_order():
    assert [*TABLE] == [rule.id for rule in RULES if rule is not FALLBACK]


@pytest.mark.parametrize("rule", TABLE)
def test_each_way_is_enough_to_meet_the_rule(rule):
    for way in TABLE[rule]:
        just_enough = [as_json(example) for example in examples(way)]
        assert any(met(TABLE[rule], example) for example in just_enough)
        assert_agrees(rule, just_enough)


@pytest.mark.parametrize("rule", TABLE)
def test_each_part_of_each_way_is_needed_and_no_other_answer_will_do(rule):
    for way in TABLE[rule]:
        for example in map(as_json, examples(way)):
            assert_agrees(rule, without_one(example))
        assert_agrees(rule, with_other_codes(as_json(next(examples(way)))))


@pytest.mark.parametrize("rule", TABLE)
def test_an_exception_stops_its_own_way_and_no_other(rule):
    exceptions = [exception for way in TABLE[rule] for exception in forbidden(way)]
    for way in TABLE[rule]:
        for enough in examples(way):
            assert_agrees(rule, [as_json(together(enough, each)) for each in exceptions])


@given(any_answers().map(as_the_table_reads))
def test_on_any_answers_exactly_the_rules_of_the_table_are_met(answers):
    facts = Facts(Answers.from_json(answers))
    found = {rule.id for rule in RULES if rule is not FALLBACK and rule.condition(facts)}
    assert found == {rule for rule, ways in TABLE.items() if met(ways, answers)}


def assert_agrees(rule: str, cases: Iterable[JsonAnswers]) -> None:
    for answers in cases:
        found = RULE[rule].condition(Facts(Answers.from_json(answers)))
        assert found is met(TABLE[rule], answers), (rule, answers)
