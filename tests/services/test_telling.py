"""The clinic hears of what is urgent, and patients of messages: each once."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from assessments import services
from assessments.models import Case, Review, User
from assessments.services import telling
from assessments.services.telling import Mail, Told
from tests.cases import answered, sent_case
from tests.histories import COLD_LEG
from tests.operations.project import ROOT
from tests.reading_level import grade

from .mailing import CLINIC, PATIENT, REFUSING, WORDS, recipients

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clinic")]


@pytest.mark.parametrize(("answers", "told"), [(COLD_LEG, True), ({}, False)])
def test_only_what_is_urgent_is_told_at_once(django_capture_on_commit_callbacks, answers, told):
    with django_capture_on_commit_callbacks(execute=True):
        case = sent_case(answers)
    case.refresh_from_db()
    assert (case.clinic_told_at is not None) is told
    assert recipients() == ([[CLINIC]] if told else [])
    assert services.tell_waiting() == Told()


def test_the_mail_to_the_clinic_says_nothing_of_anyone():
    case = sent_case(COLD_LEG, name="Ada Quix", reach="0123 456")
    services.tell_waiting()
    (sent,) = mail.outbox
    assert f"https://legs.example.org/admin/assessments/case/{case.pk}/change/" in sent.body
    words = re.sub(r"Leg Check|https?://\S+", "", f"{sent.subject} {sent.body}")
    hints = "Ada|Quix|0123|leg|cramp|pain|clot|vein|arter|emergenc|cold|same day"
    assert not re.search(hints, words, re.IGNORECASE)


def test_the_most_urgent_is_told_of_first():
    later, first = sent_case(), sent_case(COLD_LEG)
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
    Case.objects.filter(pk=sent_case(COLD_LEG).pk).update(**changed)
    assert services.tell_waiting() == Told()
    assert not mail.outbox


def test_who_has_no_address_is_not_called_told(settings):
    settings.CLINIC_MAIL = []
    sent_case(COLD_LEG)
    assert services.tell_waiting() == Told(failed=1)


def test_a_message_is_told_of_once(message):
    assert services.tell_waiting() == Told(sent=1)
    assert services.tell_waiting() == Told()
    message.refresh_from_db()
    assert message.mailed_at is not None
    assert recipients() == [[PATIENT]]
    assert "Monday" not in mail.outbox[0].body
    result = f"%2Fresults%2F{message.case_id}%2F"
    assert f"https://legs.example.org/sign-in/?next={result}\n" in mail.outbox[0].body


def test_a_message_to_a_closed_account_is_not_tried(message, patient):
    User.objects.filter(pk=patient.pk).update(is_active=False)
    assert services.tell_waiting() == Told()
    assert telling.tell_patient_of(message) is Mail.NOT_NEEDED


def test_a_message_to_an_account_that_is_gone_is_not_tried(message, patient):
    services.erase_account(user=patient)
    assert services.tell_waiting() == Told()
    assert telling.tell_patient_of(message) is Mail.NOT_NEEDED


def test_a_message_that_was_read_needs_no_mail(message):
    Review.objects.filter(pk=message.pk).update(read_at=timezone.now())
    assert services.tell_waiting() == Told()


def test_an_address_that_takes_no_mail_is_not_tried_for_ever(message, settings, monkeypatch):
    settings.EMAIL_BACKEND = REFUSING
    assert services.tell_waiting() == Told(failed=1)
    a_week_on = timezone.now() + timedelta(days=telling.MESSAGE_DAYS)
    monkeypatch.setattr(telling.timezone, "now", lambda: a_week_on)
    assert services.tell_waiting() == Told()


def test_nobody_without_an_account_is_mailed():
    answered(sent_case(), WORDS)
    assert services.tell_waiting() == Told()


def test_the_mail_to_a_patient_is_plain():
    text = (ROOT / "templates" / "mail" / "message_message.txt").read_text()
    words = re.sub(r"{%.*?%}|{{ link }}", "", text)
    lines = re.sub(r"{{ \w+ }}", "the clinic", words).strip().split("\n\n")
    assert len(lines) >= 3
    assert max(map(grade, lines)) <= 6
