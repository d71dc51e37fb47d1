"""Days as the host's clocks have them."""

from datetime import date, datetime, time

from django.utils import timezone


def midnight(day: date) -> datetime:
    """When that day begins."""
    return timezone.make_aware(datetime.combine(day, time.min))
