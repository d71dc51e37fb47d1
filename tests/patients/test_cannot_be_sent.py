"""What cannot be sent: without a clinic, taken back, too old, or of somebody else."""

import pytest
from django.test import Client

from assessments.models import Case, Holder, User
from tests.histories import COLD_LEG, checked
from tests.reading_level import grade
from tests.signing_in import signed_in

from .pages import main_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]


def test_without_a_clinic_nothing_is_offered(walker, client, settings):
    settings.CLINIC_NAME = ""
    assert walker.walk(until="/check/answers/").main.find("input", {"name": "send"}) is None
    result = walker.walk().path
    for method in (client.get, client.post):
        assert method(f"{result}send/").status_code == 404
    for path in (result, "/results/"):
        assert "send/" not in client.get(path).content.decode()
    assert not Case.objects.exists()


def test_one_that_was_taken_back_cannot_be_sent(walker, client):
    walker.answers |= COLD_LEG
    result = walker.walk().path
    client.post(f"{result}mistake/")
    walker.answers["em_leg"] = ["none"]
    walker.walk()
    assert client.get(f"{result}send/")["Location"] == result
    assert client.post(f"{result}send/", {}).status_code == 302
    assert not Case.objects.exists()
    links = [link["href"] for link in main_of(client.get("/results/")).find_all("a")]
    assert f"{result}send/" not in links
    assert main_of(client.get(result)).find(id="clinic") is None


def test_one_that_is_too_old_leads_to_a_new_check(client):
    user = User.objects.create_user("patient@example.org")
    old = checked(holder=Holder(account=user.pk))
    old.save()
    result = f"/results/{old.pk}/"
    patient = signed_in(client=client)
    section = main_of(patient.get(result)).find(id="clinic").get_text(" ", strip=True)
    assert "too old to send" in section
    assert "Do the check again" in section
    assert grade(section) <= 6
    assert patient.get(f"{result}send/")["Location"] == result
    assert patient.post(f"{result}send/", {})["Location"] == f"{result}#clinic"
    assert not Case.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_someone_elses_and_an_ended_session_are_not_there(walker, client, method):
    result = walker.walk().path
    client.session.flush()
    for browser in (Client(), signed_in(), client):
        assert getattr(browser, method)(f"{result}send/").status_code == 404
    assert not Case.objects.exists()
