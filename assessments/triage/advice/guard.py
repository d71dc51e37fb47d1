"""Which self-care may be named: nothing that could harm a leg with another finding."""

from ..facts import Facts
from ..outcome import Outcome
from ..patterns import Family
from . import by_finding

_ARTERIAL = frozenset({Family.ARTERIAL, Family.ARTERIAL_SPORT, Family.DIABETIC_FOOT})


def self_care(outcome: Outcome, facts: Facts, rules: frozenset[str]) -> tuple[str, ...]:
    """What may ease it, less what another finding or fact speaks against."""
    barred = _barred(outcome, facts, rules)
    return tuple(
        line for line, of in by_finding.SELF_CARE.items() if of & rules and line not in barred
    )


def _barred(outcome: Outcome, facts: Facts, rules: frozenset[str]) -> frozenset[str]:
    barred: set[str] = set()
    may_be_clot_or_bleed = bool(rules & by_finding.NO_RUBBING)
    arterial = facts.pad_marker or _has_arterial_finding(outcome)
    if may_be_clot_or_bleed:
        barred |= {by_finding.GENTLE_STRETCH, by_finding.EVIDENCE, by_finding.WARMTH}
    if may_be_clot_or_bleed or arterial:
        barred.add(by_finding.LEGS_UP)
    if arterial or facts.diabetes or "R09" in rules:  # skin that may not feel a burn
        barred.add(by_finding.WARMTH)
    if "S12" in rules or facts.kidney_disease:
        barred.add(by_finding.DRINK)
    return frozenset(barred)


def _has_arterial_finding(outcome: Outcome) -> bool:
    return any(finding.pattern.family in _ARTERIAL for finding in outcome.findings)
