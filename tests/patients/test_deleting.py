"""Deleting asks first, says what it means, and then is done."""

import pytest
from bs4 import BeautifulSoup
from django.db import DatabaseError
from django.test import Client

from assessments.models import Assessment, Draft, User
from tests.signing_in import signed_in
from tests.walker import Walker

pytestmark = pytest.mark.django_db
EMAIL = "patient@example.org"
ACCOUNT = "/account/delete/"


@pytest.fixture
def own():
    return signed_in(EMAIL)


def main_of(response):
    return BeautifulSoup(response.content, "html.parser").main


def browsers():
    return [Client(), signed_in(EMAIL)]


@pytest.mark.parametrize("number", [0, 1], ids=["without an account", "with one"])
def test_one_result_is_deleted_after_asking(number):
    client = browsers()[number]
    result = Walker(client).walk()
    link = f"{result.path}delete/"
    assert main_of(client.get(result.path)).find("a", href=link)
    asked = main_of(client.get(link))
    reference = Assessment.objects.get().spoken_reference
    assert reference in asked.text
    assert "for good" in asked.text
    assert "printed" in asked.text
    assert Assessment.objects.exists()
    done = client.post(link, follow=True)
    assert done.redirect_chain[-1][0] == "/results/"
    assert "The result is deleted." in done.content.decode()
    assert not Assessment.objects.exists()
    assert client.get(result.path).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_someone_elses_result_is_not_there(walker, method):
    result = walker.walk()
    for stranger in browsers():
        assert getattr(stranger, method)(f"{result.path}delete/").status_code == 404
    assert Assessment.objects.exists()


def test_an_account_is_deleted_after_asking(own):
    Walker(own).walk()
    Walker(own).walk(until="/check/age/")
    asked = main_of(own.get(ACCOUNT))
    for said in (EMAIL, "for good", "signed out", "Download"):
        assert said in asked.text
    done = own.post(ACCOUNT, {"understood": "on"}, follow=True)
    assert done.redirect_chain[-1][0] == "/account/deleted/"
    assert "Your account is deleted" in main_of(done).h1.text
    assert not own.cookies["session"].value
    for model in (User, Assessment, Draft):
        assert not model.objects.exists()


def test_without_the_tick_nothing_is_deleted(own):
    response = own.post(ACCOUNT, {})
    page = BeautifulSoup(response.content, "html.parser")
    summary = page.find(attrs={"data-error-summary": True})
    assert "Tick the box" in summary.text
    assert page.find(id=summary.a["href"][1:])["name"] == "understood"
    assert page.title.text.startswith("Error:")
    assert User.objects.exists()


def test_staff_are_told_why_not(own):
    User.objects.update(is_staff=True)
    for response in (own.get(ACCOUNT), own.post(ACCOUNT, {"understood": "on"})):
        page = main_of(response)
        assert "belongs to staff" in page.text
        assert page.form is None
    assert User.objects.exists()


def test_when_it_fails_it_says_so_and_nothing_is_gone(own, monkeypatch, caplog):
    def refuse(**_):
        raise DatabaseError(EMAIL)

    monkeypatch.setattr("assessments.services.erase_account", refuse)
    response = own.post(ACCOUNT, {"understood": "on"})
    assert response.status_code == 503
    assert "was not deleted" in main_of(response).text
    assert own.get("/account/").status_code == 200
    assert EMAIL not in caplog.text


@pytest.mark.parametrize("error", [DatabaseError, ConnectionError])
@pytest.mark.parametrize("failing", ["ratelimit.clear", "logout"])
def test_when_cleaning_up_fails_it_is_deleted_all_the_same(
    own, monkeypatch, caplog, failing, error
):
    def refuse(*_, **__):
        raise error(EMAIL)

    monkeypatch.setattr(f"assessments.patients.deleting.{failing}", refuse)
    done = own.post(ACCOUNT, {"understood": "on"}, follow=True)
    assert done.redirect_chain[-1][0] == "/account/deleted/"
    assert "Your account is deleted" in main_of(done).h1.text
    assert not User.objects.exists()
    assert error.__name__ in caplog.text
    assert EMAIL not in caplog.text


def test_a_form_from_elsewhere_deletes_nothing():
    client = signed_in(EMAIL, Client(enforce_csrf_checks=True))
    assert client.post(ACCOUNT, {"understood": "on"}).status_code == 403
    assert User.objects.exists()


def test_who_is_signed_in_is_not_told_that_it_is_done(own):
    assert own.get("/account/deleted/")["Location"] == "/account/"


def test_posted_without_an_account_it_asks_to_sign_in(walker, client):
    walker.walk()
    response = client.post(ACCOUNT, {"understood": "on"})
    assert response["Location"].startswith("/sign-in/")
    assert Assessment.objects.exists()


@pytest.mark.parametrize("path", [ACCOUNT, "/account/deleted/", "/account/"])
def test_the_pages_are_never_kept(own, path):
    assert "no-store" in own.get(path)["Cache-Control"]
