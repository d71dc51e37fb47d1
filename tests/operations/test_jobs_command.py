"""manage.py jobs: in place of cron, for ever or once."""

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from assessments.management import job_loop
from assessments.models import JobRun
from assessments.services import jobs

from .project import ROOT

PRIVATE = "zebulon.quix@example.org"
NAMES = [job.name for job in jobs.JOBS]
PURGE, REMIND = jobs.BY_NAME["purge"], jobs.BY_NAME["send_reminders"]


def make_due(*found):
    past = timezone.now() - timedelta(minutes=1)
    for job in found:
        JobRun.objects.update_or_create(name=job.name, defaults={"next_due_at": past})


@pytest.mark.django_db
def test_once_runs_what_is_due_and_nothing_else(log_lines):
    make_due(PURGE)
    call_command("jobs", "--once")
    ran = [line for line in log_lines.lines if line.get("outcome")]
    assert [(line["job"], line["outcome"]) for line in ran] == [("purge", "succeeded")]
    assert "drafts: 0" in ran[0]["counts"]
    assert list(JobRun.objects.filter(succeeded=1).values_list("name", flat=True)) == ["purge"]


@pytest.mark.django_db
def test_once_says_when_a_job_failed_and_runs_the_others(monkeypatch, log_lines):
    def broken(*command, stdout):
        if command == PURGE.command:
            raise ValueError(PRIVATE)

    make_due(PURGE, REMIND)
    monkeypatch.setattr(job_loop, "call_command", broken)
    with pytest.raises(CommandError):
        call_command("jobs", "--once")
    ended = {line["job"]: line["outcome"] for line in log_lines.lines if "job" in line}
    assert ended == {"purge": "failed", "send_reminders": "succeeded"}
    assert "ValueError" in log_lines.text
    assert PRIVATE not in log_lines.text


@pytest.mark.django_db
def test_the_list_shows_each_job():
    call_command("purge", stdout=StringIO())
    shown = StringIO()
    call_command("jobs", "--list", stdout=shown)
    head, *lines = shown.getvalue().splitlines()
    assert head.split()[0] == "job"
    assert [line.split()[0] for line in lines] == NAMES
    assert lines[0].count("never") == 3
    assert lines[2].count("never") == 0


@pytest.mark.django_db
def test_it_is_healthy_while_a_scheduler_looks():
    with pytest.raises(CommandError, match="No scheduler"):
        call_command("jobs", "--healthy")
    call_command("jobs", "--once")
    call_command("jobs", "--healthy")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("error", [OperationalError, InterfaceError, RuntimeError])
def test_it_outlives_the_database(monkeypatch, log_lines, error):
    stop, tries = threading.Event(), []

    def claim(job):
        tries.append(job)
        if len(tries) == 3:
            stop.set()
        raise error(PRIVATE)

    monkeypatch.setattr(jobs, "claim", claim)
    monkeypatch.setattr(job_loop, "LOOK_EVERY", 0.01)
    job_loop.run_for_ever(stop)
    assert len(tries) == 3
    assert error.__name__ in log_lines.text
    assert PRIVATE not in log_lines.text


@pytest.mark.django_db(transaction=True)
def test_a_job_that_takes_long_holds_up_no_other_and_is_finished(monkeypatch):
    stop, ended = threading.Event(), []

    def command(*words, stdout):
        if words == PURGE.command:
            assert stop.wait(60)
        else:
            stop.set()
        ended.append(words)

    make_due(PURGE, REMIND)
    monkeypatch.setattr(job_loop, "call_command", command)
    monkeypatch.setattr(job_loop, "LOOK_EVERY", 0.01)
    job_loop.run_for_ever(stop)
    assert sorted(ended) == [PURGE.command, REMIND.command]
    assert jobs.scheduler_works()


@pytest.mark.slow
def test_a_real_one_runs_what_is_due_and_ends_when_told(tmp_path):
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment |= {"LEG_CHECK_VAR_DIR": str(tmp_path), "LOG_FORMAT": "json"}

    def manage(*words):
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )

    assert manage("migrate", "--verbosity=0").returncode == 0
    assert manage("jobs", "--healthy").returncode == 1
    assert manage("jobs", "--once").returncode == 0
    past = "next_due_at='2026-01-01T00:00Z'"
    change = (
        f"from assessments.models import JobRun; JobRun.objects.filter(name='purge').update({past})"
    )
    assert manage("shell", "--no-imports", "-c", change).returncode == 0
    with subprocess.Popen(
        [sys.executable, "manage.py", "jobs"],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        line = process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        rest = process.stderr.read()
    assert process.returncode == 0
    assert '"message": "purge succeeded' in line
    assert rest == ""
    assert manage("jobs", "--healthy").returncode == 0
