"""Until when a result is kept that belongs to no account and was sent to no clinic."""

from datetime import datetime, timedelta

from django.conf import settings

from assessments.models import Assessment
from assessments.models.assessment import AssessmentQuerySet


def kept_until(assessment: Assessment) -> datetime | None:
    """When it may be deleted; None while an account has it, or the clinic does."""
    if assessment.owner_id is not None or hasattr(assessment, "case"):
        return None
    return assessment.submitted_at + _kept_for()


def past_their_time(now: datetime) -> AssessmentQuerySet:
    """Those that may be deleted at that moment: the same, for all results at once."""
    submitted = now - _kept_for()
    return Assessment.objects.filter(owner=None, case=None, submitted_at__lte=submitted)


def _kept_for() -> timedelta:
    return timedelta(days=settings.ANONYMOUS_RESULT_DAYS)
