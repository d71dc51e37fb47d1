"""Erasing what a patient wants gone: at once, for good, and from the log of the admin too."""

from collections.abc import Collection

from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from assessments.models import Assessment, AuditEvent, Case, Draft, Review, User
from assessments.models.assessment import AssessmentQuerySet

from .admin_log import forget_address, forget_objects, log_erased
from .sharing import drop_links
from .sign_in_traces import Traces, erase_traces, traces_of


class StaffAccount(Exception):
    """The account is one of staff, or has acted as one: what it did must stay on record."""


@transaction.atomic
def erase_assessment(*, assessment: Assessment) -> None:
    """Deletes one result, and what an unfinished check suggests because of it.

    A result that corrects it stays, and so do the answers of a check that is under way. One that
    was sent to the clinic is part of the clinic's records: its patient has it no more, and no link
    shows it.
    """
    # Locked as start_from does: a draft that suggests it is there by now, or never will be.
    # no_key lets a correction of it be stored, which would wait for it with its draft locked.
    locked = Assessment.objects.select_for_update(no_key=True).defer("content")
    if locked.filter(pk=assessment.pk).first() is None:
        return
    holder = {"visitor": assessment.visitor, "owner": assessment.owner_id}
    for draft in Draft.objects.select_for_update().filter(**holder):
        if draft.suggested.get("of") == str(assessment.id):
            draft.suggested = {}
            draft.save(update_fields=["suggested"])
    forget_objects([assessment])
    own = Assessment.objects.filter(pk=assessment.pk)
    drop_links(own)
    if not _leave_with_clinic(own):
        assessment.delete()


def erase_account(*, user: User) -> None:
    """Deletes an account with all it holds, and signs it out everywhere.

    Gone are address, draft, results, reminder, second factor and sessions. What was sent to the
    clinic stays with the clinic, and is nobody's account's any more; the log of the admin keeps
    what staff did, without saying to whom. Raises StaffAccount.
    """
    # Read before the transaction begins, which would keep others from writing meanwhile.
    erase_account_with(traces_of([user])[user.pk], user=user)


def erase_for_staff(*, users: Collection[User], by: User) -> None:
    """Deletes accounts as erase_account does, all or none, and puts on record who did it."""
    found = traces_of(users)
    with transaction.atomic():
        # In one order, so that two who delete the same accounts never wait for each other.
        for user in sorted(users, key=lambda user: user.pk):
            erase_account_with(found[user.pk], user=user)
            log_erased(by=by, pk=user.pk)


@transaction.atomic
def erase_account_with(traces: Traces, *, user: User, among: QuerySet[User] | None = None) -> bool:
    """As erase_account, with what sessions hold of the account already found.

    An account that is no longer among those given is left as it is. Returns whether it was erased.
    """
    locked = _locked_with_what_it_holds(user)
    if locked is None:  # the other click of a double click was quicker
        return False
    if among is not None and not among.filter(pk=user.pk).exists():
        return False
    if is_staff(locked):
        raise StaffAccount
    forget_objects([locked, *locked.assessments.defer("content")])
    forget_address(locked.email)
    erase_traces(traces)
    held = Assessment.objects.filter(owner=locked)
    drop_links(held)
    _leave_with_clinic(held)
    locked.delete()
    return True


def _locked_with_what_it_holds(user: User) -> User | None:
    """The account, to which nothing can be added from now on; None when it is gone.

    Locked in the order that all go by: account, results, draft. What a patient is doing at this
    moment is waited for, and may still refer to the account meanwhile: no_key lets it.
    """
    found = User.objects.filter(pk=user.pk)
    if found.select_for_update(no_key=True).first() is None:
        return None
    held = Assessment.objects.filter(owner=user.pk).order_by("pk")
    results = held.select_for_update(no_key=True).values_list("pk")
    list(results)
    list(Draft.objects.filter(owner=user.pk).select_for_update().values_list("pk"))
    locked = found.select_for_update().first()
    # Once more: what was waited for may have left one, and that may be being sent already.
    list(results.all())
    return locked


def _leave_with_clinic(results: AssessmentQuerySet) -> int:
    """Takes those that were sent to it away from their holder; how many."""
    # A subquery of its own: an update cannot join another table.
    return results.filter(pk__in=Case.objects.values("pk")).update(owner=None, visitor=None)


def is_staff(user: User) -> bool:
    """Whether the account may work as staff, or did: deleting it would delete what it did."""
    return user.is_staff or user.is_superuser or User.objects.filter(acted(), pk=user.pk).exists()


def acted() -> Q:
    """Of accounts: those named by what is on record of staff, which outlives them."""
    return Q(
        Exists(LogEntry.objects.filter(user=OuterRef("pk")))
        | Exists(AuditEvent.objects.filter(actor=OuterRef("pk")))
        | Exists(Review.objects.filter(by=OuterRef("pk")))
        | Exists(Case.objects.filter(assigned_to=OuterRef("pk")))
    )
