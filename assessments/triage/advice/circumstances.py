"""What, besides the rules met, decides which advice is safe and useful."""

from enum import StrEnum

from ..codes import EmLeg, Neuro, Smoking, Wound
from ..facts import Facts
from ..outcome import Outcome, Urgency
from ..patterns import Family
from .line import Marks

_ARTERIAL_FAMILIES = frozenset({Family.ARTERIAL, Family.ARTERIAL_SPORT})
_FOOT_TEAM = "S09"


class Circumstance(StrEnum):
    """A mark of its own kind; the spaces keep it apart from rule ids and patterns."""

    ARTERIAL = "arterial flag"
    """Any arterial finding, or any marker of PAD: such a leg is never to be raised."""
    PREGNANCY = "pregnant or just gave birth"
    SMOKES_WITH_ARTERIAL_FLAG = "smokes now, arterial flag"
    HEAT_MAY_BURN = "heat may not be felt"
    """Diabetes, numbness or poor flow: a burn may go unnoticed."""
    SORE = "has a sore or break in the skin"
    FOOT_TEAM_ONLY = "foot team only"
    """Nothing but the diabetic foot needs care today."""
    TODAY = "needs advice today"


def marks_of(outcome: Outcome, facts: Facts) -> Marks:
    """The rules, patterns and circumstances that lines of advice are chosen by."""
    rules = {finding.rule for finding in outcome.findings}
    patterns = {finding.pattern for finding in outcome.findings}
    holding = {name for name, holds in _circumstances(outcome, facts).items() if holds}
    return frozenset(rules | patterns | holding)


def _circumstances(outcome: Outcome, facts: Facts) -> dict[Circumstance, bool]:
    arterial = facts.pad_marker or any(
        finding.pattern.family in _ARTERIAL_FAMILIES for finding in outcome.findings
    )
    numb = facts.has(Neuro.NUMB_BOTH_FEET) or facts.has(EmLeg.NUMB)
    urgent = {finding.rule for finding in outcome.findings if finding.urgency >= Urgency.SAME_DAY}
    return {
        Circumstance.ARTERIAL: arterial,
        Circumstance.PREGNANCY: facts.pregnancy,
        Circumstance.SMOKES_WITH_ARTERIAL_FLAG: arterial and facts.has(Smoking.CURRENT),
        Circumstance.HEAT_MAY_BURN: arterial or numb or facts.diabetes,
        Circumstance.SORE: facts.has(Wound.FOOT, Wound.LEG, Wound.OVER_2W, Wound.INFECTED),
        Circumstance.FOOT_TEAM_ONLY: urgent == {_FOOT_TEAM},
        Circumstance.TODAY: outcome.urgency is Urgency.SAME_DAY,
    }
