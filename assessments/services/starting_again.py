"""A new check that starts from an earlier one."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments import metrics
from assessments.models import Assessment, Draft, Holder

from .drafts import AnotherDraftOpen, forget_expired, locked
from .suggestions import taken_from


@transaction.atomic
def start_from(*, assessment: Assessment, holder: Holder) -> Draft:
    """Opens a draft without an answer, which suggests the background of an earlier check.

    Asked twice, it gives the same draft; asked for another assessment before anything is
    answered, that draft suggests its background instead. Raises AnotherDraftOpen when a draft
    with answers is open, Assessment.DoesNotExist when the earlier check was erased meanwhile.
    """
    # Before the draft, in the order of erase_assessment, which waits until the draft is there.
    assessment = Assessment.objects.select_for_update(no_key=True).get(pk=assessment.pk)
    draft = locked(holder)
    if draft is None:
        forget_expired(holder)
        draft = _opened(holder)
    if draft.saved:
        raise AnotherDraftOpen
    draft.suggested = taken_from(assessment)
    draft.updated_at = timezone.now()
    draft.save(update_fields=["suggested", "updated_at"])
    return draft


def _opened(holder: Holder) -> Draft:
    try:
        with transaction.atomic():
            draft = Draft.objects.create(**holder.columns)
    except IntegrityError:
        # The other click of a double click was quicker; any other cause is an error still.
        return Draft.objects.select_for_update().held_by(holder).get()
    metrics.after_commit(metrics.DRAFTS_BEGUN.inc)
    return draft
