"""Cases in the clinic's queue, for tests of what comes after sending."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from assessments import services
from assessments.models import Case, Holder
from tests.histories import SOMEBODY, checked


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
