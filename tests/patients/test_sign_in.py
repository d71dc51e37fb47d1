"""Signing in by a code that is mailed: one page for all, and nothing given away."""

import re
from smtplib import SMTPRecipientsRefused

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client

from assessments.models import Assessment, Draft, User
from tests.signing_in import mailed_code, signed_in
from tests.walker import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]
EMAIL = "patient@example.org"


def ask(client, email=EMAIL, **more):
    return client.post("/sign-in/", {"email": email} | more)


def confirm(client, code=None):
    return client.post(
        "/sign-in/code/", {"code": code or mailed_code(mail.outbox[-1])}, follow=True
    )


def main_of(response):
    return BeautifulSoup(response.content, "html.parser").main.get_text(" ", strip=True)


def test_a_new_patient_signs_in_and_keeps_what_the_session_held(walker, client):
    result = walker.walk()
    walker.walk(until="/check/feeling/")
    assert ask(client).status_code == 302
    response = confirm(client)
    assert response.redirect_chain[-1][0] == "/results/"
    assert result.path in response.content.decode()
    user = User.objects.get(email=EMAIL)
    assert Assessment.objects.get().owner == user
    assert Draft.objects.get().owner == user
    assert walker.open().path == "/check/feeling/"
    assert walker.open(result.path).status == 200


def test_the_results_are_there_on_another_device(walker, client):
    result = walker.walk()
    ask(client)
    confirm(client)
    elsewhere = Client()
    assert elsewhere.get(result.path).status_code == 404
    ask(elsewhere)
    assert result.path in confirm(elsewhere).content.decode()
    assert elsewhere.get(result.path).status_code == 200


def test_signed_out_the_browser_shows_nothing_of_it(walker, client):
    result = walker.walk()
    ask(client)
    confirm(client)
    client.post("/sign-out/")
    assert client.get(result.path).status_code == 404


def test_whether_an_address_has_an_account_is_not_told(client):
    User.objects.create_user("known@example.org")
    User.objects.create_user("closed@example.org", is_active=False)
    answers = set()
    for email in ("known@example.org", "new@example.org", "closed@example.org"):
        browser = Client()
        response = browser.post("/sign-in/", {"email": email}, follow=True)
        text = main_of(response).replace(email, "")
        answers.add((response.status_code, response.redirect_chain[-1][0], text))
    assert len(answers) == 1
    assert {message.to[0] for message in mail.outbox} == {"known@example.org", "new@example.org"}
    assert len({message.subject for message in mail.outbox}) == 1


def test_a_closed_account_cannot_be_opened(client):
    User.objects.create_user(EMAIL, is_active=False)
    ask(client)
    confirm(client, "123456")
    assert "_auth_user_id" not in client.session


def test_the_mail_says_nothing_of_health_and_is_plain_text(client, walker):
    walker.walk()
    ask(client)
    (message,) = mail.outbox
    assert not message.alternatives
    assert message.subject == "Your code for Leg Check"
    assert not re.search("cramp|pain|leg (?!check)|result|urgen", message.body, re.IGNORECASE)


@pytest.mark.parametrize("typed", ["", "no address", "a@b", "x" * 300 + "@example.org"])
def test_a_bad_address_is_answered_and_kept(client, typed):
    response = ask(client, typed)
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    assert page.find(attrs={"data-error-summary": True})
    assert page.find("input", {"name": "email"})["value"] == typed
    assert not mail.outbox
    assert not User.objects.exists()


def test_a_wrong_code_is_answered_and_three_end_it(client):
    ask(client)
    first = confirm(client, "WRONG1")
    assert BeautifulSoup(first.content, "html.parser").find(attrs={"data-error-summary": True})
    confirm(client, "WRONG2")
    last = confirm(client, "WRONG3")
    assert last.redirect_chain[-1][0] == "/sign-in/"
    confirm(client)
    assert "_auth_user_id" not in client.session


def test_a_code_works_once(client):
    ask(client)
    code = mailed_code(mail.outbox[-1])
    confirm(client, code)
    client.post("/sign-out/")
    confirm(client, code)
    assert "_auth_user_id" not in client.session


