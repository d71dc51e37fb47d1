"""After a day of patients and staff, in which much goes wrong, the log holds nothing of them."""

import logging
import re

import pytest
from django.core import mail
from django.db import OperationalError
from django.test import Client

from assessments.models import Assessment, Case, Draft, ShareLink, ShareView, User
from assessments.patients.share_ticket import new_ticket
from assessments.public import views
from assessments.services.sharing import hash_of
from tests.signing_in import mailed_code
from tests.staff.second_step import set_up
from tests.staff.staff_members import CASES
from tests.walker import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]

EMAIL, STAFF = "zebulon.quix@example.org", "nurse.quill@example.org"
NOTE, NAME, PHONE, MESSAGE = "Xanthochroia", "Zebedee Sample", "030 7654321", "Quetzal at noon"
ADDRESS = "203.0.113.77"
SECRET = re.compile(r"/shared/([\w-]{43})/")
SECRETS: list[str] = []
"""Of links that were made."""


def fails_with_what_was_typed(*_, **__):
    raise OperationalError(f"{EMAIL} {NOTE} {NAME} {PHONE} {ADDRESS}")


def mail_server_says_who(*_, **__):
    raise OSError(f"550 {EMAIL} is unknown, {ADDRESS}")


def a_patients_day(monkeypatch):
    """Everything once, and what fails: a save, a submit, a sending, a mail, an unknown page."""
    client = Client(REMOTE_ADDR=ADDRESS, raise_request_exception=False)
    walker = Walker(client, note=NOTE)
    stop = walker.walk(until="/check/feeling/")
    fields = walker.filled(stop.main.find("form", attrs={"data-check": True}))
    for model, path, data in (
        (Draft, stop.path, fields),
        (Assessment, "/check/answers/", {}),
    ):
        with monkeypatch.context() as broken:
            if model is Assessment:
                walker.walk(until="/check/answers/")
            broken.setattr(model, "save", fails_with_what_was_typed)
            assert client.post(path, data).status_code == 503
    result = walker.walk().path
    with monkeypatch.context() as broken:
        broken.setattr(Case, "save", fails_with_what_was_typed)
        assert client.post(f"{result}send/", {"name": NAME, "reach": PHONE}).status_code == 503
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", mail_server_says_who)
        assert client.post("/sign-in/", {"email": EMAIL}).status_code == 503
        client.post(f"{result}send/", {"name": NAME, "reach": PHONE})
    client.post("/sign-in/", {"email": EMAIL})
    client.post("/sign-in/code/", {"code": "0000-0000"})
    client.post("/sign-in/code/", {"code": mailed_code(mail.outbox[-1])})
    client.post("/reminders/", {"weeks": 2})
    for path in (result, f"{result}sheet.pdf", "/account/data.json", f"/results/{EMAIL}/"):
        client.get(path)
    a_link_is_opened(client, result, monkeypatch)
    Client(enforce_csrf_checks=True).post("/sign-in/", {"email": EMAIL})
    Client(REMOTE_ADDR=ADDRESS).get(result)
    client.get("/", HTTP_HOST="elsewhere.example")
    with monkeypatch.context() as broken:
        broken.setattr(views, "render", fails_with_what_was_typed)
        assert client.get("/").status_code == 503


def a_link_is_opened(client, result, monkeypatch):
    """Made, opened in every way, and opened when that fails, is too often, or is over."""
    fields = {"ticket": new_ticket(Assessment.objects.get().pk), "hours": "24"}
    made = client.post(f"{result}share/", fields, follow=True)
    SECRETS.append(fields["ticket"])
    path = f"/shared/{SECRET.search(made.content.decode())[1]}/"
    clinician = Client(REMOTE_ADDR=ADDRESS, raise_request_exception=False)
    client.get(f"{result}share/sheet.pdf", fields)
    for file in ("", "sheet.pdf", "fhir.json", "other"):
        clinician.get(f"{path}{file}", headers={"Referer": f"http://testserver{path}"})
    assert clinician.post(path).status_code == 405
    assert clinician.get(path.rstrip("/")).status_code == 301
    with monkeypatch.context() as broken:
        broken.setattr(ShareView, "save", fails_with_what_was_typed)
        assert clinician.get(path).status_code == 503
        broken.setattr(ShareView, "save", mail_server_says_who)
        assert clinician.get(path).status_code == 500
        broken.setattr("assessments.limits.too_often", lambda *_: True)
        assert clinician.get(path).status_code == 429
    with monkeypatch.context() as broken:
        broken.setattr(ShareLink, "save", fails_with_what_was_typed)
        again = {"ticket": new_ticket(Assessment.objects.get().pk), "hours": "24"}
        assert client.post(f"{result}share/", again).status_code == 503
    client.post(f"{result}share/{ShareLink.objects.get().pk}/stop/")
    assert clinician.get(path).status_code == 404
    SECRETS.append(path.strip("/").removeprefix("shared/"))


def a_members_day(monkeypatch):
    """Signing in, looking, searching, writing, and a mail that fails."""
    client = Client(REMOTE_ADDR=ADDRESS, raise_request_exception=False)
    User.objects.create_superuser(STAFF)
    sign_in_by_mail_as(client, STAFF)
    set_up(client)
    case = Case.objects.get()
    page = f"{CASES}{case.pk}/change/"
    client.get(page)
    client.get(CASES, {"q": EMAIL})
    client.post(f"{CASES}{case.pk}/take/")
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", mail_server_says_who)
        entry = {"decision": "called", "note": NOTE, "message": MESSAGE}
        client.post(page, {**entry, "version": Case.objects.get().version})
    assert case.reviews.get().message == MESSAGE


def sign_in_by_mail_as(client, email):
    client.post("/sign-in/", {"email": email})
    client.post("/sign-in/code/", {"code": mailed_code(mail.outbox[-1])}, follow=True)


def test_a_patients_and_a_members_day_leave_nothing_of_theirs_in_the_log(log_lines, monkeypatch):
    a_patients_day(monkeypatch)
    a_members_day(monkeypatch)
    record = Assessment.objects.get()
    private = {
        *(EMAIL, STAFF, "zebulon", NOTE, NAME, "zebedee", PHONE, MESSAGE, ADDRESS),
        *(record.reference, record.spoken_reference, str(record.pk), record.pk.hex),
        *(*SECRETS, *(hash_of(secret) for secret in SECRETS)),
        *(mailed_code(message) for message in mail.outbox if "code" in message.subject),
    }
    text = log_lines.text.lower()
    assert sorted(one for one in private if one.lower() in text) == []
    for said in (
        "not found",
        "a page could not be saved",
        "could not be submitted",
        "could not be sent",
    ):
        assert said in text


def test_a_line_that_names_somebody_would_be_seen(log_lines):
    logging.getLogger("assessments").warning("a mail to %s could not be sent", EMAIL)
    assert EMAIL in log_lines.text
