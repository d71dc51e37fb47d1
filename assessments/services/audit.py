"""Putting on record who looked at what. Nothing of anyone's health is written here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from assessments.models import AuditEvent, Case, User
from assessments.models.audit_event import Action, Why


@dataclass(frozen=True, slots=True)
class Access:
    """Who acts, from which address, and what led there."""

    user: User
    address: str | None = None
    why: Why = Why.DIRECT


def record(
    access: Access, action: Action, case: Case | None = None, *, at: datetime | None = None
) -> None:
    """Puts one action on record, of one case where it is about one. at is when; else it is now."""
    about = _about(case) if case else {}
    AuditEvent.objects.create(**_who(access), **_when(at), action=action, **about)


def is_recorded(access: Access, action: Action, at: datetime, case: Case | None = None) -> bool:
    """Whether it was put on record as of that very moment, which no two looks share."""
    same = AuditEvent.objects.filter(actor=access.user, at=at, action=action)
    return same.filter(record=case.pk if case else None).exists()


def record_account(access: Access, action: Action, account: User) -> None:
    """Puts one action on record of an account, by its number alone: that stays when it is gone."""
    AuditEvent.objects.create(**_who(access), action=action, references=[str(account.pk)])


def record_each(access: Access, action: Action, cases: Iterable[Case]) -> None:
    """As record, for many cases at once."""
    AuditEvent.objects.bulk_create(
        AuditEvent(**_who(access), action=action, **_about(case)) for case in cases
    )


def record_list(
    access: Access, action: Action, references: Iterable[str], *, at: datetime | None = None
) -> None:
    """Puts on record that a list was seen or taken away, and which cases were on it."""
    named = list(references)
    AuditEvent.objects.create(**_who(access), **_when(at), action=action, references=named)


def _who(access: Access) -> dict[str, object]:
    return {"actor": access.user, "address": access.address, "why": access.why}


def _about(case: Case) -> dict[str, object]:
    return {"record": case.pk, "reference": case.assessment.reference}


def _when(at: datetime | None) -> dict[str, object]:
    return {} if at is None else {"at": at}
