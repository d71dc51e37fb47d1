"""The worked vignettes: each story ends where its clinical source says."""

import pytest

from assessments.triage import Answers, assess, in_scope
from assessments.triage.rules import RULES
from tests.vignettes import VIGNETTES

JUDGED = [pytest.param(case, id=case["id"]) for case in VIGNETTES if "rules" in case]


@pytest.mark.parametrize("case", JUDGED)
def test_urgency_leading_pattern_and_rules_are_those_of_the_vignette(case):
    outcome = assess(Answers.from_json(case["answers"]))
    assert outcome.urgency.code == case["urgency"]
    assert outcome.leading in case["leading"]
    found = [finding.rule for finding in outcome.findings]
    assert sorted(found) == sorted(case["rules"])


@pytest.mark.parametrize("case", JUDGED)
def test_a_vignette_is_in_scope(case):
    assert in_scope(Answers.from_json(case["answers"]))


def test_there_are_93_and_the_one_under_18_is_turned_away():
    turned_away = [case for case in VIGNETTES if "rules" not in case]
    assert len(VIGNETTES) == 93
    assert [case["id"] for case in turned_away] == ["V37"]
    assert not in_scope(Answers.from_json(turned_away[0]["answers"]))


def test_every_rule_is_met_by_some_vignette():
    met = {rule for case in VIGNETTES for rule in case.get("rules", ())}
    assert met == {rule.id for rule in RULES}
