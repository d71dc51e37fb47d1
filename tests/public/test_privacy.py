"""The privacy notice: each time is the setting's, each cookie is there, and nothing else is set."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail

from assessments.exchange.durations import in_words
from assessments.public.privacy import cookies, kept_days
from assessments.services.unused_accounts import UNCONFIRMED_FOR
from tests.signing_in import mailed_code
from tests.walker import Walker

TIMES = {
    "DRAFT_DAYS": "A check that you have not finished",
    "ANONYMOUS_RESULT_DAYS": "A result without an account",
    "UNUSED_ACCOUNT_DAYS": "Your account",
    "UNUSED_ACCOUNT_WARNING_DAYS": "Your account",
    "CASE_DAYS": "What you sent to the Clinic on the Hill",
    "AUDIT_DAYS": "What staff did",
}
"""Which setting stands in which entry."""


@pytest.fixture
def entries(client, settings):
    """Reads the notice: what each entry says, by its name."""
    settings.CLINIC_NAME = "the Clinic on the Hill"

    def read():
        page = BeautifulSoup(client.get("/about/privacy/").content, "html.parser")
        return {
            entry.dt.get_text(): entry.dd.get_text(" ", strip=True)
            for entry in page.select(".stored > div")
        }

    return read


@pytest.mark.parametrize(("setting", "name"), TIMES.items())
def test_a_time_is_the_settings(entries, settings, setting, name):
    assert in_words(getattr(settings, setting)) in entries()[name]
    setattr(settings, setting, 4711)
    assert "4711 days" in entries()[name]


def test_a_visit_is_as_long_as_its_cookie(entries, settings):
    settings.SESSION_COOKIE_AGE = 4711 * 24 * 60 * 60
    assert "4711 days" in entries()["Your visit"]
    assert "4711 days" in entries()[settings.SESSION_COOKIE_NAME]


def test_every_time_is_said(entries):
    text = " ".join(entries().values())
    assert all(in_words(days) in text for days in kept_days().values())
    assert f"did not prove is deleted after {in_words(UNCONFIRMED_FOR.days)}" in text


def test_without_a_clinic_nothing_is_said_to_be_sent(client, settings):
    settings.CLINIC_NAME = ""
    text = client.get("/about/privacy/").content.decode()
    assert "a result cannot be sent" in text
    assert "What you sent" not in text


@pytest.mark.django_db
@pytest.mark.usefixtures("no_earlier_tries")
def test_every_cookie_that_a_patient_gets_is_named(client, entries):
    Walker(client, {"shared_device": "on"}).walk()
    client.post("/sign-in/", {"email": "patient@example.org"})
    client.post("/sign-in/code/", {"code": mailed_code(mail.outbox[-1])}, follow=True)
    client.post("/reminders/", {"weeks": 2})
    got = set(client.cookies)
    assert len(got) >= 3
    assert got <= {cookie["name"] for cookie in cookies()} <= set(entries())


@pytest.mark.parametrize("many", [True, False])
def test_a_cookie_for_the_language_is_named_where_there_is_a_choice(settings, many):
    settings.LANGUAGES = [("en", "English"), *([("de", "Deutsch")] if many else [])]
    named = settings.LANGUAGE_COOKIE_NAME in {cookie["name"] for cookie in cookies()}
    assert named is many
