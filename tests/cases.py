"""Cases in the clinic's queue, and what staff did about them, for tests of what comes after."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from assessments import services
from assessments.models import Case, Holder, Review, User
from assessments.models.case import State
from assessments.models.review import Decision
from assessments.triage import Urgency
from assessments.triage.patterns import Family
from tests.histories import SOMEBODY, checked

HOUR = timedelta(hours=1)
PRIVATE = "A note for staff alone."


def sent_case(
    answers: dict[str, Any] | None = None,
    *,
    now: datetime | None = None,
    holder: Holder = SOMEBODY,
    **contact: str,
) -> Case:
    """A result of these answers, stored and sent at that moment; harmless but for answers."""
    assessment = checked(answers, holder=holder)
    assessment.submitted_at = assessment.started_at = now or timezone.now()
    assessment.save()
    return services.send(assessment=assessment, contact=contact, now=now)


def answered(
    case: Case,
    message: str = "",
    decision: Decision = Decision.CALLED,
    *,
    note: str = PRIVATE,
    by: User | None = None,
) -> Review:
    """An entry on the case as it is by now; by a nurse, when no one is named."""
    nurse = by or User.objects.get_or_create(email="nurse@example.org", is_staff=True)[0]
    return services.review(
        case_id=case.pk,
        entry=services.Entry(decision, note, message),
        seen_version=Case.objects.get(pk=case.pk).version,
        access=services.Access(nurse),
    )


def dated(
    sent_at: datetime,
    urgency: Urgency = Urgency.ROUTINE,
    family: Family = Family.BENIGN,
    *,
    due: timedelta = 24 * HOUR,
    took: timedelta | None = None,
) -> Case:
    """A case by the columns that figures are counted from.

    It was sent then, due so long after, and reviewed after it took so long, if so.
    """
    case = sent_case(now=sent_at)
    case.due_at, case.urgency, case.family = sent_at + due, urgency, family
    if took is not None:
        case.reviewed_at, case.seconds_to_review = sent_at + took, int(took.total_seconds())
        case.state, case.is_open = State.DONE, False
    case.save()
    return case
