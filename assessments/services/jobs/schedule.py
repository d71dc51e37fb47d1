"""Which jobs there are, and when each is due."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Protocol

from django.utils import timezone

RETRY = timedelta(minutes=15)
"""After so long a job that failed is tried again, if it is not due before."""


class When(Protocol):
    """When something is due."""

    def after(self, moment: datetime) -> datetime:
        """The next time that it is due, in UTC."""

    def suits(self, moment: datetime) -> bool:
        """Whether what was not done in time may still be done at that moment."""


@dataclass(frozen=True, slots=True)
class Every:
    """Every so many minutes (which an hour divides into) between two times of TIME_ZONE's day.

    Counted in UTC, so that no hour is left out when clocks are put back.
    """

    minutes: int
    first: time = time.min
    last: time = time.max

    def after(self, moment: datetime) -> datetime:
        at = moment.astimezone(UTC).replace(second=0, microsecond=0)
        at -= timedelta(minutes=at.minute % self.minutes)
        while True:
            at += timedelta(minutes=self.minutes)
            if self.suits(at):
                return at

    def suits(self, moment: datetime) -> bool:
        return self.first <= timezone.localtime(moment).time() <= self.last


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day, at a time of TIME_ZONE; later that day, or the next, if it was missed."""

    at: time

    def after(self, moment: datetime) -> datetime:
        zone, day = timezone.get_default_timezone(), timezone.localdate(moment)
        while True:
            at = datetime.combine(day, self.at, zone).astimezone(UTC)
            if at > moment:
                return at
            day += timedelta(days=1)

    def suits(self, moment: datetime) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Job:
    """One command of manage.py, with its words. A run that takes longer than lease has died."""

    name: str
    command: tuple[str, ...]
    when: When
    lease: timedelta

    def due_after_failure(self, now: datetime) -> datetime:
        return min(self.when.after(now), now + RETRY)


HOUR = timedelta(hours=1)
JOBS = (
    Job("tell", ("tell",), Every(5), lease=HOUR / 4),
    Job("tell-daily", ("tell", "--daily"), Every(15, time(7), time(11, 59)), lease=HOUR / 4),
    Job("purge", ("purge",), Daily(time(3, 10)), lease=HOUR),
    Job("send_reminders", ("send_reminders",), Daily(time(9, 10)), lease=HOUR),
)
BY_NAME = {job.name: job for job in JOBS}
