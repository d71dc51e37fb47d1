"""Runs periodic jobs when they are due."""

import io
import logging
import threading
import time

from django.core.management import CommandError, call_command
from django.db import Error, connections

from assessments.services import jobs

log = logging.getLogger(__name__)

LOOK_EVERY = 10
"""Seconds between two looks at what is due, and two notes that a scheduler is there."""


def run_due() -> bool:
    """Runs what is due, each job once; whether none failed. Raises what the database raises."""
    jobs.look_noted()
    succeeded = [run(job) for job in jobs.JOBS if jobs.claim(job)]
    return all(succeeded)


def run_for_ever(stop: threading.Event) -> None:
    """Goes on until stop is set, whatever fails; what runs then is finished first.

    Each job runs in a thread of its own: a long purge must not hold up mails.
    """
    running: dict[str, threading.Thread] = {}
    while not stop.is_set():
        _look(running)
        # Nothing is kept open until the next look: by then the database may be another one.
        connections.close_all()
        stop.wait(LOOK_EVERY)
    for thread in running.values():
        thread.join()


def _look(running: dict[str, threading.Thread]) -> None:
    """Starts what is due. It outlives the database, and tries again at the next look."""
    try:
        jobs.look_noted()
        for job in jobs.JOBS:
            before = running.get(job.name)
            if (before is None or not before.is_alive()) and jobs.claim(job):
                running[job.name] = threading.Thread(target=_run_alone, args=[job], name=job.name)
                running[job.name].start()
    except Error as error:
        log.error("the database does not answer: %s", type(error).__name__)
    except Exception:
        log.exception("looking for jobs failed")


def run(job: jobs.Job) -> bool:
    """Runs one job in this thread; whether it succeeded. What it prints is logged in one line."""
    said, begun = io.StringIO(), time.monotonic()
    try:
        call_command(*job.command, stdout=said)
    except CommandError as error:
        _log(job, "failed", begun, said, str(error))
    except Exception:
        log.exception("%s failed", job.name, extra={"job": job.name, "outcome": "failed"})
    else:
        _log(job, "succeeded", begun, said)
        return True
    return False


def _log(job: jobs.Job, outcome: str, begun: float, said: io.StringIO, why: str = "") -> None:
    extra = {
        "job": job.name,
        "outcome": outcome,
        "milliseconds": round((time.monotonic() - begun) * 1000, 1),
        "counts": ", ".join(said.getvalue().splitlines()),
    }
    level = logging.ERROR if why else logging.INFO
    log.log(level, "%s %s %s", job.name, outcome, why or extra["counts"], extra=extra)


def _run_alone(job: jobs.Job) -> None:
    try:
        run(job)
    finally:
        connections.close_all()
