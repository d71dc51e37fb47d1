"""A reminder is mailed when it is due, once, and never to who took the wish back."""

import re
import smtplib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import connections
from django.test import override_settings
from django.utils import timezone

from assessments import services
from assessments.models import Reminder, User
from assessments.services import reminders
from tests.operations.project import ROOT
from tests.reading_level import grade

pytestmark = pytest.mark.django_db
ADDRESS = "patient@example.org"
NONE = services.Reminded(sent=0, lost=0)
ONE = services.Reminded(sent=1, lost=0)


@pytest.fixture
def user():
    return User.objects.create_user(ADDRESS)


def in_weeks(weeks):
    return timezone.now() + timedelta(weeks=weeks, minutes=1)


class NoServer(EmailBackend):
    def open(self):
        raise ConnectionRefusedError


class Refusing(EmailBackend):
    """Takes the first mail for nobody, and the others."""

    refused = 0

    def send_messages(self, messages):
        if not Refusing.refused:
            Refusing.refused += 1
            raise smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"no such mailbox")})
        return super().send_messages(messages)


@pytest.mark.parametrize("weeks", Reminder.WEEKS)
def test_one_mail_comes_when_it_is_due(user, weeks):
    services.set_reminder(owner=user, weeks=weeks)
    assert services.send_due(in_weeks(weeks) - timedelta(hours=1)) == NONE
    assert services.send_due(in_weeks(weeks)) == ONE
    assert services.send_due(in_weeks(weeks)) == NONE
    assert services.send_due(in_weeks(52)) == NONE
    assert [message.to for message in mail.outbox] == [[ADDRESS]]


def test_another_time_takes_the_place_of_the_first(user):
    services.set_reminder(owner=user, weeks=2)
    services.set_reminder(owner=user, weeks=8)
    assert services.waiting_reminder(user).weeks == 8
    assert services.send_due(in_weeks(2)) == NONE
    assert services.send_due(in_weeks(8)) == ONE


def test_a_new_wish_after_the_mail_brings_one_more(user):
    services.set_reminder(owner=user, weeks=2)
    services.send_due(in_weeks(2))
    assert services.waiting_reminder(user) is None
    services.set_reminder(owner=user, weeks=4)
    assert services.send_due(in_weeks(4)) == ONE


def test_a_wish_taken_back_brings_no_mail(user):
    services.set_reminder(owner=user, weeks=2)
    services.stop_reminder(owner=user)
    services.stop_reminder(owner=user)
    assert services.send_due(in_weeks(2)) == NONE


def test_the_link_in_the_mail_stops_a_later_wish_too(user):
    reminder = services.set_reminder(owner=user, weeks=2)
    services.send_due(in_weeks(2))
    services.set_reminder(owner=user, weeks=2)
    services.stop_reminder_by_link(reminder=reminder.pk)
    assert services.send_due(in_weeks(52)) == NONE


def test_a_closed_account_gets_no_mail(user):
    services.set_reminder(owner=user, weeks=2)
    User.objects.update(is_active=False)
    assert services.send_due(in_weeks(2)) == NONE


def test_taken_back_while_others_are_sent_it_is_not_sent(user, monkeypatch):
    services.set_reminder(owner=user, weeks=2)
    listed = reminders._due(in_weeks(2))
    services.set_reminder(owner=user, weeks=4)
    monkeypatch.setattr(reminders, "_due", lambda now: listed)
    assert services.send_due(in_weeks(2)) == NONE
    services.stop_reminder(owner=user)
    assert services.send_due(in_weeks(2)) == NONE
    assert not mail.outbox


def test_a_mail_that_fails_is_lost_and_the_others_come(user, settings, caplog):
    services.set_reminder(owner=user, weeks=2)
    services.set_reminder(owner=User.objects.create_user("other@example.org"), weeks=2)
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    assert services.send_due(in_weeks(2)) == services.Reminded(sent=1, lost=1)
    assert services.send_due(in_weeks(2)) == NONE
    assert "SMTPRecipientsRefused" in caplog.text
    assert "example.org" not in caplog.text


def test_while_no_mail_server_answers_none_is_lost(user):
    services.set_reminder(owner=user, weeks=2)
    Reminder.objects.update(due_at=timezone.now())
    down = override_settings(EMAIL_BACKEND=f"{__name__}.NoServer")
    with down, pytest.raises(CommandError, match="wait for the next run"):
        call_command("send_reminders", stdout=StringIO())
    assert services.send_due() == ONE


def test_the_command_counts_and_can_run_again(user):
    services.set_reminder(owner=user, weeks=2)
    Reminder.objects.update(due_at=timezone.now())
    for count in (1, 0):
        printed = StringIO()
        call_command("send_reminders", stdout=printed)
        assert printed.getvalue() == f"sent: {count}\nlost: 0\n"


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_send_each_once():
    for number in range(6):
        owner = User.objects.create_user(f"p{number}@example.org")
        services.set_reminder(owner=owner, weeks=2)

    def run(_):
        try:
            return services.send_due(in_weeks(2)).sent
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as machines:
        assert sum(machines.map(run, range(2))) == 6
    assert len({message.to[0] for message in mail.outbox}) == len(mail.outbox) == 6


@pytest.mark.django_db(transaction=True)
def test_it_is_marked_for_good_before_it_is_sent(monkeypatch):
    """What another connection sees while the mail is on its way."""
    owner = User.objects.create_user(ADDRESS)
    services.set_reminder(owner=owner, weeks=2)
    seen = []

    def look(_):
        try:
            return Reminder.objects.get().sent_at is not None
        finally:
            connections.close_all()

    def send(*_):
        with ThreadPoolExecutor(1) as elsewhere:
            seen.extend(elsewhere.map(look, range(1)))
        return True

    monkeypatch.setattr(reminders, "_sent", send)
    services.send_due(in_weeks(2))
    assert seen == [True]


def test_the_mail_can_be_stopped_with_one_click(user, settings):
    settings.SITE_URL = "https://legs.example.org/"
    reminder = services.set_reminder(owner=user, weeks=2)
    services.send_due(in_weeks(2))
    (message,) = mail.outbox
    stop = f"https://legs.example.org/reminders/{reminder.pk}/stop/"
    headers = message.message()
    assert headers["List-Unsubscribe"].replace("\n", "") == f"<{stop}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"\n{stop}\n" in message.body
    assert "\nhttps://legs.example.org/check/\n" in message.body


def test_the_mail_says_nothing_of_health_and_is_plain_text(user):
    services.set_reminder(owner=user, weeks=2)
    services.send_due(in_weeks(2))
    (message,) = mail.outbox
    assert message.message().get_content_type() == "text/plain"
    assert message.subject == "Your reminder from Leg Check"
    words = re.sub(r"Leg Check|https?://\S+", "", f"{message.subject} {message.body}")
    hints = "leg|cramp|pain|clot|vein|arter|health|urgen|doctor|symptom|emergenc|swell|self.care"
    assert not re.search(hints, words, re.IGNORECASE)


def test_the_mail_is_plain():
    text = (ROOT / "templates" / "mail" / "reminder_message.txt").read_text()
    lines = re.findall('translate "(.+?)"', text)
    assert len(lines) == 3
    assert max(map(grade, lines)) <= 6
