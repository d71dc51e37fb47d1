"""Whether a patient took a result back: said that it was a mistake, and has another instead."""

from django.db.models import Exists, OuterRef

from assessments.models import Assessment


def taken_back() -> Exists:
    """For a queryset of cases: whether another result corrects the one that was sent."""
    return Exists(Assessment.objects.filter(corrects=OuterRef("pk")))
