"""Who may work as staff, in which role. Every change is put on record beside it."""

from collections.abc import Collection
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import transaction

from assessments.models import Case, User
from assessments.models.audit_event import Action

from .audit import Access, record_account
from .reviewing import assign


class MayNotGiveRights(Exception):
    """Whoever asks may not change the rights of this account, or not in this way."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What an account may do: sign in at all, see the staff pages, all of them, its roles."""

    active: bool
    staff: bool
    superuser: bool
    roles: frozenset[Group]

    @classmethod
    def of(cls, user: User) -> "Rights":
        roles = frozenset(user.groups.all())
        return cls(user.is_active, user.is_staff, user.is_superuser, roles)

    def __str__(self) -> str:
        """For the log: what is held, by name, and nothing that tells whose it is."""
        flags = {"active": self.active, "staff": self.staff, "superuser": self.superuser}
        held = [name for name, has in flags.items() if has]
        return ", ".join([*held, *sorted(role.name for role in self.roles)]) or "none"


def may_give_rights(*, by: User, to: User) -> bool:
    """Whether one account may change the rights of another.

    Nobody changes their own: nobody gives themselves more, and the last superuser is not locked
    out by a slip. Only superusers touch a superuser's account.
    """
    allowed = by.has_perm("assessments.give_rights") and by.pk != to.pk
    return allowed and (by.is_superuser or not to.is_superuser)


@transaction.atomic
def give_rights(*, user: User, rights: Rights, access: Access) -> Rights:
    """Gives an account these rights and no others; what it had. Raises MayNotGiveRights.

    Put on record is who did it, from where and when, and the number of the account; which rights
    it had and has is in the log of the admin, where it can be made nameless when the account is
    deleted.
    """
    # As it is now, not as it was when the page was drawn: it may be a superuser's since.
    locked = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if not may_give_rights(by=access.user, to=locked):
        raise MayNotGiveRights
    before = Rights.of(locked)
    if rights.superuser != before.superuser and not access.user.is_superuser:
        raise MayNotGiveRights
    if rights != before:
        flags = {"is_active": rights.active, "is_staff": rights.staff}
        User.objects.filter(pk=user.pk).update(**flags, is_superuser=rights.superuser)
        locked.groups.set(rights.roles)
        record_account(access, Action.RIGHTS, locked)
        _free_cases_of(User.objects.get(pk=user.pk), access)
    return before


def _free_cases_of(user: User, access: Access) -> None:
    """What somebody has who can deal with it no more is free for others to take."""
    if not (user.is_active and user.is_staff and user.has_perm("assessments.review_case")):
        mine = Case.objects.filter(assigned_to=user, is_open=True).values_list("pk", flat=True)
        assign(case_ids=list(mine), to=None, access=access)


def may_take_second_factor(*, by: User, of: User) -> bool:
    """Whether one account may take another's second factor away: a superuser's, superusers only."""
    allowed = by.has_perm("mfa.delete_authenticator")
    return allowed and (by.is_superuser or not of.is_superuser)


@transaction.atomic
def take_second_factors(*, users: Collection[User], access: Access) -> None:
    """Takes app and spare codes from these accounts, all or none. Raises MayNotGiveRights."""
    for user in users:
        if not may_take_second_factor(by=access.user, of=user):
            raise MayNotGiveRights
        Authenticator.objects.filter(user=user).delete()
        record_account(access, Action.RIGHTS, user)
