"""When sample patients come, and how soon the clinic deals with what they send."""

import math
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.conf import settings
from django.utils import timezone

from assessments.triage import Urgency

from ..opening import after_open_hours

DAYS = 2 * 365
RECENT_DAYS = 9
RECENT = 600
"""Besides what comes evenly over two years: so many results of the last days, or three in ten of a
small population, so that also its queue has something in it."""
QUEUE = 300
"""About how many cases are open at most: a clinic that is sent more has more staff to read it."""
SENT = 0.6
OPEN_DAYS = 3.5
"""Days, weekends among them, that a case of average urgency stays open at a small clinic."""
LATE = 0.04
"""How many cases take longer than they should, at a small clinic; for a busy one, fewer."""

_HOURS = [0.3] * 6 + [2] * 3 + [4] * 9 + [6] * 5 + [1]


@dataclass(slots=True)
class Times:
    """Moments up to until, of a population of so many results."""

    random: Random
    until: datetime
    count: int
    pace: float = field(init=False)
    """What part of a small clinic's time a clinic of this size takes over a case."""

    def __post_init__(self) -> None:
        open_at_once = self.count * SENT / DAYS * OPEN_DAYS
        self.pace = min(1.0, QUEUE / open_at_once)

    def submitted(self) -> datetime:
        """When a check was done: any day, seldom at night."""
        lately = self.random.random() < min(0.3, RECENT / self.count)
        days = self.random.random() * (RECENT_DAYS if lately else DAYS)
        day = timezone.localtime(self.until - timedelta(days=days))
        hour = self.random.choices(range(24), _HOURS)[0]
        minute, second = divmod(self.random.randrange(3600), 60)
        then = day.replace(hour=hour, minute=minute, second=second, microsecond=0)
        # As late as an hour before the end, so that there is time to send it.
        return then if then < self.until - timedelta(hours=1) else then - timedelta(days=1)

    def within(self, start: datetime, hours: float) -> datetime:
        """Some time in so many hours from start, by the end at the latest."""
        return min(start + timedelta(hours=hours * self.random.random()), self.until)

    def first_entry(self, urgency: int, sent_at: datetime) -> datetime:
        """When the clinic dealt with a case, while it was open: mostly well within its time."""
        hours = settings.READ_WITHIN_HOURS[Urgency(urgency).code]
        part = self.random.lognormvariate(math.log(0.45), 0.7) * self.pace
        if self.random.random() < LATE * self.pace:
            part = self.random.uniform(1, 4)
        return after_open_hours(sent_at, hours * part)

    def next_entry(self, at: datetime) -> datetime:
        """When the clinic tried again to reach a patient."""
        return after_open_hours(at, self.random.uniform(1, 16) * self.pace)
