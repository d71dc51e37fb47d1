"""manage.py jobs: runs the periodic jobs, each when it is due. In place of cron."""

import signal
import threading
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone

from assessments.management.job_loop import run_due, run_for_ever
from assessments.models import JobRun
from assessments.public import metrics_server
from assessments.services import jobs


class Command(BaseCommand):
    help = (
        "Runs tell, tell --daily, purge and send_reminders when each is due, until it is told to "
        "stop. Safe on two machines at once: each due time is one machine's. What was missed is "
        "made up for."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--once", action="store_true", help="run what is due, and end")
        how.add_argument("--list", action="store_true", help="show when each ran and is due")
        how.add_argument(
            "--healthy", action="store_true", help="fail unless a scheduler works somewhere"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            self._list()
        elif options["healthy"]:
            _healthy()
        elif options["once"]:
            if not run_due():
                raise CommandError("Not every job succeeded. The log says which.")
        else:
            _until_told()

    def _list(self) -> None:
        runs = {run.name: run for run in jobs.job_runs()}
        columns = "{:<16}{:<18}{:<18}{:<18}{:>9}"
        head = ("job", "last started", "last succeeded", "due", "failures")
        self.stdout.write(columns.format(*head))
        for job in jobs.JOBS:
            run = runs.get(job.name) or JobRun(name=job.name)
            due = "is running" if run.is_running else _clock(run.next_due_at)
            shown = (_clock(run.last_started_at), _clock(run.last_succeeded_at), due)
            self.stdout.write(columns.format(job.name, *shown, run.failures_in_a_row))


def _until_told() -> None:
    """SIGTERM and Ctrl-C end it between two jobs."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if settings.JOBS_METRICS_BIND is not None:
        metrics_server.start(settings.JOBS_METRICS_BIND)
    run_for_ever(stop)


def _healthy() -> None:
    try:
        works = jobs.scheduler_works()
    except Error as error:
        raise CommandError(f"The database does not answer ({type(error).__name__}).") from None
    if not works:
        raise CommandError("No scheduler has looked for what is due lately.")


def _clock(at: datetime | None) -> str:
    return "never" if at is None else f"{timezone.localtime(at):%Y-%m-%d %H:%M}"
