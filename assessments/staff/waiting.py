"""How long cases wait, in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext

from assessments.models import Case
from assessments.models.case import State

from .durations import in_one_unit


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
        return Waiting(gettext("First entry after %(time)s") % {"time": in_one_unit(took)})
    since = in_one_unit(now - case.sent_at)
    if case.is_overdue(now):
        late = {"time": in_one_unit(now - case.next_due)}
        return Waiting(since, gettext("Overdue by %(time)s") % late, is_overdue=True)
    left = {"time": in_one_unit(case.next_due - now)}
    if case.state == State.TRY_AGAIN:
        return Waiting(since, gettext("try again within %(time)s") % left)
    return Waiting(since, gettext("due in %(time)s") % left)
