"""What sample staff did with the cases that they were sent."""

from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID

from assessments.models import Case, Review, User
from assessments.models.fields import Ciphertext, encrypt
from assessments.models.review import Decision
from assessments.triage import Urgency

from ..clinic import read_by
from .times import Times

NOT_REACHED = 0.08
DECISIONS: dict[int, dict[Decision, int]] = {
    Urgency.SELF_CARE: {Decision.ADVICE: 6, Decision.NO_ACTION: 3, Decision.CALLED: 1},
    Urgency.ROUTINE: {
        Decision.APPOINTMENT: 4,
        Decision.CALLED: 3,
        Decision.ADVICE: 3,
        Decision.ABI_BOOKED: 2,
    },
    Urgency.SOON: {
        Decision.APPOINTMENT: 5,
        Decision.ABI_BOOKED: 3,
        Decision.CALLED: 2,
        Decision.REFERRED: 1,
    },
    Urgency.SAME_DAY: {
        Decision.CALLED: 4,
        Decision.REFERRED: 4,
        Decision.APPOINTMENT: 2,
        Decision.EMERGENCY: 1,
    },
    Urgency.EMERGENCY: {Decision.EMERGENCY: 6, Decision.CALLED: 2, Decision.REFERRED: 2},
}
NOTES = ("", "Sample data: spoke to the patient.", "Sample data: see the letter of today.")
MESSAGES = (
    "Sample data: we read your answers. We will see you at your next visit.",
    "Sample data: please call us to book a time.",
)


@dataclass(slots=True)
class Dealing:
    """Moves cases on as staff do, each case as a whole."""

    random: Random
    times: Times
    nurses: list[User]
    _texts: dict[str, Ciphertext] = field(default_factory=dict)

    def deal_with(self, case: Case, has_account: bool) -> list[Review]:
        """The entries of a case, none of one that nobody has got to; changes its columns to fit."""
        nurse = self.random.choice(self.nurses)
        entries = [
            self._entry(case.assessment_id, nurse, at, decision, has_account)
            for at, decision in self._decisions(case)
        ]
        for entry in entries:
            again_at = read_by(case.urgency, entry.at)
            case.dealt_with(Decision(entry.decision).leads_to, entry.at, again_at)
        self._assign(case, nurse)
        case.version = len(entries) + (case.assigned_to_id is not None)
        return entries

    def _decisions(self, case: Case) -> list[tuple[datetime, Decision]]:
        """What was decided by the end, and when."""
        at = self.times.first_entry(case.urgency, case.sent_at)
        found: list[tuple[datetime, Decision]] = []
        if self.random.random() < NOT_REACHED:
            found.append((at, Decision.NOT_REACHED))
            at = self.times.next_entry(at)
        likely = DECISIONS[case.urgency]
        found.append((at, self.random.choices(list(likely), list(likely.values()))[0]))
        return [(at, decision) for at, decision in found if at <= self.times.until]

    def _assign(self, case: Case, nurse: User) -> None:
        dealt_with = case.reviewed_at
        if self.random.random() < (0.8 if dealt_with else 0.35):
            case.assigned_to_id = nurse.pk
            case.assigned_at = dealt_with or self.times.within(case.sent_at, 24)

    def _entry(
        self, case: UUID, nurse: User, at: datetime, decision: Decision, has_account: bool
    ) -> Review:
        writes = self.random.random() < (0.1 if decision is Decision.NOT_REACHED else 0.3)
        mailed = at if writes and has_account else None
        seen = self.times.within(at, 72) if mailed and self.random.random() < 0.7 else None
        message: Any = self._sealed(self.random.choice(MESSAGES)) if writes else None
        return Review(
            case_id=case,
            by_id=nurse.pk,
            at=at,
            decision=decision,
            note=self._sealed(self.random.choice(NOTES)),
            message=message,
            mailed_at=mailed,
            read_at=seen,
        )

    def _sealed(self, text: str) -> Ciphertext:
        """The text encrypted, once for all entries."""
        if text not in self._texts:
            self._texts[text] = Ciphertext(encrypt(text))
        return self._texts[text]
