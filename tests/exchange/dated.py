"""Cases by the columns that figures are counted from, for tests of figures."""

from datetime import datetime, timedelta

from assessments.models import Case
from assessments.models.case import State
from assessments.triage import Urgency
from assessments.triage.patterns import Family
from tests.cases import sent_case

HOUR = timedelta(hours=1)


def dated(
    sent_at: datetime,
    urgency: Urgency = Urgency.ROUTINE,
    family: Family = Family.BENIGN,
    *,
    due: timedelta = 24 * HOUR,
    took: timedelta | None = None,
) -> Case:
    """A case that was sent then, due so long after, and reviewed after it took so long, if so."""
    case = sent_case(now=sent_at)
    case.due_at, case.urgency, case.family = sent_at + due, urgency, family
    if took is not None:
        case.reviewed_at, case.seconds_to_review = sent_at + took, int(took.total_seconds())
        case.state, case.is_open = State.DONE, False
    case.save()
    return case
