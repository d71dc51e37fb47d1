"""Staff show a second factor before the admin shows anything."""

import re

import pytest
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import cache
from django.test import Client

from assessments.models import User
from tests.signing_in import SECRET, code_of, mailed_code, signed_in, with_second_factor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]
EMAIL = "staff@example.org"
USERS = "/admin/assessments/user/"


@pytest.fixture
def account():
    return User.objects.create_superuser(EMAIL)


@pytest.fixture
def with_app(account):
    """An account that has an app, and no browser in which it was shown."""
    with_second_factor(account)
    return account


def wrong_code(secret=SECRET):
    right = {code_of(secret, steps) for steps in range(-3, 4)}
    return next(code for code in map("{:06}".format, range(10)) if code not in right)


def path_of(response):
    chain = response.redirect_chain
    return chain[-1][0] if chain else response.request["PATH_INFO"]


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def sign_in_by_mail(client, wanted="/admin/"):
    """Asks for a page of staff and signs in with the code that was mailed; where that leads."""
    asked = client.get(wanted, follow=True)
    assert path_of(asked).startswith("/sign-in/?")
    mailed = submit(client, asked, email=EMAIL)
    code = mailed_code(mail.outbox[-1])
    return submit(client, mailed, code=code)


def submit(client, page, **fields):
    """Posts the page's first form as a browser would, hidden fields and all."""
    form = soup(page).main.form
    hidden = {field["name"]: field["value"] for field in form.find_all("input", type="hidden")}
    return client.post(form["action"], hidden | fields, follow=True)


def set_up(client):
    """Sets an app up on the page in hand; its secret, and the page of spare codes."""
    page = soup(client.get("/second-step/app/"))
    secret = page.find("code").get_text().replace(" ", "")
    return secret, client.post("/second-step/app/", {"code": code_of(secret)}, follow=True)


def spare_codes(response):
    return [code.get_text() for code in soup(response).select(".spare-codes code")]


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
    secret, _ = set_up(client)
    later = Client()
    sign_in_by_mail(later)
    answer = later.post("/second-step/code/", {"code": code_of(secret)})
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


def test_the_page_between_the_two_codes_names_the_emergency_number(client, with_app, settings):
    settings.EMERGENCY_NUMBER = "999"
    assert soup(sign_in_by_mail(client)).footer.find("a", href="tel:999").text == "999"


def test_sign_in_can_be_begun_anew_with_another_account(client, with_app):
    asked = sign_in_by_mail(client)
    form = soup(asked).find("form", action="/sign-out/")
    left = client.post(
        "/sign-out/", {"next": form.find(attrs={"name": "next"})["value"]}, follow=True
    )
    assert path_of(left) == "/sign-in/"
    assert soup(left).find("input", attrs={"name": "email"})


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


def test_limits_are_kept_when_many_are(settings):
    """A database cache keeps 300 entries when it is not told how many, and throws others out."""
    for number in range(400):
        cache.set(f"limit:{number}", number)
    assert cache.get("limit:0") == 0
    assert cache.get("limit:399") == 399
