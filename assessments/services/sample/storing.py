"""Storing some thousand records of a sample at once, in as many statements for many as for few."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Model

from assessments.models import Assessment, AuditEvent, Case, Review, User
from assessments.models.audit_event import Action, Why

from .people import confirmed
from .references import take

SIZE = 1000
"""Results that are stored together."""


@dataclass(slots=True)
class Batch:
    """Records that wait to be stored; owned tells which results are whose."""

    owned: list[tuple[User, list[Assessment]]] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)

    def store(self, references: Iterator[str]) -> None:
        """Accounts first, then what refers to them, and the audit log of the entries."""
        accounts = [account for account, _ in self.owned]
        _store(User, accounts)
        _store(EmailAddress, confirmed(accounts))
        for account, results in self.owned:
            for one in results:
                one.owner_id = account.pk
        for one, reference in zip(
            self.assessments, take(references, len(self.assessments)), strict=True
        ):
            one.reference = reference
        _store(Assessment, self.assessments)
        _store(Case, self.cases)
        _store(Review, self.reviews)
        _store(AuditEvent, list(self._events()))

    def _events(self) -> Iterator[AuditEvent]:
        spelt = {one.pk: one.reference for one in self.assessments}
        for entry in self.reviews:
            yield AuditEvent(
                at=entry.at,
                actor_id=entry.by_id,
                address=f"192.0.2.{1 + entry.by_id % 200}",
                action=Action.REVIEW,
                why=Why.QUEUE,
                record=entry.case_id,
                reference=spelt[entry.case_id],
            )


def _store(model: type[Model], records: list[Any]) -> None:
    model._default_manager.bulk_create(records)
