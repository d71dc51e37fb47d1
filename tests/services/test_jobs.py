"""Each due time of a job is one machine's, and what became of it is on record."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connections
from django.utils import timezone

from assessments import services
from assessments.models import JobRun
from assessments.services import jobs
from assessments.services.jobs import BY_NAME, runs
from tests.cases import sent_case
from tests.histories import COLD_LEG

from .mailing import DOWN

PURGE = BY_NAME["purge"]
MINUTE = timedelta(minutes=1)


def due(job=PURGE, at=None):
    """Has it be due since then; since a minute ago when no time is named."""
    then = {"next_due_at": at or timezone.now() - MINUTE}
    JobRun.objects.update_or_create(name=job.name, defaults=then)


def row(name="purge"):
    return JobRun.objects.get(name=name)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", range(6))
def test_of_many_that_ask_at_once_one_gets_it(attempt):
    due()
    start = Barrier(6)

    def ask(_):
        try:
            start.wait()
            return jobs.claim(PURGE)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as threads:
        assert sorted(threads.map(ask, range(6))) == [False] * 5 + [True]


@pytest.mark.django_db
def test_a_job_that_is_new_here_waits_for_its_time():
    now = timezone.now()
    assert not jobs.claim(PURGE, now)
    assert row().next_due_at == PURGE.when.after(now)
    assert jobs.claim(PURGE, row().next_due_at)


@pytest.mark.django_db
def test_while_it_runs_it_is_not_due_and_a_run_that_died_is_taken_over(log_lines):
    now = timezone.now()
    due()
    assert jobs.claim(PURGE, now)
    assert not jobs.claim(PURGE, now + PURGE.lease - MINUTE)
    assert row().failures_in_a_row == 0
    assert jobs.claim(PURGE, now + PURGE.lease)
    assert row().failures_in_a_row == row().failed == 1
    assert "a run of purge did not end" in log_lines.text


@pytest.mark.django_db
@pytest.mark.parametrize("name", BY_NAME)
def test_a_time_that_a_wrong_clock_has_set_keeps_no_job_from_running(name):
    job = BY_NAME[name]
    now = job.when.after(timezone.now())
    due(job, now + timedelta(days=300))
    assert jobs.claim(job, now)
    assert row(name).next_due_at == now + job.lease
    # What a clock of another machine, a little ahead, has set is right.
    due(job, max(job.when.after(now), now + job.lease) + MINUTE)
    assert not jobs.claim(job, now)


@pytest.mark.django_db
def test_the_mail_of_the_day_that_was_missed_waits_for_the_next_morning():
    daily = BY_NAME["tell-daily"]
    morning = daily.when.after(timezone.now())
    evening = timezone.localtime(morning).replace(hour=20)
    due(daily, morning)
    assert not jobs.claim(daily, evening)
    assert row("tell-daily").next_due_at > evening


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["purge"], "purge"),
        (["tell"], "tell"),
        (["tell", "--daily"], "tell-daily"),
        (["send_reminders"], "send_reminders"),
    ],
)
def test_a_command_started_by_cron_or_by_hand_is_on_record(words, name, clinic):
    call_command(*words)
    run = row(name)
    assert (run.succeeded, run.failed, run.failures_in_a_row) == (1, 0, 0)
    assert run.last_started_at <= run.last_ended_at == run.last_succeeded_at
    assert run.next_due_at == BY_NAME[name].when.after(run.last_ended_at)
    assert not run.is_running


@pytest.mark.django_db
def test_mails_that_fail_are_a_run_that_failed(clinic, settings):
    sent_case(COLD_LEG)
    settings.EMAIL_BACKEND = DOWN
    for failures in (1, 2):
        with pytest.raises(CommandError):
            call_command("tell")
        assert row("tell").failures_in_a_row == row("tell").failed == failures
        assert row("tell").last_succeeded_at is None
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("tell")
    assert (row("tell").failures_in_a_row, row("tell").failed, row("tell").succeeded) == (0, 2, 1)


@pytest.mark.django_db
def test_a_daily_job_that_failed_is_due_soon(monkeypatch):
    def broken(now=None):
        raise RuntimeError

    monkeypatch.setattr(services, "purge", broken)
    with pytest.raises(RuntimeError):
        call_command("purge")
    run = row()
    assert timedelta() < run.next_due_at - run.last_ended_at <= 15 * MINUTE


@pytest.mark.django_db
def test_that_nothing_can_be_noted_does_not_hide_what_failed(monkeypatch, log_lines):
    def gone(*args, **kwargs):
        raise OperationalError("no route to db.example.org")

    def purge(now=None):
        monkeypatch.setattr(runs.JobRun.objects, "filter", gone)
        raise ZeroDivisionError

    monkeypatch.setattr(services, "purge", purge)
    with pytest.raises(ZeroDivisionError):
        call_command("purge")
    assert "that purge failed could not be noted: OperationalError" in log_lines.text
    assert "db.example.org" not in log_lines.text


@pytest.mark.django_db
def test_a_scheduler_that_has_not_looked_for_two_minutes_does_not_work():
    now = timezone.now()
    assert not jobs.scheduler_works(now)
    jobs.look_noted(now)
    assert jobs.scheduler_works(now + MINUTE)
    assert not jobs.scheduler_works(now + 2 * MINUTE)
    jobs.look_noted(now + 2 * MINUTE)
    assert jobs.scheduler_works(now + 3 * MINUTE)
    jobs.look_noted(now + timedelta(days=300))
    assert not jobs.scheduler_works(now)
