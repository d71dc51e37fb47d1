"""The clinic is told of a result whose patient put another in its place."""

from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import F

from assessments.models import Assessment, Case


def mark_when_done(pk: UUID) -> None:
    """As mark_taken_back, once this transaction is done.

    One transaction may send the result while another corrects it, and neither sees what the other
    has not committed yet. Each looks again when it is done: the later one sees both.
    """
    transaction.on_commit(partial(mark_taken_back, pk), robust=True)


def mark_taken_back(pk: UUID) -> None:
    """Marks the case of a result, if it was sent and another corrects it.

    The mark stays, even when the correction is deleted.
    """
    correction = Assessment.objects.filter(corrects=pk).values_list("submitted_at", flat=True)
    submitted_at = correction.first()
    if submitted_at is not None:
        case = Case.objects.filter(pk=pk, taken_back_at=None)
        case.update(taken_back_at=submitted_at, version=F("version") + 1)
