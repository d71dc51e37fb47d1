"""The days or weeks that figures are counted over, as the host's clocks have them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from assessments.exchange.days import midnight

DAYS_IN = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Period:
    """So many days or weeks up to now, the present one included.

    Attributes: unit ("day" or "week"; a week begins on Monday), count, now.
    """

    unit: str
    count: int
    now: datetime

    @property
    def starts(self) -> tuple[date, ...]:
        """The first day of each day or week, oldest first."""
        today = timezone.localdate(self.now)
        step = DAYS_IN[self.unit]
        last = today - timedelta(days=today.weekday() if self.unit == "week" else 0)
        return tuple(last - timedelta(days=step * back) for back in reversed(range(self.count)))

    @property
    def since(self) -> datetime:
        return midnight(self.starts[0])

    @property
    def until(self) -> datetime:
        """When the present day or week will be over; no part of the period."""
        return midnight(self.end)

    @property
    def end(self) -> date:
        """The first day after the period."""
        return self.starts[-1] + timedelta(days=DAYS_IN[self.unit])

    @property
    def query(self) -> str:
        """How an address asks for it."""
        return f"{self.unit}s={self.count}"


def choices(now: datetime) -> tuple[Period, ...]:
    """The periods on offer, the usual one first."""
    return Period("day", 14, now), Period("week", 12, now), Period("week", 52, now)


def asked_for(query: Mapping[str, str], now: datetime) -> Period:
    """The period that an address asks for; the usual one where it asks for none on offer."""
    offered = choices(now)
    said = {f"{unit}s={query.get(f'{unit}s', '').strip()}" for unit in DAYS_IN}
    return next((one for one in offered if one.query in said), offered[0])
