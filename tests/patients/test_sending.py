"""Sending a result to the clinic: said in full before, done once."""

from datetime import UTC, datetime, time

import pytest
from django.db import OperationalError
from django.test import Client

from assessments.models import Assessment, Case
from tests.histories import COLD_LEG, WALK_DROP
from tests.reading_level import grade
from tests.signing_in import signed_in
from tests.walker import Walker

from .pages import main_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]
CONTACT = {
    "name": "  Ada   Sample ",
    "born_day": "03",
    "born_month": "Mar",
    "born_year": "1962",
    "reach": "+49 (0)30 123-456",
}
ALWAYS = {day: ((time(0), time(23, 59)),) for day in range(7)}


def test_the_page_says_what_sending_means(walker, client, settings):
    settings.CLINIC_HOURS = ALWAYS
    settings.CASE_DAYS = 3 * 365
    walker.answers |= WALK_DROP | {"note": "Worse on stairs."}
    result = walker.walk().path
    main = main_of(client.get(f"{result}send/"))
    assert main["data-urgency"] == "same_day"
    text = main.get_text(" ", strip=True)
    for said in ("the Sample Clinic", "your note", "3 years", "not for emergencies", "press"):
        assert said in text
    assert main.h1.text.strip() == "Get advice today"
    assert "Do not wait for the clinic" in main.find(class_="verdict").text
    assert "The clinic is closed now" not in text
    assert not Case.objects.exists()


def test_it_says_the_day_and_the_time_in_the_hosts_zone(walker, client, settings, monkeypatch):
    settings.TIME_ZONE = "Europe/Berlin"
    settings.CLINIC_HOURS = {0: ((time(8), time(18)),)}
    # A Saturday: the clinic opens on Monday at eight.
    saturday = datetime(2026, 11, 28, 12, tzinfo=UTC)
    result = walker.walk(None).path
    monkeypatch.setattr("assessments.patients.sending.timezone.now", lambda: saturday)
    settings.READ_WITHIN_HOURS = {**settings.READ_WITHIN_HOURS, "self_care": 2}
    text = text_of(client.get(f"{result}send/"))
    assert "The clinic is closed now." in text
    assert "Monday, 30 November 2026, 10:00 CET" in text


def test_it_is_sent_and_the_state_is_shown(result, client):
    sent = client.post(f"{result}send/", CONTACT)
    assert sent["Location"] == f"{result}#clinic"
    case = Case.objects.get()
    assert case.contact == {
        "name": "Ada Sample",
        "born": "1962-03-03",
        "reach": "+49 (0)30 123-456",
    }
    shown = main_of(client.get(result)).find(id="clinic").get_text(" ", strip=True)
    for said in ("You sent this on", "No one at the clinic", "should be read by", "123-456"):
        assert said in shown
    assert "Sent for: Ada Sample, 3 March 1962" in shown


def test_all_of_it_may_be_left_out(result, client):
    assert client.post(f"{result}send/", {}).status_code == 302
    assert set(Case.objects.get().contact.values()) == {""}
    assert "You left no way to reach you" in text_of(client.get(result))


def test_a_second_click_changes_nothing(result, client):
    for contact in (CONTACT, {"name": "Another"}):
        assert client.post(f"{result}send/", contact)["Location"] == f"{result}#clinic"
    assert Case.objects.get().contact["name"] == "Ada Sample"
    main = main_of(client.get(f"{result}send/"))
    assert "You have sent this result" in main.text
    assert main.find(id="clinic")
    assert main.form is None


def test_an_emergency_has_the_call_first(walker, client):
    walker.answers |= COLD_LEG
    result = walker.walk().path
    main = main_of(client.get(f"{result}send/"))
    assert main.a["href"] == "tel:112"
    assert "sees this in time" in main.find(class_="verdict").text
    shown = main_of(client.get(result)).get_text(" ", strip=True)
    assert shown.index("Call 112") < shown.index("Why we say this") < shown.index("Send this to")
    client.post(f"{result}send/", {})
    for path in (result, f"{result}send/"):
        main = main_of(client.get(path))
        assert main.a["href"] == "tel:112"
        assert "Do not wait for the clinic" in main.find(id="clinic").text


def test_a_limit_that_cannot_be_looked_up_stops_nobody(result, client, monkeypatch, caplog):
    def gone(*_, **__):
        raise ConnectionError("redis://secret")

    monkeypatch.setattr("assessments.limits.ratelimit.consume", gone)
    client.post(f"{result}send/", {})
    assert Case.objects.exists()
    assert "ConnectionError" in caplog.text
    assert "secret" not in caplog.text


def test_one_that_is_deleted_meanwhile_is_not_there(result, client, monkeypatch):
    def gone(**_):
        raise Assessment.DoesNotExist

    monkeypatch.setattr("assessments.services.send", gone)
    assert client.post(f"{result}send/", CONTACT).status_code == 404


def test_when_it_fails_it_says_so_and_keeps_what_was_typed(result, client, monkeypatch, caplog):
    def refuse(*_, **__):
        raise OperationalError(CONTACT["reach"])

    with monkeypatch.context() as broken:
        broken.setattr(Case, "save", refuse)
        response = client.post(f"{result}send/", CONTACT)
    assert response.status_code == 503
    main = main_of(response)
    assert "Nothing was sent" in main.text
    for name, value in CONTACT.items():
        assert main.find("input", {"name": name})["value"] == value
    assert CONTACT["reach"] not in caplog.text
    assert client.post(f"{result}send/", CONTACT).status_code == 302


def test_what_is_sent_too_often_waits(result, client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"send_to_clinic": "1/h/ip"}
    later = Walker(client).walk().path
    client.post(f"{result}send/", {})
    response = client.post(f"{later}send/", CONTACT)
    assert response.status_code == 429
    main = main_of(response)
    assert "call the clinic" in main.text
    assert main.find("input", {"name": "reach"})["value"] == CONTACT["reach"]
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("visitor", "extra", "said"),
    [
        (Client, {}, "You will get no mail"),
        (signed_in, {}, "We then send you a mail"),
        (Client, {"shared_device": "on"}, "you may never see an answer"),
    ],
)
def test_each_is_told_what_leaving_the_contact_out_means(visitor, extra, said):
    client = visitor()
    result = Walker(client, **extra).walk().path
    hint = main_of(client.get(f"{result}send/")).find(id="id_reach_helptext").text
    assert said in hint
    assert grade(hint) <= 6


def test_the_page_is_never_kept(result, client):
    assert "no-store" in client.get(f"{result}send/")["Cache-Control"]
