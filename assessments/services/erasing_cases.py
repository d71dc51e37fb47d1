"""Erasing a case that the clinic has no right, or no more right, to keep."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from assessments.models import Assessment, AuditEvent, Case, Draft, Review
from assessments.models.assessment import AssessmentQuerySet
from assessments.models.audit_event import Action

from .audit import Access, record


@transaction.atomic
def erase_case(*, reference: str, access: Access) -> None:
    """Deletes a case with its entries and, where no patient holds it, its result; put on record.

    reference is as it is stored. Raises Case.DoesNotExist.
    """
    _lock_results(Assessment.objects.filter(reference=reference))
    case = Case.objects.select_for_update().get(assessment__reference=reference)
    record(access, Action.ERASE, case)
    delete_cases([case.pk])


def was_erased(assessment: Assessment) -> bool:
    """Whether the clinic erased what was sent of this result, as far as it is still on record.

    Such a result is not sent again: the clinic had a reason not to keep it, and the same one would
    be erased once more. Its patient is told, and can send a new check.
    """
    erased = AuditEvent.objects.filter(action=Action.ERASE, record=assessment.pk)
    # By the reference, for which there is an index.
    return erased.filter(reference=assessment.reference).exists()


def delete_cases(ids: Collection[UUID]) -> None:
    """For use inside a transaction. A result that a patient still holds stays with the patient."""
    _lock_results(Assessment.objects.filter(pk__in=ids))
    Review.objects.filter(case__in=ids).delete_expired()
    Case.objects.filter(pk__in=ids).delete()
    Assessment.objects.filter(pk__in=ids, owner=None, visitor=None).delete()


def _lock_results(results: AssessmentQuerySet) -> None:
    """With the drafts that correct them, and before their cases: the order that all go by.

    A correction that is being stored holds its draft, marks the case and refers to the result when
    all is done: no_key lets it.
    """
    locked = results.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True)
    correcting = Draft.objects.filter(corrects__in=list(locked)).select_for_update()
    list(correcting.order_by("pk").values_list("pk"))
