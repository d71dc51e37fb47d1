"""Finding cases for the staff who read them."""

from uuid import UUID

from django.db.models import F, Q, QuerySet

from assessments.models import Case, Review, User
from assessments.models.case import State

MOST_OTHERS = 20


def case_to_read(pk: UUID) -> Case | None:
    """A case with its assessment; None when there is none.

    Who sent it and who has it are looked up when they are asked for: see staff/queue.py for why
    accounts are not joined.
    """
    return Case.objects.select_related("assessment").filter(pk=pk).first()


def entries_of(case: Case) -> list[Review]:
    """What staff did about it, the first first."""
    return list(case.reviews.prefetch_related("by"))


def others_of_holder(case: Case) -> list[Case]:
    """What else was sent from the same account, newest first, with no content read.

    Who has no account is known by the browser alone. An account that was deleted took with it
    what joined its results. Not all of it need be about one person: see may_be_same_person.
    """
    owner, visitor = case.assessment.owner_id, case.assessment.visitor
    if owner is None and visitor is None:
        return []
    held = Q(assessment__owner=owner) if owner else Q(assessment__visitor=visitor)
    others: QuerySet[Case] = Case.objects.filter(held).exclude(pk=case.pk)
    joined = others.select_related("assessment").defer("assessment__content")
    return list(joined.order_by("-assessment__submitted_at")[:MOST_OTHERS])


def may_be_same_person(one: Case, other: Case) -> bool:
    """Whether nothing says that two cases of one account or browser are about two people.

    People share devices, and the check can be done for somebody else: names and birthdays that
    differ tell them apart, and so does a check that was done for another and says neither.
    """
    for detail in ("name", "born"):
        said = {_plain(case.contact.get(detail, "")) for case in (one, other)} - {""}
        if len(said) > 1:
            return False
    for_other = [bool(case.assessment.content["remarks"].get("for_other")) for case in (one, other)]
    known = all(case.contact.get("born") for case in (one, other))
    return known or not any(for_other)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def next_to_read(user: User, after: Case) -> Case | None:
    """The most urgent case that is open and in nobody else's hands, that one left out.

    Those that nobody has looked at come before those whose patient is to be tried again.
    """
    free = _open_but(after).filter(Q(assigned_to=None) | Q(assigned_to=user))
    new = free.filter(state=State.NEW).first()
    return new or free.order_by(F("again_at").asc(nulls_last=True)).first()


def count_others_open(after: Case) -> int:
    """How many other cases are open, whoever has them."""
    return _open_but(after).count()


def _open_but(case: Case) -> QuerySet[Case]:
    return Case.objects.filter(is_open=True).exclude(pk=case.pk)
