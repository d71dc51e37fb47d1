"""The clinic that patients can send a result to, as the host names it."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from assessments.triage import Urgency

from .opening import after_open_hours, is_open


@dataclass(frozen=True, slots=True)
class Clinic:
    """What patients are told about who reads what they send, and when."""

    name: str

    def read_by(self, urgency: int, sent_at: datetime) -> datetime:
        """By when a result of that urgency is read that was sent at that moment."""
        return read_by(urgency, sent_at)

    def is_open(self, now: datetime) -> bool:
        return is_open(now)


def read_by(urgency: int, since: datetime) -> datetime:
    """When the clinic will have been open, since that moment, for as long as the urgency allows."""
    return after_open_hours(since, settings.READ_WITHIN_HOURS[Urgency(urgency).code])


def clinic() -> Clinic | None:
    """The host's clinic; None where it names none, and then nothing can be sent."""
    return Clinic(settings.CLINIC_NAME) if settings.CLINIC_NAME else None
