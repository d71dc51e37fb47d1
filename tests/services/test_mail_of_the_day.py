"""Once a day the clinic hears how many wait; nobody else does."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError
from django.utils import timezone

from assessments import services
from assessments.models import Case
from assessments.services import jobs
from assessments.services.telling import Told
from assessments.triage import Urgency
from tests.cases import sent_case

from .mailing import CLINIC, DOWN, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clinic")]


def waits(urgency, count, *, overdue=0, **changed):
    for number in range(count):
        case = sent_case()
        due_at = timezone.now() + timedelta(hours=-1 if number < overdue else 1)
        sent_at = timezone.now() - timedelta(days=1)
        fields = {"urgency": urgency, "due_at": due_at, "sent_at": sent_at} | changed
        Case.objects.filter(pk=case.pk).update(**fields)


def test_the_mail_of_the_day_counts_what_waits():
    waits(Urgency.EMERGENCY, 1, overdue=1)
    waits(Urgency.ROUTINE, 3, overdue=2)
    seen = {"reviewed_at": timezone.now(), "seconds_to_review": 1}
    waits(Urgency.SELF_CARE, 1, overdue=1, state="try_again", **seen)
    waits(Urgency.SOON, 1, state="done", is_open=False, **seen)
    assert run("--daily") == "sent: 1\nfailed: 0\n"
    (sent,) = mail.outbox
    assert sent.to == [CLINIC]
    rows = "\nEmergency: 1 (overdue: 1)\nRoutine: 3 (overdue: 2)\nSelf-care: 1 (overdue: 1)\n\n"
    assert rows in sent.body
    assert "https://legs.example.org/admin/assessments/case/\n" in sent.body


def test_the_mail_of_the_day_comes_once_a_day():
    waits(Urgency.ROUTINE, 1)
    now = timezone.now()
    assert services.tell_daily(now) == Told(sent=1)
    assert services.tell_daily(now) == Told()
    assert services.tell_daily(now + timedelta(days=1)) == Told(sent=1)


def test_that_it_is_out_outlives_the_cache():
    waits(Urgency.ROUTINE, 1)
    now = timezone.now()
    assert services.tell_daily(now) == Told(sent=1)
    cache.clear()
    assert services.tell_daily(now) == Told()
    assert services.tell_daily(now + timedelta(days=1)) == Told(sent=1)
    assert [run.name for run in jobs.job_runs()] == []


def test_nothing_waits_and_no_mail_comes():
    assert run("--daily") == "sent: 0\nfailed: 0\n"
    assert not mail.outbox


def test_the_mail_of_the_day_is_tried_again(settings):
    waits(Urgency.ROUTINE, 1)
    settings.EMAIL_BACKEND = DOWN
    with pytest.raises(CommandError):
        run("--daily")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert run("--daily") == "sent: 1\nfailed: 0\n"


def test_telling_again_asks_the_database_as_often_for_many(django_assert_num_queries):
    for _ in range(3):
        waits(Urgency.ROUTINE, 2)
        with django_assert_num_queries(3):
            services.tell_waiting()
