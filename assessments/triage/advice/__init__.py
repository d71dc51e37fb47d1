"""What to do: by urgency and by finding, never beyond what is safe for this person.

The texts are English, marked for translation, and may hold placeholders that the host's settings
fill: {emergency_number}, {urgent_advice}, {usual_care}, {pharmacist}, {maternity_unit},
{foot_team}.
"""

from dataclasses import dataclass

from ..answers import Answers
from ..facts import Facts
from ..outcome import Outcome, Urgency
from .avoid import AVOID, EMERGENCY_AVOID
from .call import call_for
from .circumstances import marks_of
from .line import Line, Marks, fitting
from .self_care import SELF_CARE, WHILE_WAITING
from .steps import EMERGENCY_STEPS, STEPS
from .watch_for import EMERGENCY_WATCH_FOR, WATCH_FOR


@dataclass(frozen=True, slots=True)
class Advice:
    """What one result page says to do.

    Attributes: headline (at most 8 words), action (what to do), by_when (the time limit), steps
    (what else to do now), watch_for (when to come back sooner or call for help), self_care (what
    may ease it) and avoid (what not to do).
    """

    headline: str
    action: str
    by_when: str
    steps: tuple[str, ...]
    watch_for: tuple[str, ...]
    self_care: tuple[str, ...]
    avoid: tuple[str, ...]


def advice(outcome: Outcome, answers: Answers) -> Advice:
    """The advice for an outcome. Answers decide what is safe; an emergency is kept short."""
    found = marks_of(outcome, Facts(answers))
    call = call_for(outcome.urgency, found)
    steps, watch_for, self_care, avoid = _tables(outcome.urgency)
    return Advice(
        headline=call.headline,
        action=call.action,
        by_when=call.by_when,
        steps=fitting(steps, found),
        watch_for=fitting(watch_for, found),
        self_care=fitting(self_care, found),
        avoid=fitting(avoid, found),
    )


Tables = tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]


def _tables(urgency: Urgency) -> Tables:
    """Steps, what to watch for, self-care and what to avoid."""
    if urgency is Urgency.EMERGENCY:
        return EMERGENCY_STEPS, EMERGENCY_WATCH_FOR, (), EMERGENCY_AVOID
    if urgency is Urgency.SAME_DAY:
        return STEPS, WATCH_FOR, WHILE_WAITING, AVOID
    return STEPS, WATCH_FOR, SELF_CARE, AVOID


__all__ = ["Advice", "Line", "Marks", "advice"]