def test_a_mail_that_cannot_be_sent_is_told_and_the_address_kept(client, monkeypatch, caplog):
    def refuse(*_, **__):
        raise SMTPRecipientsRefused({EMAIL: (550, b"no such mailbox")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    response = ask(client)
    assert response.status_code == 503
    page = BeautifulSoup(response.content, "html.parser")
    assert "could not send" in page.main.get_text()
    assert page.find("input", {"name": "email"})["value"] == EMAIL
    assert "SMTPRecipientsRefused" in caplog.text
    assert EMAIL not in caplog.text
    monkeypatch.undo()
    assert ask(client).status_code == 302


def test_a_claim_that_fails_loses_nothing(client, walker, monkeypatch):
    result = walker.walk()
    ask(client)
    code = mailed_code(mail.outbox[-1])

    def fail(**_):
        raise OperationalError("deadlock detected")

    monkeypatch.setattr("assessments.services.claim", fail)
    client.raise_request_exception = False
    assert client.post("/sign-in/code/", {"code": code}).status_code == 503
    assert client.get(result.path).status_code == 200
    monkeypatch.undo()
    cache.clear()
    ask(client)
    confirm(client)
    assert client.get(result.path).status_code == 200
    assert Assessment.objects.get().owner.email == EMAIL


@pytest.mark.parametrize("path", ["/sign-in/", "/sign-in/closed/", "/sign-out/"])
def test_no_page_of_signing_in_is_kept_by_a_browser(client, path):
    if path == "/sign-out/":
        signed_in(client=client)
    assert "no-store" in client.get(path).headers["Cache-Control"]


def test_a_mistyped_address_can_be_mended(client):
    ask(client, "patinet@example.org")
    assert client.get("/sign-in/").status_code == 200
    ask(client)
    confirm(client, mailed_code(mail.outbox[-1]))
    assert client.session["_auth_user_id"] == str(User.objects.get(email=EMAIL).pk)


def test_a_code_is_no_good_for_an_address_typed_later(client):
    ask(client)
    code = mailed_code(mail.outbox[-1])
    ask(client, "victim@example.org")
    confirm(client, code)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("wanted", "reached"), [("/account/", "/account/"), ("https://evil.example/", "/results/")]
)
def test_who_is_signed_in_is_led_on(client, wanted, reached):
    ask(client)
    confirm(client)
    assert client.get("/sign-in/", {"next": wanted}).url == reached


def test_one_browser_is_held_off_as_well(client):
    statuses = [ask(client).status_code for _ in range(5)]
    assert statuses[3:] == [200, 200]
    assert len(mail.outbox) == 3


def test_asking_too_often_is_held_off(client):
    statuses = [ask(Client()).status_code for _ in range(5)]
    assert statuses[:3] == [302] * 3
    assert statuses[3:] == [200, 200]
    assert len(mail.outbox) == 3


def test_one_network_address_cannot_ask_for_many(client):
    statuses = [ask(Client(), f"p{number}@example.org").status_code for number in range(25)]
    assert statuses == [302] * 20 + [200] * 5
    assert len(mail.outbox) == 20


def test_the_newer_of_two_checks_is_kept_and_that_is_said(client):
    ask(client)
    confirm(client)
    Walker(client).walk(until="/check/feeling/")
    elsewhere = Client()
    Walker(elsewhere).walk(until="/check/age/")
    cache.clear()
    ask(elsewhere)
    assert "kept the newer one" in confirm(elsewhere).content.decode()
    assert Walker(client).open().path == "/check/age/"


def test_a_shared_device_left_idle_signs_out(client, settings):
    walker = Walker(client, shared_device="on")
    result = walker.walk()
    ask(client)
    confirm(client)
    assert client.get(result.path).status_code == 200
    settings.SHARED_DEVICE_IDLE_MINUTES = -1
    assert client.get(result.path).status_code == 404
    assert "_auth_user_id" not in client.session


def test_finishing_signs_out_and_keeps_the_accounts_draft(client):
    ask(client)
    confirm(client)
    Walker(client).walk(until="/check/feeling/")
    client.post("/finish/")
    assert "_auth_user_id" not in client.session
    assert Draft.objects.count() == 1
