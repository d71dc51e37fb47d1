"""Staff show a second factor before the admin shows anything."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from assessments.models import User
from tests.queries import queries
from tests.signing_in import SECRET, code_of, signed_in, with_second_factor

from .second_step import EMAIL, path_of, set_up, sign_in_by_mail, soup, spare_codes, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]
USERS = "/admin/assessments/user/"


def test_from_the_first_visit_to_the_admin(client, account):
    arrived = sign_in_by_mail(client)
    assert path_of(arrived).split("?")[0] == "/second-step/app/"
    assert client.get("/admin/").status_code == 302
    _, codes = set_up(client)
    assert path_of(codes) == "/second-step/spare-codes/"
    assert len(spare_codes(codes)) == 10
    assert soup(codes).find("a", class_="button")["href"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_at_a_later_visit_both_codes_lead_to_the_page_that_was_wanted(client, with_app):
    asked = sign_in_by_mail(client, USERS)
    assert path_of(asked) == "/second-step/code/"
    assert "_auth_user_id" not in client.session
    arrived = client.post("/second-step/code/", {"code": code_of(SECRET)}, follow=True)
    assert path_of(arrived) == USERS
    assert arrived.status_code == 200


def test_who_is_signed_in_without_the_second_factor_is_asked_for_it(client, with_app):
    client.force_login(with_app)
    asked = client.get(USERS, follow=True)
    assert path_of(asked).split("?")[0] == "/second-step/code/again/"
    assert path_of(submit(client, asked, code=code_of(SECRET))) == USERS


def test_after_a_working_day_it_is_asked_for_anew(account):
    client = with_second_factor(account)
    assert client.get("/admin/").status_code == 200
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 12 * 60 * 60 + 1
    session.save()
    assert path_of(client.get("/admin/", follow=True)).startswith("/second-step/code/again/")


@pytest.mark.parametrize("path", ["/admin/", USERS, "/admin/jsi18n/", "/admin/autocomplete/"])
def test_nothing_is_shown_before_the_second_factor(client, account, path):
    client.force_login(account)
    assert client.get(path).url.startswith("/admin/login/")


def test_a_try_out_may_do_without(client, account, settings):
    settings.STAFF_SECOND_FACTOR = False
    client.force_login(account)
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("path", ["/admin/", USERS, "/admin/login/", "/second-step/app/"])
def test_a_patient_is_told_that_it_is_not_for_them(path):
    response = signed_in().get(path, follow=True)
    assert response.status_code == 403
    assert "special rights" in response.content.decode()


def test_a_password_does_not_sign_in(client):
    User.objects.create_superuser(EMAIL, "a very long pass phrase 7")
    fields = {"username": EMAIL, "email": EMAIL, "password": "a very long pass phrase 7"}
    for path in ("/admin/login/", "/sign-in/"):
        client.post(path, fields, follow=True)
        assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", ["/admin/password_change/", "/admin/password_change/done/"])
def test_there_is_no_password_to_change(client, account, path):
    assert with_second_factor(account, client).get(path).status_code == 404


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:1"])
def test_nobody_is_led_off_the_site(with_app, account, elsewhere):
    shown = with_second_factor(account).get("/admin/login/", {"next": elsewhere})
    assert shown.url == "/admin/"
    assert "evil" not in Client().get("/admin/login/", {"next": elsewhere}).url
    client = Client()
    client.force_login(account)
    fields = {"code": code_of(SECRET), "next": elsewhere}
    assert client.post("/second-step/code/again/", fields).url.startswith("/")


def test_nobody_is_led_off_the_site_by_signing_in(client, with_app):
    sign_in_by_mail(client)
    client.get("/second-step/code/", {"next": "https://evil.example/"})
    fields = {"code": code_of(SECRET), "next": "https://evil.example/"}
    assert client.post("/second-step/code/", fields).url == "/admin/"


def test_who_takes_the_app_off_leaves_the_admin_at_once(client, account):
    sign_in_by_mail(client)
    set_up(client)
    gone = client.post("/second-step/app/remove/", follow=True)
    assert "taken off" in gone.content.decode()
    assert not Authenticator.objects.exists()
    assert client.get("/admin/", follow=True).redirect_chain[-1][0].startswith("/second-step/app/")


def test_taking_the_app_off_asks_for_a_code_first(client, with_app):
    client.force_login(with_app)
    assert client.post("/second-step/app/remove/").url.startswith("/second-step/code/again/")
    assert Authenticator.objects.exists()


def test_sign_in_can_be_begun_anew_with_another_account(client, with_app):
    asked = sign_in_by_mail(client)
    form = soup(asked).find("form", action="/sign-out/")
    left = client.post(
        "/sign-out/", {"next": form.find(attrs={"name": "next"})["value"]}, follow=True
    )
    assert path_of(left) == "/sign-in/"
    assert soup(left).find("input", attrs={"name": "email"})


@pytest.mark.parametrize("path", ["/admin/", USERS])
def test_a_page_looks_the_second_factor_up_once(account, path):
    browser = with_second_factor(account)
    asked = queries(lambda: browser.get(path))
    assert sum('FROM "mfa_authenticator"' in sql for sql in asked) == 1
