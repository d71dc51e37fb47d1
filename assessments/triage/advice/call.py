"""Whom to call and by when: one headline, action and time limit for each outcome."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..outcome import Urgency
from ..wording import gettext_noop as _
from .circumstances import Circumstance
from .line import ALWAYS, Marks, marks


@dataclass(frozen=True, slots=True)
class Call:
    """What stands at the top of the page. It holds when any mark of `when` is there."""

    headline: str
    action: str
    by_when: str
    when: Marks = ALWAYS


CALLS: Mapping[Urgency, tuple[Call, ...]] = {
    Urgency.EMERGENCY: (
        Call(
            # Translators: The loudest words of all: an order, no “should”. Keep “now”.
            headline=_("Get help now"),
            action=_("Call {emergency_number} for an ambulance now."),
            # Translators: Keep “now” and “do not wait”.
            by_when=_("Now. Do not wait to see if it gets better."),
            when=marks("E01", "E08", "E14"),
        ),
        Call(
            headline=_("Get help now"),
            action=_("Call {emergency_number} or go to an emergency department now."),
            by_when=_("Now. Do not wait to see if it gets better."),
        ),
    ),
    Urgency.SAME_DAY: (
        Call(
            headline=_("Call the foot team today"),
            action=_("Call {foot_team} today and say what this page says."),
            # Translators: Keep “today” first, and “at the latest”.
            by_when=_("Today, or the next working day at the latest"),
            when=marks(Circumstance.FOOT_TEAM_ONLY),
        ),
        Call(
            # Translators: An order. Keep “today”.
            headline=_("Get advice today"),
            action=_("Call {maternity_unit} today and say what this page says."),
            # Translators: Keep that the night is no reason to wait.
            by_when=_("Today, day or night"),
            when=marks(Circumstance.PREGNANCY),
        ),
        Call(
            headline=_("Get advice today"),
            action=_("Call {urgent_advice} today and say what this page says."),
            by_when=_("Today, day or night"),
        ),
    ),
    Urgency.SOON: (
        Call(
            headline=_("Book a visit within 2 weeks"),
            action=_("Book a visit with {usual_care} and say what this page says."),
            # Translators: At most 2 weeks from now, not in 2 weeks’ time.
            by_when=_("Within 2 weeks"),
        ),
    ),
    Urgency.ROUTINE: (
        Call(
            headline=_("Book a normal visit"),
            action=_("Book a normal visit with {usual_care}, or ask {pharmacist}."),
            by_when=_("In the next 4 to 6 weeks"),
        ),
    ),
    Urgency.SELF_CARE: (
        Call(
            # Translators: No promise that it is harmless.
            headline=_("Look after it at home"),
            action=_("Try the steps below, and see {usual_care} if it is not better in 3 days."),
            by_when=_("See someone if it is not better in 3 days"),
            when=marks("C06"),
        ),
        Call(
            headline=_("Look after it at home"),
            action=_("Try the steps below, and see {usual_care} if it is not better in 1 week."),
            by_when=_("See someone if it is not better in 1 week"),
        ),
    ),
}
"""For each urgency, the most particular first; the last one always holds."""


def call_for(urgency: Urgency, found: Marks) -> Call:
    """The first that holds."""
    return next(call for call in CALLS[urgency] if not call.when or not call.when.isdisjoint(found))
