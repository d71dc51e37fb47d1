"""What staff do with a case. Every change is put on record beside it, in the same transaction."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from assessments.models import Case, Review, User
from assessments.models.audit_event import Action
from assessments.models.review import Decision

from .audit import Access, record, record_each
from .clinic import read_by
from .telling import tell_patient_of


class TakenByAnother(Exception):
    """Somebody else has taken the case."""


class ChangedMeanwhile(Exception):
    """The case is not as it was when the page was drawn: somebody else has changed it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a reviewer wrote: a note for staff, and a message for the patient or ""."""

    decision: Decision
    note: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """How many cases were taken, and how many others have."""

    taken: int
    by_others: int


@transaction.atomic
def take(*, case_id: UUID, access: Access) -> Case:
    """Assigns a case that nobody has to who asks. Raises TakenByAnother, Case.DoesNotExist."""
    case = _locked(case_id)
    if case.assigned_to_id not in (None, access.user.pk):
        raise TakenByAnother
    if case.assigned_to_id is None:
        _assign(case, access.user)
        record(access, Action.TAKE, case)
    return case


@transaction.atomic
def release(*, case_id: UUID, access: Access) -> Case:
    """Gives a case back that one has. Raises TakenByAnother, Case.DoesNotExist."""
    case = _locked(case_id)
    if case.assigned_to_id not in (None, access.user.pk):
        raise TakenByAnother
    if case.assigned_to_id is not None:
        _assign(case, None)
        record(access, Action.RELEASE, case)
    return case


@transaction.atomic
def assign(*, case_ids: Collection[UUID], to: User | None, access: Access) -> int:
    """Assigns cases to somebody, or to nobody, whoever has them; how many were not so before."""
    # In one order, so that two who assign the same cases never wait for each other.
    cases = _locking().filter(pk__in=case_ids).order_by("pk")
    changed = [case for case in cases if case.assigned_to_id != (to.pk if to else None)]
    _assign_all(changed, to)
    record_each(access, Action.ASSIGN, changed)
    return len(changed)


@transaction.atomic
def take_all(*, case_ids: Collection[UUID], access: Access) -> Taken:
    """Takes those of the cases that nobody has."""
    cases = list(_locking().filter(pk__in=case_ids).order_by("pk"))
    free = [case for case in cases if case.assigned_to_id is None]
    others = [case for case in cases if case.assigned_to_id not in (None, access.user.pk)]
    _assign_all(free, access.user)
    record_each(access, Action.TAKE, free)
    return Taken(len(free), len(others))


@transaction.atomic
def review(*, case_id: UUID, entry: Entry, seen_version: int, access: Access) -> Review:
    """Adds an entry to a case, and moves the case on as the decision says.

    seen_version is the case's version as the reviewer saw it. Sent twice, as by a double click, it
    is added once. Raises ChangedMeanwhile when the case has another version by now, and
    Case.DoesNotExist.
    """
    case = _locked(case_id)
    if case.version != seen_version:
        return _added_before(case, entry, access.user)
    now = timezone.now()
    added = Review.objects.create(
        case=case,
        by=access.user,
        at=now,
        decision=entry.decision,
        note=entry.note,
        message=entry.message or None,
    )
    case.dealt_with(entry.decision.leads_to, now, read_by(case.urgency, now))
    moved = ("state", "is_open", "again_at", "overdue_told_at", "reviewed_at", "seconds_to_review")
    _save(case, *moved)
    record(access, Action.REVIEW, case)
    if added.message:
        transaction.on_commit(lambda: tell_patient_of(added), robust=True)
    return added


def _added_before(case: Case, entry: Entry, by: User) -> Review:
    """The last entry, when it is the same one sent again."""
    last: Review | None = case.reviews.last()
    if last is None or last.by_id != by.pk or _entry(last) != entry:
        raise ChangedMeanwhile
    return last


def _entry(saved: Review) -> Entry:
    return Entry(Decision(saved.decision), saved.note, saved.message or "")


def _locking() -> Any:
    """Cases with their rows locked, and with the assessment, whose row others may need."""
    return (
        Case.objects.select_related("assessment")
        .defer("assessment__content")
        .select_for_update(of=("self",), no_key=True)
    )


def _locked(case_id: UUID) -> Case:
    case: Case = _locking().get(pk=case_id)
    return case


def _assign(case: Case, to: User | None) -> None:
    case.assigned_to = to
    case.assigned_at = timezone.now() if to else None
    _save(case, "assigned_to", "assigned_at")


def _assign_all(cases: Collection[Case], to: User | None) -> None:
    """With one statement, however many there are; they are locked."""
    Case.objects.filter(pk__in=[case.pk for case in cases]).update(
        assigned_to=to, assigned_at=timezone.now() if to else None, version=F("version") + 1
    )


def _save(case: Case, *fields: str) -> None:
    case.version += 1
    case.save(update_fields=[*fields, "version"])
