"""What the database says of how things stand, for who watches the site."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import Error
from django.db.models import Count
from django.utils import timezone
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from assessments.models import Case, JobRun
from assessments.triage import Urgency

from .jobs import SCHEDULER, job_runs

log = logging.getLogger(__name__)

MOST = 10_000
"""Cases of one urgency that are counted: more than anyone lets wait."""


def gauges(now: datetime | None = None) -> Iterator[Metric]:
    """Read anew each time; without a database, no more than that there is none. now: for tests."""
    now = now or timezone.now()
    try:
        found = [*_cases(now), *_jobs(now), _scheduler(now)]
    except Error as error:
        log.warning("no gauges: the database does not answer: %s", type(error).__name__)
        found = []
    up = "Whether the database answers."
    yield GaugeMetricFamily("leg_check_database_up", up, value=int(bool(found)))
    yield from found


def _cases(now: datetime) -> list[Metric]:
    waiting = GaugeMetricFamily("leg_check_cases_open", "Cases that wait.", labels=["urgency"])
    late = GaugeMetricFamily("leg_check_cases_overdue", "Of them, overdue.", labels=["urgency"])
    overdue = Count("pk", filter=Case.overdue_at(now))
    for level in Urgency:
        some = Case.objects.filter(is_open=True, urgency=level).order_by()[:MOST]
        counts = some.aggregate(open=Count("pk"), overdue=overdue)
        waiting.add_metric([level.code], counts["open"])
        late.add_metric([level.code], counts["overdue"])
    return [waiting, late]


def _jobs(now: datetime) -> list[Metric]:
    runs = CounterMetricFamily("leg_check_job_runs", "Runs.", labels=["job", "outcome"])
    failing = GaugeMetricFamily(
        "leg_check_job_failures_in_a_row", "Failures since the last success.", labels=["job"]
    )
    since = GaugeMetricFamily(
        "leg_check_job_seconds_since_success", "Time since the last success.", labels=["job"]
    )
    for run in job_runs():
        runs.add_metric([run.name, "succeeded"], run.succeeded)
        runs.add_metric([run.name, "failed"], run.failed)
        failing.add_metric([run.name], run.failures_in_a_row)
        # One that never succeeded has not since it should have been known.
        last = run.last_succeeded_at or run.known_since
        since.add_metric([run.name], _seconds(now - last))
    return [runs, failing, since]


def _scheduler(now: datetime) -> Metric:
    name = "leg_check_scheduler_seconds_since_look"
    found = GaugeMetricFamily(name, "Time since a scheduler last looked for what is due.")
    looks = JobRun.objects.filter(name=SCHEDULER).values_list("last_started_at", flat=True)
    for looked_at in looks:
        if looked_at is not None:
            found.add_metric([], _seconds(now - looked_at))
    return found


def _seconds(ago: timedelta) -> float:
    """Never less than none, as what a wrong clock has set would be: no alarm is below zero."""
    return max(ago.total_seconds(), 0.0)
