"""Saving a check page by page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments import metrics
from assessments.models import Assessment, Draft, Holder
from assessments.questionnaire.journey import Walk, emergency, walk
from assessments.questionnaire.pages import PAGES, Page

from .ended_checks import end_drafts
from .snapshot import saved_but_emergency
from .submission import store
from .suggestions import without


class DraftGone(Exception):
    """There is no open draft to save to: it was submitted, thrown away, or has expired."""


class AnotherDraftOpen(Exception):
    """The patient is in the middle of another check."""


class AlreadyCorrected(Exception):
    """A later assessment has corrected this one."""


@dataclass(frozen=True)
class Saved:
    """What became of a posted page.

    form holds the errors when nothing was saved; walk is the journey as it stands now; assessment
    is set when the answers so far are an emergency and the check has ended with a result.
    """

    form: Page
    draft: Draft
    walk: Walk
    assessment: Assessment | None = None


def open_draft(holder: Holder | None) -> Draft | None:
    """The draft this patient can go on with, if there is one."""
    if holder is None:
        return None
    # There is one at most, so nothing need be sorted to have the first.
    return next(iter(Draft.objects.waiting().held_by(holder)), None)


@transaction.atomic
def save_page(
    *, holder: Holder, page: type[Page], data: Mapping[str, Any], draft_id: UUID | None = None
) -> Saved:
    """Checks one posted page and, if it is right, merges its answers alone into the draft.

    The draft's row is locked meanwhile, so that two tabs never undo each other. draft_id is the
    draft that the posting page was drawn from, where it says so. The first page opens a draft
    when there is none. Raises DraftGone when the page belongs to a draft that is no longer open.
    """
    draft = locked(holder, draft_id) or _opened_by(page, holder, draft_id)
    before = walk(draft.saved)
    form = page(data=data, context=before.answers)
    if not form.is_valid():
        return Saved(form, draft, before)
    draft.saved |= form.saved()
    suggested_before = draft.suggested
    draft.suggested = without(suggested_before, page.questions())
    draft.updated_at = timezone.now()
    _counted(draft)
    after = walk(draft.saved)
    outcome = emergency(after)
    if outcome is not None:
        return Saved(form, draft, after, store(draft, after, outcome))
    if draft._state.adding:
        draft.save(force_insert=True)
    else:
        changed = ["suggested"] if suggested_before != draft.suggested else []
        draft.save(update_fields=["saved", "updated_at", *changed])
    return Saved(form, draft, after)


def _counted(draft: Draft) -> None:
    if draft._state.adding:
        metrics.after_commit(metrics.DRAFTS_BEGUN.inc)
    metrics.after_commit(metrics.PAGES_SAVED.inc)


@transaction.atomic
def discard(*, holder: Holder) -> None:
    """Throws the patient's draft away, answers and all."""
    end_drafts(Draft.objects.held_by(holder))


@transaction.atomic
def correct(*, assessment: Assessment, holder: Holder) -> Draft:
    """Opens a new draft with all answers but those the emergency rested on.

    Asked twice, it gives the same draft. Raises AnotherDraftOpen when the patient is in the
    middle of a check that is not this correction, AlreadyCorrected when it was made before.
    """
    if Assessment.objects.filter(corrects=assessment).exists():
        raise AlreadyCorrected
    draft = locked(holder)
    if draft is not None and draft.saved:
        if draft.corrects_id != assessment.id:
            raise AnotherDraftOpen
        return draft
    if draft is not None:  # a check begun from an earlier one, with nothing answered yet
        draft.delete()
    forget_expired(holder)
    saved = saved_but_emergency(assessment.content)
    try:
        with transaction.atomic():
            draft = Draft.objects.create(**holder.columns, saved=saved, corrects=assessment)
    except IntegrityError:
        # The other click of a double click was quicker; any other cause is an error still.
        return Draft.objects.held_by(holder).get(corrects=assessment)
    metrics.after_commit(metrics.DRAFTS_BEGUN.inc)
    return draft


def locked(holder: Holder, draft_id: UUID | None = None) -> Draft | None:
    """The open draft, locked. Raises DraftGone when it is not the one of that id."""
    draft = Draft.objects.waiting().select_for_update().held_by(holder).first()
    if draft is not None and draft_id is not None and draft.id != draft_id:
        raise DraftGone
    return draft


def _opened_by(page: type[Page], holder: Holder, draft_id: UUID | None) -> Draft:
    if page is not PAGES[0] or draft_id is not None:
        raise DraftGone
    forget_expired(holder)
    return Draft(**holder.columns)


def forget_expired(holder: Holder) -> None:
    """Makes room where a draft has waited too long, and never for one just opened elsewhere."""
    end_drafts(Draft.objects.expired(timezone.now()).held_by(holder))
