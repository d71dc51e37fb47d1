"""How things stand, as the database says at each look."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from assessments.models import JobRun
from assessments.services import gauges as module
from assessments.services import jobs
from assessments.services.gauges import gauges
from tests.cases import answered, sent_case
from tests.histories import COLD_LEG
from tests.queries import queries

pytestmark = pytest.mark.django_db


def read(now=None):
    """Samples by their name and labels."""
    return {
        (sample.name.removeprefix("leg_check_"), *sample.labels.values()): sample.value
        for family in gauges(now)
        for sample in family.samples
    }


def test_open_and_overdue_cases_are_counted_by_urgency(clinic):
    sent_case(COLD_LEG)
    sent_case(COLD_LEG)
    answered(sent_case(COLD_LEG))
    sent_case()
    found = read()
    assert found["cases_open", "emergency"] == 2
    assert found["cases_overdue", "emergency"] == 0
    assert sum(value for key, value in found.items() if key[0] == "cases_open") == 3
    later = read(timezone.now() + timedelta(days=90))
    assert later["cases_overdue", "emergency"] == 2
    assert sum(value for key, value in later.items() if key[0] == "cases_overdue") == 3


def test_counting_ends_somewhere(clinic, monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    for _ in range(3):
        sent_case(COLD_LEG)
    assert read()["cases_open", "emergency"] == 2


def test_a_look_is_few_statements():
    assert len(queries(lambda: list(gauges()))) == 7


def test_jobs_are_shown_once_they_are_known():
    assert not any(key[0].startswith("job") for key in read())
    call_command("purge", verbosity=0)
    found = read(timezone.now() + timedelta(minutes=10))
    assert found["job_runs_total", "purge", "succeeded"] == 1
    assert found["job_runs_total", "purge", "failed"] == 0
    assert found["job_failures_in_a_row", "purge"] == 0
    assert 600 <= found["job_seconds_since_success", "purge"] < 1200


def test_a_job_that_never_succeeded_ages_since_it_is_known():
    day = timedelta(days=1)
    JobRun.objects.create(name="tell", known_since=timezone.now() - day)
    assert read()["job_seconds_since_success", "tell"] >= day.total_seconds()


def test_the_scheduler_says_when_it_looked_last():
    now = timezone.now()
    assert ("scheduler_seconds_since_look",) not in read(now)
    jobs.look_noted(now)
    assert read(now + timedelta(seconds=30))["scheduler_seconds_since_look",] == 30


def test_what_a_wrong_clock_has_set_is_no_age_below_zero():
    ahead = timezone.now() + timedelta(days=300)
    JobRun.objects.create(name="tell", last_succeeded_at=ahead)
    jobs.look_noted(ahead)
    found = read()
    assert found["job_seconds_since_success", "tell"] == 0
    assert found["scheduler_seconds_since_look",] == 0


def test_without_a_database_there_is_only_that_there_is_none(monkeypatch, log_lines):
    def down(now):
        raise OperationalError("host db.example.org is gone")

    assert read()["database_up",] == 1
    monkeypatch.setattr(module, "_jobs", down)
    assert read() == {("database_up",): 0}
    assert "OperationalError" in log_lines.text
    assert "db.example.org" not in log_lines.text
