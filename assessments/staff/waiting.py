"""How long cases wait, in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext, ngettext

from assessments.models import Case
from assessments.models.case import State

MINUTES_IN_AN_HOUR = 60
HOURS_IN_TWO_DAYS = 48


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the queue says of a case: since when, and how that compares with when it is due."""

    words: str
    due: str = ""
    is_overdue: bool = False


def waiting(case: Case, now: datetime) -> Waiting:
    """A case that is done waits no more: it says how long it waited for the first entry."""
    if not case.is_open:
        took = timedelta(seconds=case.seconds_to_review or 0)
        return Waiting(gettext("First entry after %(time)s") % {"time": in_words(took)})
    since = in_words(now - case.sent_at)
    if case.is_overdue(now):
        late = {"time": in_words(now - case.next_due)}
        return Waiting(since, gettext("Overdue by %(time)s") % late, is_overdue=True)
    left = {"time": in_words(case.next_due - now)}
    if case.state == State.TRY_AGAIN:
        return Waiting(since, gettext("try again within %(time)s") % left)
    return Waiting(since, gettext("due in %(time)s") % left)


def in_words(span: timedelta) -> str:
    """Whole minutes under an hour, hours under two days, else days; rounded down, at least 1."""
    minutes = max(int(span.total_seconds() // 60), 1)
    hours = minutes // MINUTES_IN_AN_HOUR
    if not hours:
        return gettext("%(count)d min") % {"count": minutes}
    if hours < HOURS_IN_TWO_DAYS:
        return gettext("%(count)d h") % {"count": hours}
    days = hours // 24
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
