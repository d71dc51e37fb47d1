"""Accounts of patients: made at the first sign-in, and given what the browser's session held."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from assessments.models import Assessment, Draft, Holder, User

from .ended_checks import end_drafts


def account_for(email: str) -> User:
    """The account of an address, made now when there is none.

    Nothing is proved yet: whoever typed the address may not own it. The account is empty until a
    code that was mailed to it comes back, and purge removes it when none does.
    """
    email = email.strip().lower()
    try:
        with transaction.atomic():
            user = User.objects.filter(email=email).first() or User.objects.create_user(email)
            EmailAddress.objects.get_or_create(user=user, email=email, defaults={"primary": True})
    except IntegrityError:  # the other click of a double click was quicker
        user = User.objects.get(email=email)
    return user


@dataclass(frozen=True, slots=True)
class Claimed:
    """What passed to an account: how many results, and whether an older draft gave way."""

    results: int = 0
    draft_dropped: bool = False


@transaction.atomic
def claim(*, visitor: UUID, user: User) -> Claimed:
    """Moves the draft and the results of a browser's session to an account, once.

    Claimed twice at the same moment, the second finds nothing left. Of two drafts the one that was
    worked on last is kept; one without an answer gives way to one with some.
    """
    # One claim at a time for an account: two browsers may sign in together, each with a draft.
    # The key itself stays free: a result that is stored meanwhile for this account refers to it.
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    held = Holder(visitor=visitor)
    results = Assessment.objects.held_by(held).update(owner=user, visitor=None)
    return Claimed(results, _claim_draft(held, Holder(account=user.pk)))


def _claim_draft(held: Holder, account: Holder) -> bool:
    """Whether a draft that could still be gone on with was dropped for the newer one."""
    waiting = Draft.objects.waiting().select_for_update()
    brought = waiting.held_by(held).first()
    if brought is None:
        return False
    own = waiting.held_by(account).first()
    answers_lost = own is not None and bool(own.saved and brought.saved)
    if own is not None and _worth(own) > _worth(brought):
        end_drafts(Draft.objects.filter(pk=brought.pk))
        return answers_lost
    end_drafts(Draft.objects.held_by(account))
    Draft.objects.filter(pk=brought.pk).update(**account.columns)
    return answers_lost


def _worth(draft: Draft) -> tuple[bool, datetime]:
    """By what of two drafts the one to keep is found: any answers, then the later work."""
    return bool(draft.saved), draft.updated_at
