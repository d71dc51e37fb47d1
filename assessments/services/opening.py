"""Time counted while the clinic is open."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

LONGEST = 366
"""Days to look ahead: a clinic that stays closed for longer gives no time at all."""


def after_open_hours(start: datetime, hours: float) -> datetime:
    """When the clinic will have been open for so many hours since start.

    Raises ValueError when it is not open for as long within a year.
    """
    left = timedelta(hours=hours)
    for opens, closes in _spans(start):
        open_from = max(opens, start)
        if closes <= open_from:
            continue
        if closes - open_from >= left:
            return open_from + left
        left -= closes - open_from
    raise ValueError("the clinic is not open for so long within a year")


def is_open(now: datetime) -> bool:
    """Whether the clinic is open at that moment."""
    opens, closes = next(_spans(now), (now, now))
    return opens <= now < closes


def _spans(start: datetime) -> Iterator[tuple[datetime, datetime]]:
    """When the clinic is open, from that day on, in order: those over by then left out."""
    first = timezone.localdate(start)
    for days in range(LONGEST):
        day = first + timedelta(days=days)
        if day in settings.CLINIC_CLOSED_ON:
            continue
        for opens, closes in settings.CLINIC_HOURS.get(day.weekday(), ()):
            span = _at(day, opens), _at(day, closes)
            if span[1] > start:
                yield span


def _at(day: date, clock: time) -> datetime:
    """In UTC, so that an hour is an hour on the days on which clocks are changed."""
    if clock == time.max:  # 24:00
        day, clock = day + timedelta(days=1), time.min
    there = datetime.combine(day, clock, timezone.get_default_timezone())
    return there.astimezone(timezone.get_fixed_timezone(0))
