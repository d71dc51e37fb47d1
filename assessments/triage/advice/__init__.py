"""What to do about an outcome: how soon, what may ease it, what to watch for, what to leave.

Nothing here names a chance, a diagnosis, or a medicine to take or stop; compression, quinine and
aspirin are never advised. Texts are untranslated and may hold the placeholders {emergency_number},
{urgent_advice}, {usual_care}, {pharmacist}, {maternity_unit} and {foot_team}.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..answers import Answers
from ..facts import Facts
from ..outcome import Outcome, Urgency
from . import by_finding, by_urgency, guard


@dataclass(frozen=True, slots=True)
class Advice:
    """Headline, action and time limit, each one short sentence; then lists of lines.

    Attributes: steps (what else to do now), watch_for (when to get help sooner), self_care (what
    may ease it; empty in an emergency), avoid (what not to do).
    """

    headline: str
    action: str
    by_when: str
    steps: tuple[str, ...]
    watch_for: tuple[str, ...]
    self_care: tuple[str, ...]
    avoid: tuple[str, ...]


def advice(outcome: Outcome, answers: Answers) -> Advice:
    """The advice for an outcome of these answers. Pure; the same for the same answers."""
    rules = frozenset(finding.rule for finding in outcome.findings)
    facts = Facts(answers)
    level = by_urgency.level(outcome, facts)
    urgent = outcome.urgency is Urgency.EMERGENCY
    return Advice(
        headline=level.headline,
        action=level.action,
        by_when=level.by_when,
        steps=_lines(by_finding.STEPS, rules, level.steps),
        watch_for=level.watch_for if urgent else _watch_for(rules, level),
        self_care=() if urgent else guard.self_care(outcome, facts, rules),
        avoid=_lines(by_finding.AVOID, rules, level.avoid),
    )


def _watch_for(rules: frozenset[str], level: by_urgency.Level) -> tuple[str, ...]:
    if rules & by_finding.STRAINED:
        return (*level.watch_for, by_finding.NOT_BETTER_IN_3_DAYS, by_finding.IF_IT_SWELLS)
    return (*level.watch_for, by_finding.NOT_BETTER_IN_1_WEEK)


def _lines(
    table: Mapping[str, frozenset[str]], rules: frozenset[str], always: Iterable[str]
) -> tuple[str, ...]:
    """The lines that hold at this level, and those of the rules that were met, each once."""
    return (*always, *(line for line, of in table.items() if of & rules))
