"""Which results their patients took back: said that it was a mistake, and have another instead."""

from collections.abc import Collection
from uuid import UUID

from assessments.models import Assessment


def taken_back(ids: Collection[UUID]) -> set[UUID | None]:
    """Those of the results that another corrects.

    A query of its own: PostgreSQL would answer it within another by reading every correction.
    """
    return set(Assessment.objects.filter(corrects__in=ids).values_list("corrects", flat=True))
