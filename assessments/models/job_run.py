"""When each periodic job ran last, and when it is due."""

from django.db import models
from django.utils import timezone


class JobRun(models.Model):
    """One row for each job, however it is started: by the scheduler, by cron or by hand.

    next_due_at is when the scheduler starts it next; while it runs, when it may be started again
    because that run must have died. The scheduler itself has a row as well, without a time that it
    is due: last_started_at is when it last looked for what is. So has the mail of the day:
    last_succeeded_at is when it went out last.
    """

    name = models.CharField(max_length=40, primary_key=True)
    known_since = models.DateTimeField(default=timezone.now)
    last_started_at = models.DateTimeField(null=True)
    last_ended_at = models.DateTimeField(null=True)
    last_succeeded_at = models.DateTimeField(null=True)
    succeeded = models.PositiveBigIntegerField(default=0)
    failed = models.PositiveBigIntegerField(default=0)
    failures_in_a_row = models.PositiveIntegerField(default=0)
    next_due_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def is_running(self) -> bool:
        """Whether a run has begun and not ended: it goes on, or died."""
        started, ended = self.last_started_at, self.last_ended_at
        return started is not None and (ended is None or ended < started)
