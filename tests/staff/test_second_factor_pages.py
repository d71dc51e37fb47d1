"""The pages of the second factor: what they show, and what no one else may see or keep."""

import re

import pytest
from allauth.mfa.models import Authenticator

from .second_step import (
    set_up,
    sign_in_by_mail,
    soup,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]


def test_the_page_between_the_two_codes_names_the_emergency_number(client, with_app, settings):
    settings.EMERGENCY_NUMBER = "999"
    assert soup(sign_in_by_mail(client)).footer.find("a", href="tel:999").text == "999"


def test_only_the_page_with_the_picture_may_show_a_picture_of_its_own(client, account):
    client.force_login(account)
    page = client.get("/second-step/app/")
    assert soup(page).img["src"].startswith("data:image/svg+xml;base64,")
    assert policy_of(page)["img-src"] == "'self' data:"
    assert policy_of(page)["default-src"] == "'self'"
    for path in ("/second-step/", "/sign-in/", "/", "/admin/login/"):
        other = client.get(path)
        assert "data:" not in other["Content-Security-Policy"]
        assert "img-src" not in policy_of(other)


def policy_of(response):
    rules = response["Content-Security-Policy"].split(";")
    return dict(rule.strip().split(" ", 1) for rule in rules)


def test_the_key_can_be_read_as_text(client, account):
    client.force_login(account)
    page = soup(client.get("/second-step/app/"))
    key = page.find("code").text
    assert re.fullmatch("([A-Z2-7]{4} ){7}[A-Z2-7]{4}", key)
    assert page.img["alt"] == "A picture for your app to scan"
    link = page.find("a", href=re.compile("^otpauth://totp/staff%40example.org"))
    assert f"secret={key.replace(' ', '')}" in link["href"]


def test_secrets_are_kept_by_no_browser_and_encrypted_at_rest(client, account):
    sign_in_by_mail(client)
    assert "no-store" in client.get("/second-step/app/")["Cache-Control"]
    secret, codes = set_up(client)
    assert "no-store" in codes["Cache-Control"]
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    assert bytes(secret, "ascii").hex() not in stored
