"""The clinic hears of what is urgent, and patients of messages: never lost, seldom twice."""

import re
import smtplib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.utils import timezone

from assessments import services
from assessments.models import Case, Holder, Review, User
from assessments.models.review import Decision
from assessments.services import outgoing, telling
from assessments.services.telling import Mail, Told
from assessments.triage import Urgency
from tests.cases import sent_case
from tests.operations.project import ROOT
from tests.reading_level import grade

pytestmark = pytest.mark.django_db
HERE = __name__
CLINIC = "clinic@example.org"
PATIENT = "patient@example.org"
URGENT = {"em_leg": ["cold"]}
NOTHING = Told()


@pytest.fixture(autouse=True)
def clinic(settings):
    cache.clear()
    settings.CLINIC_MAIL = [CLINIC]
    settings.SITE_URL = "https://legs.example.org/"


class Down(EmailBackend):
    def open(self):
        raise ConnectionRefusedError

    def send_messages(self, messages):
        raise ConnectionRefusedError(PATIENT)


class Refusing(EmailBackend):
    """Takes no mail to the patient."""

    def send_messages(self, messages):
        if messages[0].to == [PATIENT]:
            raise smtplib.SMTPRecipientsRefused({PATIENT: (550, b"no such mailbox")})
        return super().send_messages(messages)


class Looking(EmailBackend):
    """Says whether a transaction is open while a mail is on its way."""

    seen: list[bool] = []

    def send_messages(self, messages):
        Looking.seen.append(connection.in_atomic_block)
        return super().send_messages(messages)


def reviewed(case, message="Please come on Monday.", **fields):
    nurse, _ = User.objects.get_or_create(email="nurse@example.org", is_staff=True)
    entry = services.Entry(Decision.CALLED, message=message)
    access = services.Access(nurse)
    added = services.review(case_id=case.pk, entry=entry, seen_version=0, access=access)
    Review.objects.filter(pk=added.pk).update(**fields)
    return added


@pytest.fixture
def patient():
    return User.objects.create_user(PATIENT)


@pytest.fixture
def message(patient):
    return reviewed(sent_case(holder=Holder(account=patient.pk)))


def run(*words):
    printed = StringIO()
    call_command("tell", *words, stdout=printed)
    return printed.getvalue()


def recipients():
    return [one.to for one in mail.outbox]


# The clinic ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("answers", "told"), [(URGENT, True), ({}, False)])
def test_only_what_is_urgent_is_told_at_once(django_capture_on_commit_callbacks, answers, told):
    with django_capture_on_commit_callbacks(execute=True):
        case = sent_case(answers)
    case.refresh_from_db()
    assert (case.clinic_told_at is not None) is told
    assert recipients() == ([[CLINIC]] if told else [])
    assert services.tell_waiting() == NOTHING


def test_the_mail_to_the_clinic_says_nothing_of_anyone():
    case = sent_case(URGENT, name="Ada Quix", reach="0123 456")
    services.tell_waiting()
    (sent,) = mail.outbox
    assert f"https://legs.example.org/admin/assessments/case/{case.pk}/change/" in sent.body
    words = re.sub(r"Leg Check|https?://\S+", "", f"{sent.subject} {sent.body}")
    hints = "Ada|Quix|0123|leg|cramp|pain|clot|vein|arter|emergenc|cold|same day"
    assert not re.search(hints, words, re.IGNORECASE)


def test_the_most_urgent_is_told_of_first():
    later, first = sent_case(), sent_case(URGENT)
    Case.objects.filter(pk=later.pk).update(urgency=telling.URGENT)
    assert services.tell_waiting() == Told(sent=2)
    assert [str(first.pk) in sent.body for sent in mail.outbox] == [True, False]


@pytest.mark.parametrize(
    "changed",
    [
        {"is_open": False, "state": "done", "reviewed_at": timezone.now(), "seconds_to_review": 1},
        {"clinic_told_at": timezone.now()},
        {"urgency": telling.URGENT - 1},
    ],
)
def test_what_the_clinic_knows_or_need_not_know_at_once_is_not_told(changed):
    Case.objects.filter(pk=sent_case(URGENT).pk).update(**changed)
    assert services.tell_waiting() == NOTHING
    assert not mail.outbox


def test_who_has_no_address_is_not_called_told(settings):
    settings.CLINIC_MAIL = []
    sent_case(URGENT)
    assert services.tell_waiting() == Told(failed=1)


# Patients -----------------------------------------------------------------------------------------


def test_a_message_is_told_of_once(message):
    assert services.tell_waiting() == Told(sent=1)
    assert services.tell_waiting() == NOTHING
    message.refresh_from_db()
    assert message.mailed_at is not None
    assert recipients() == [[PATIENT]]
    assert "Monday" not in mail.outbox[0].body
    result = f"%2Fresults%2F{message.case_id}%2F"
    assert f"https://legs.example.org/sign-in/?next={result}\n" in mail.outbox[0].body


def test_a_message_to_a_closed_account_is_not_tried(message, patient):
    User.objects.filter(pk=patient.pk).update(is_active=False)
    assert services.tell_waiting() == NOTHING
    assert telling.tell_patient_of(message) is Mail.NOT_NEEDED


