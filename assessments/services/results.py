"""Which results a patient may see."""

from assessments.models import Assessment, Holder
from assessments.models.assessment import AssessmentQuerySet


def results_of(holder: Holder | None) -> AssessmentQuerySet:
    """The results of this account or of this browser's session, newest first."""
    return Assessment.objects.held_by(holder) if holder else Assessment.objects.none()
