"""Which results a visitor may see."""

from uuid import UUID

from assessments.models import Assessment
from assessments.models.assessment import AssessmentQuerySet


def results_of(visitor: UUID | None) -> AssessmentQuerySet:
    """The results of this browser's session, newest first; none without a session."""
    if visitor is None:
        return Assessment.objects.none()
    return Assessment.objects.filter(visitor=visitor)
