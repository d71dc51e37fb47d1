"""From answers to an outcome: ask every rule, and gather what those that are met mean."""

from collections.abc import Sequence

from .answers import Answers
from .facts import Facts
from .outcome import Finding, Outcome
from .patterns import Pattern
from .rules import FALLBACK, RULES, Rule
from .tracing import TracingFacts

RULESET = "2026.11.2"
"""The version of rules, facts and advice: year, month, number within the month.

docs/clinical/RULESET_CHANGELOG.md tells the versions apart.
"""

_ASKED = tuple(rule for rule in RULES if rule is not FALLBACK)
_PLACE = {pattern: place for place, pattern in enumerate(Pattern)}


def assess(answers: Answers) -> Outcome:
    """What the answers mean: how urgent, which patterns fit, and why.

    Pure: the same answers, the same outcome. They are judged as given, whatever the journey; who
    is in scope is the caller's to check. An answer that was not given meets no rule, and no
    answers at all find only U00.
    """
    tracing = TracingFacts(answers)
    findings = tuple(_finding(rule, tracing) for rule in _met(Facts(answers)))
    leading, *also = _patterns(findings)
    return Outcome(findings[0].urgency, leading, tuple(also), findings, RULESET)


def _met(facts: Facts) -> Sequence[Rule]:
    """The rules that are met, most urgent first; never none."""
    met = [rule for rule in _ASKED if rule.condition(facts)]
    if FALLBACK.applies(facts, {rule.id for rule in met}):
        met.append(FALLBACK)
        met.sort(key=lambda rule: (-rule.urgency, rule.id))
    return met


def _finding(rule: Rule, tracing: TracingFacts) -> Finding:
    because = tracing.trace(rule.condition)
    return Finding(rule.id, rule.urgency, rule.pattern, rule.reason, rule.references, because)


def _patterns(findings: Sequence[Finding]) -> Sequence[Pattern]:
    """Each pattern once, at its highest urgency; the tie order settles what is as urgent."""
    ordered = sorted(findings, key=lambda found: (-found.urgency, _PLACE[found.pattern]))
    return list(dict.fromkeys(found.pattern for found in ordered))
