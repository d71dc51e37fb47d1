"""Turning a draft into an assessment."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from assessments import metrics
from assessments.models import Assessment, Draft, Holder
from assessments.models.assessment import AgeBand
from assessments.models.reference import new_reference
from assessments.questionnaire.journey import Walk, walk
from assessments.triage import Answers, Outcome, assess

from .ended_checks import count_result
from .languages import language_in_use
from .snapshot import Saved, snapshot
from .taking_back import mark_taken_back, mark_when_done

REFERENCE_TRIES = 5


class NotComplete(Exception):
    """Some page on the route has no answer yet."""


@transaction.atomic
def submit(*, holder: Holder, draft_id: UUID | None = None) -> Assessment | None:
    """Walks the whole route again, assesses what is on it, and stores the result.

    Submitting twice gives the same assessment. Returns None when there is no draft and never was
    one of that id. Raises NotComplete when a page on the route still needs an answer.
    """
    draft = Draft.objects.waiting().select_for_update().held_by(holder).first()
    if draft is None or (draft_id is not None and draft.id != draft_id):
        return _submitted_before(holder, draft_id)
    whole = walk(draft.saved)
    if not whole.complete:
        raise NotComplete
    return store(draft, whole, assess(Answers.from_json(whole.answers)))


def _submitted_before(holder: Holder, draft_id: UUID | None) -> Assessment | None:
    if draft_id is None:
        return None
    return Assessment.objects.held_by(holder).filter(id=draft_id).first()


def store(draft: Draft, walked: Walk, outcome: Outcome) -> Assessment:
    """Stores an assessment under the draft's id and removes the draft, in one transaction."""
    language = language_in_use()
    assessment = Assessment(
        id=draft.id,
        visitor=draft.visitor,
        owner_id=draft.owner_id,
        corrects_id=draft.corrects_id,
        started_at=draft.started_at,
        **columns_of(draft.saved, walked, outcome, language),
    )
    with transaction.atomic():
        _insert(assessment)
        if assessment.corrects_id is not None:
            mark_taken_back(assessment.corrects_id)
            mark_when_done(assessment.corrects_id)
        Draft.objects.filter(pk=draft.pk).delete()
        count_result(assessment.submitted_at, assessment.ruleset)
    counted = metrics.SUBMISSIONS.labels(urgency=outcome.urgency.code)
    metrics.after_commit(counted.inc)
    return assessment


def columns_of(saved: Saved, walked: Walk, outcome: Outcome, language: str) -> dict[str, Any]:
    """The columns of an assessment that say neither whose it is nor when it was made."""
    age_years = Answers.from_json(walked.answers).age_years
    return {
        "urgency": outcome.urgency,
        "leading": outcome.leading,
        "also": list(outcome.also),
        "age_band": "" if age_years is None else AgeBand.of(age_years),
        "language": language,
        "ruleset": outcome.ruleset,
        "content": snapshot(saved, walked, outcome, language),
    }


def _insert(assessment: Assessment) -> None:
    """Inserts the row, with another reference should the first be taken already."""
    for _ in range(REFERENCE_TRIES):
        try:
            with transaction.atomic():
                return assessment.save(force_insert=True)
        except IntegrityError:
            if not Assessment.objects.filter(reference=assessment.reference).exists():
                raise
            assessment.reference = new_reference()
    raise IntegrityError("no free reference was found")
