"""Keeping on record when jobs run, and giving each due time to one machine alone."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import Error
from django.db.models import F
from django.utils import timezone

from assessments.models import JobRun

from .schedule import BY_NAME, Job

log = logging.getLogger(__name__)

SCHEDULER = "scheduler"
"""The name that the scheduler's own row has."""
MAIL_OF_THE_DAY = "mail-of-the-day"
"""The name of the row that says when it went out last. Its job runs also when nothing waits."""
LOOKS_EVERY = timedelta(minutes=2)
"""A scheduler that has not looked for so long does not work."""
CLOCKS_DIFFER = timedelta(minutes=5)
"""So far ahead of this machine's another's clock may be."""


@contextmanager
def recorded(name: str) -> Iterator[None]:
    """Keeps on record that the job of that name runs, and whether it succeeds."""
    job, now = BY_NAME[name], timezone.now()
    _row(job, now)
    JobRun.objects.filter(name=name).update(last_started_at=now, next_due_at=now + job.lease)
    try:
        yield
    except Exception:
        _failed(job)
        raise
    _succeeded(job)


def claim(job: Job, now: datetime | None = None) -> bool:
    """Whether the job is due, and this machine's to run: nobody else gets it for this time.

    One UPDATE that finds the row as it was read, and committed at once: of two that try, one finds
    nothing. now is for tests.
    """
    now = now or timezone.now()
    run = _row(job, now)
    if run.next_due_at is None or not _is_due(job, run.next_due_at, now):
        return False
    as_read = JobRun.objects.filter(name=job.name, next_due_at=run.next_due_at)
    if not job.when.suits(now):
        as_read.update(next_due_at=job.when.after(now))
        return False
    died = int(run.is_running)
    ours = as_read.update(
        last_started_at=now,
        next_due_at=now + job.lease,
        failed=F("failed") + died,
        failures_in_a_row=F("failures_in_a_row") + died,
    )
    if ours and died:
        log.error("a run of %s did not end", job.name)
    return bool(ours)


def look_noted(now: datetime | None = None) -> None:
    """Keeps on record that a scheduler is looking for what is due."""
    now = now or timezone.now()
    JobRun.objects.update_or_create(name=SCHEDULER, defaults={"last_started_at": now})


def scheduler_works(now: datetime | None = None) -> bool:
    """Whether some scheduler has looked for what is due lately."""
    now = now or timezone.now()
    lately = {"last_started_at__gt": now - LOOKS_EVERY, "last_started_at__lt": now + CLOCKS_DIFFER}
    return JobRun.objects.filter(name=SCHEDULER, **lately).exists()


def mail_of_the_day_noted(at: datetime) -> None:
    """Keeps on record that the clinic was told then how much is waiting."""
    JobRun.objects.update_or_create(name=MAIL_OF_THE_DAY, defaults={"last_succeeded_at": at})


def mail_of_the_day_on(moment: datetime) -> bool:
    """Whether the clinic was told on that day, of TIME_ZONE's."""
    found = JobRun.objects.filter(name=MAIL_OF_THE_DAY).values_list("last_succeeded_at", flat=True)
    last = found.first()
    return last is not None and timezone.localdate(last) == timezone.localdate(moment)


def job_runs() -> list[JobRun]:
    """The rows of all jobs that have run or are due, by name."""
    return list(JobRun.objects.filter(name__in=BY_NAME).order_by("name"))


def _is_due(job: Job, at: datetime, now: datetime) -> bool:
    """Also at a time that no right clock can have set: it would keep the job from running."""
    return at <= now or at > max(job.when.after(now), now + job.lease) + CLOCKS_DIFFER


def _row(job: Job, now: datetime) -> JobRun:
    first = {"known_since": now, "next_due_at": job.when.after(now)}
    return JobRun.objects.get_or_create(name=job.name, defaults=first)[0]


def _succeeded(job: Job) -> None:
    now = timezone.now()
    JobRun.objects.filter(name=job.name).update(
        last_ended_at=now,
        last_succeeded_at=now,
        succeeded=F("succeeded") + 1,
        failures_in_a_row=0,
        next_due_at=job.when.after(now),
    )


def _failed(job: Job) -> None:
    """Where even that cannot be stored, the run counts as dead, and the job is due after that."""
    now = timezone.now()
    try:
        JobRun.objects.filter(name=job.name).update(
            last_ended_at=now,
            failed=F("failed") + 1,
            failures_in_a_row=F("failures_in_a_row") + 1,
            next_due_at=job.due_after_failure(now),
        )
    except Error as error:
        log.error("that %s failed could not be noted: %s", job.name, type(error).__name__)
