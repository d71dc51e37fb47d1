"""Every rule matters: somewhere it alone decides the urgency or what leads."""

from collections.abc import Iterator

import pytest

from assessments.triage import Answers, Outcome, assess
from assessments.triage.patterns import Pattern
from assessments.triage.rules import RULES
from tests.triage.cases import person
from tests.triage.near import around
from tests.triage.rule_table import RULES as TABLE
from tests.triage.rule_table import JsonAnswers
from tests.vignettes import VIGNETTES

SORE_ON_A_STATIN_AFTER_SPORT = {
    "medicines": ["statin"],
    "med_detail": ["muscle_ache_both"],
    "activity": ["new_hard_exercise"],
}
NEVER_DECIDES = "C09"
"""A weak link of a medicine to cramps is never more than "also possible"."""


def form_answers(rule: str) -> Iterator[JsonAnswers]:
    """Answers of whole forms that meet the rule or come near."""
    yield person(site=["none"])
    yield person(**SORE_ON_A_STATIN_AFTER_SPORT)
    for way in TABLE.get(rule, ()):
        for told in around(way):
            yield person(**told)
            yield person(**{"site": ["none"]} | told)
    yield from (case["answers"] for case in VIGNETTES)


def decides(rule: str, outcome: Outcome) -> bool:
    """Whether the rule's finding is the only reason for the urgency or the leading pattern."""
    findings = [finding for finding in outcome.findings if finding.rule != rule]
    if len(findings) == len(outcome.findings):
        return False
    if not findings:
        return True
    urgency = max(finding.urgency for finding in findings)
    top = {finding.pattern for finding in findings if finding.urgency == urgency}
    leading = next(pattern for pattern in Pattern if pattern in top)
    return (urgency, leading) != (outcome.urgency, outcome.leading)


@pytest.mark.parametrize("rule", [rule.id for rule in RULES if rule.id != NEVER_DECIDES])
def test_a_rule_decides_some_outcome(rule):
    assert any(decides(rule, assess(Answers.from_json(told))) for told in form_answers(rule))


def test_a_weak_medicine_link_never_decides():
    outcomes = [assess(Answers.from_json(told)) for told in form_answers(NEVER_DECIDES)]
    assert any("C09" in {f.rule for f in outcome.findings} for outcome in outcomes)
    assert not any(decides(NEVER_DECIDES, outcome) for outcome in outcomes)