def test_a_message_to_an_account_that_is_gone_is_not_tried(message, patient):
    services.erase_account(user=patient)
    assert services.tell_waiting() == NOTHING
    assert telling.tell_patient_of(message) is Mail.NOT_NEEDED


def test_a_message_that_was_read_needs_no_mail(message):
    Review.objects.filter(pk=message.pk).update(read_at=timezone.now())
    assert services.tell_waiting() == NOTHING


def test_an_address_that_takes_no_mail_is_not_tried_for_ever(message, settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{HERE}.Refusing"
    assert services.tell_waiting() == Told(failed=1)
    a_week_on = timezone.now() + timedelta(days=telling.MESSAGE_DAYS)
    monkeypatch.setattr(telling.timezone, "now", lambda: a_week_on)
    assert services.tell_waiting() == NOTHING


def test_nobody_without_an_account_is_mailed():
    reviewed(sent_case())
    assert services.tell_waiting() == NOTHING


def test_the_mail_to_a_patient_is_plain():
    text = (ROOT / "templates" / "mail" / "message_message.txt").read_text()
    words = re.sub(r"{%.*?%}|{{ link }}", "", text)
    lines = re.sub(r"{{ \w+ }}", "the clinic", words).strip().split("\n\n")
    assert len(lines) >= 3
    assert max(map(grade, lines)) <= 6


# When mails fail ----------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("error", ["mail", "template", "cache", "anything"])
def test_a_mail_that_fails_leaves_what_was_sent_and_is_tried_again(settings, monkeypatch, error):
    with monkeypatch.context() as broken:
        if error == "mail":
            settings.EMAIL_BACKEND = f"{HERE}.Down"
        elif error == "template":
            broken.setattr(outgoing, "render_to_string", failing)
        elif error == "cache":
            broken.setattr(outgoing.cache, "add", failing)
            broken.setattr(outgoing.cache, "delete", failing)
        else:
            broken.setattr(telling, "_tell", failing)
        case = sent_case(URGENT)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert Case.objects.filter(pk=case.pk).exists()
    assert services.tell_waiting() == Told(sent=0 if error == "cache" else 1)
    assert recipients() == [[CLINIC]]


def failing(*_, **__):
    raise RuntimeError(PATIENT)


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_a_mail_is_on_its_way(settings, patient):
    settings.EMAIL_BACKEND = f"{HERE}.Looking"
    Looking.seen = []
    case = sent_case(URGENT, holder=Holder(account=patient.pk))
    reviewed(case)
    Case.objects.update(clinic_told_at=None, is_open=True, state="try_again")
    services.tell_waiting()
    assert Looking.seen == [False, False, False]


def test_one_mail_that_fails_does_not_hold_up_the_others(message, settings, caplog):
    settings.EMAIL_BACKEND = f"{HERE}.Refusing"
    other = User.objects.create_user("other@example.org")
    reviewed(sent_case(holder=Holder(account=other.pk)))
    assert services.tell_waiting() == Told(sent=1, failed=1)
    assert recipients() == [["other@example.org"]]
    assert "SMTPRecipientsRefused" in caplog.text
    assert "example.org" not in caplog.text


def test_while_no_mail_server_answers_all_stays_and_the_command_fails(message, settings, caplog):
    sent_case(URGENT)
    settings.EMAIL_BACKEND = f"{HERE}.Down"
    with pytest.raises(CommandError, match="tried again by the next run"):
        run()
    assert "example.org" not in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert run() == "sent: 2\nfailed: 0\n"
    assert run() == "sent: 0\nfailed: 0\n"


def test_no_mail_server_is_asked_for_nothing(settings):
    settings.EMAIL_BACKEND = f"{HERE}.Down"
    assert services.tell_waiting() == NOTHING


# Two at once --------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_machines_at_once_send_each_once(monkeypatch):
    for _ in range(6):
        sent_case(URGENT)
    mail.outbox.clear()
    Case.objects.update(clinic_told_at=None)

    def machine(_):
        try:
            return services.tell_waiting().sent
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as machines:
        assert sum(machines.map(machine, range(2))) == 6
    assert len({sent.body for sent in mail.outbox}) == len(mail.outbox) == 6


def test_what_another_is_sending_is_left_to_it_and_sent_when_it_stops():
    case = sent_case(URGENT)
    assert outgoing.claimed(f"case:{case.pk}")
    assert services.tell_waiting() == NOTHING
    outgoing.unclaim(f"case:{case.pk}")
    assert services.tell_waiting() == Told(sent=1)


# The mail of the day ------------------------------------------------------------------------------


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
    assert services.tell_daily(now) == NOTHING
    assert services.tell_daily(now + timedelta(days=1)) == Told(sent=1)


def test_nothing_waits_and_no_mail_comes():
    assert run("--daily") == "sent: 0\nfailed: 0\n"
    assert not mail.outbox


def test_the_mail_of_the_day_is_tried_again(settings):
    waits(Urgency.ROUTINE, 1)
    settings.EMAIL_BACKEND = f"{HERE}.Down"
    with pytest.raises(CommandError):
        run("--daily")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert run("--daily") == "sent: 1\nfailed: 0\n"


def test_telling_again_asks_the_database_as_often_for_many(django_assert_num_queries):
    for _ in range(3):
        waits(Urgency.ROUTINE, 2)
        with django_assert_num_queries(3):
            services.tell_waiting()
