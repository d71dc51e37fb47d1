"""Sessions that are not, or are no more: the cookie of another site, a row that is gone."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from assessments.models import Draft
from config.sessions import SessionStore
from tests.patients.pages import text_of
from tests.queries import queries
from tests.walker import Walker

pytestmark = pytest.mark.django_db

KEYS = {
    "unknown": "a" * 32,
    "no key of ours": "A-key/of=another;framework",
    "long": "a" * 5000,
    "empty": "",
}


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_the_cookie_of_another_deployment_is_a_new_visitor(key):
    client = Client()
    client.cookies["session"] = key
    assert client.get("/results/").status_code == 200
    assert Walker(client).walk(until="/check/age/").path == "/check/age/"
    assert client.cookies["session"].value != key
    assert Draft.objects.get().visitor


def test_a_cookie_with_a_character_that_no_database_takes_is_a_new_visitor(client):
    response = client.get("/results/", headers={"cookie": 'session="\\000' + "a" * 31 + '"'})
    assert response.status_code == 200


def test_a_session_signed_with_another_key_is_a_new_visitor(client):
    Walker(client).walk(until="/check/age/")
    session = Session.objects.get()
    session.session_data = session.session_data[:-5] + "AAAAA"
    session.save()
    assert client.get("/check/age/").status_code == 302
    assert Walker(client).walk(until="/check/age/").path == "/check/age/"
    assert Draft.objects.count() == 2


@pytest.mark.parametrize("path", ["/", "/check/", "/check/age/", "/results/", "/sign-in/"])
def test_looking_writes_no_session(client, path):
    Walker(client).walk(until="/check/age/")
    said = queries(lambda: client.get(path))
    assert not [sql for sql in said if sql.startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_session_that_ends_in_another_tab_meanwhile_is_said_to_have_ended(client, monkeypatch):
    Walker(client).walk(until="/check/age/")
    save = SessionStore.save

    def ended_meanwhile(self, must_create=False):
        Session.objects.all().delete()
        return save(self, must_create)

    monkeypatch.setattr(SessionStore, "save", ended_meanwhile)
    response = client.post("/check/start/", {"consent": "yes"})
    assert response.status_code == 409
    assert "Your visit has ended" in text_of(response)
    assert client.cookies["session"].value == ""
    assert "no-store" in response["Cache-Control"]
    monkeypatch.undo()
    assert Walker(client).walk(until="/check/age/").path == "/check/age/"
