"""Each code works once, wrong ones are held off, and spare ones are seen once."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from tests.signing_in import SECRET, code_of

from .second_step import path_of, set_up, shown_key, sign_in_by_mail, soup, spare_codes, wrong_code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]


def test_a_code_works_once(with_app):
    code = code_of(SECRET)
    for led_to in ("/admin/", "/second-step/code/"):
        client = Client()
        sign_in_by_mail(client)
        assert path_of(client.post("/second-step/code/", {"code": code}, follow=True)) == led_to
        # django-allauth remembers it for half a minute, and would take it for a minute more.
        cache.delete(f"allauth.mfa.totp.used?user={with_app.pk}&code={code}")


def test_the_code_that_set_the_app_up_works_once_too(client, account):
    sign_in_by_mail(client)
    code = code_of(shown_key(client))
    codes = client.post("/second-step/app/", {"code": code}, follow=True)
    assert spare_codes(codes)
    later = Client()
    sign_in_by_mail(later)
    answer = later.post("/second-step/code/", {"code": code})
    assert soup(answer).find(attrs={"data-error-summary": True})


def test_a_spare_code_works_once(client, account):
    sign_in_by_mail(client)
    _, codes = set_up(client)
    for led_to in ("/admin/", "/second-step/code/"):
        browser = Client()
        sign_in_by_mail(browser)
        fields = {"code": spare_codes(codes)[0]}
        assert path_of(browser.post("/second-step/code/", fields, follow=True)) == led_to


def test_spare_codes_are_shown_once_and_new_ones_end_the_old(client, account):
    sign_in_by_mail(client)
    _, first = set_up(client)
    again = client.get("/second-step/spare-codes/")
    assert not spare_codes(again)
    assert "10 spare codes left" in again.content.decode()
    new = client.post("/second-step/spare-codes/new/", follow=True)
    assert len(set(spare_codes(new)) - set(spare_codes(first))) == 10
    browser = Client()
    sign_in_by_mail(browser)
    refused = browser.post("/second-step/code/", {"code": spare_codes(first)[0]})
    assert soup(refused).find(attrs={"data-error-summary": True})


@pytest.mark.parametrize("path", ["/second-step/code/", "/second-step/code/again/"])
def test_wrong_codes_are_answered_and_soon_held_off(client, with_app, path):
    client.force_login(with_app) if "again" in path else sign_in_by_mail(client)
    for _ in range(5):
        answer = client.post(path, {"code": wrong_code()})
        assert (
            "That code is not right" in soup(answer).find(attrs={"data-error-summary": True}).text
        )
    held_off = client.post(path, {"code": code_of(SECRET)})
    assert held_off.status_code == 200
    assert "Too many" in soup(held_off).find(attrs={"data-error-summary": True}).text


def test_wrong_codes_are_held_off_in_another_browser_too(with_app):
    for _ in range(5):
        client = Client()
        client.force_login(with_app)
        client.post("/second-step/code/again/", {"code": wrong_code()})
    client = Client()
    client.force_login(with_app)
    assert client.post("/second-step/code/again/", {"code": code_of(SECRET)}).status_code == 200


@pytest.mark.parametrize("fields", [{}, {"code": ""}, {"code": "x" * 300}, {"code": "\0"}])
@pytest.mark.parametrize("path", ["/second-step/code/", "/second-step/code/again/"])
def test_a_bad_code_is_answered(client, with_app, path, fields):
    client.force_login(with_app) if "again" in path else sign_in_by_mail(client)
    answer = client.post(path, fields, follow=True)
    assert answer.status_code == 200
    assert soup(answer).find("input", attrs={"name": "code"})


def test_a_wrong_first_code_keeps_the_key(client, account):
    client.force_login(account)
    key = soup(client.get("/second-step/app/")).find("code").text
    answer = soup(client.post("/second-step/app/", {"code": ""}))
    assert answer.find(attrs={"data-error-summary": True})
    assert answer.find("code").text == key
    assert not Authenticator.objects.exists()


def test_limits_are_kept_when_many_are(settings):
    """A database cache keeps 300 entries when it is not told how many, and throws others out."""
    for number in range(400):
        cache.set(f"limit:{number}", number)
    assert cache.get("limit:0") == 0
    assert cache.get("limit:399") == 399
