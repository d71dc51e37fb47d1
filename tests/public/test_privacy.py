"""The privacy notice: each time is the setting's, each cookie is there, and nothing else is set."""

import hashlib
import re

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core import mail
from django.db import connection
from django.test import Client

from assessments.exchange.durations import in_words
from assessments.models.fields import EncryptedJSONField
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


def test_the_cookie_for_the_language_says_what_becomes_of_it_on_a_shared_device(settings, entries):
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    assert "goes when you close the browser" in entries()[settings.LANGUAGE_COOKIE_NAME]


# What is stored in plain --------------------------------------------------------------------------

NOT_OF_A_PATIENT = {"AuditEvent", "EndedChecks", "JobRun"}
"""Models that hold nothing of any one patient."""

LEADS_TO = ""
"""For an id, or a column that says which record belongs to which."""

PLAIN = {
    "User": {
        "id": LEADS_TO,
        "email": "Your mail address",
        "password": "There is no password",
        "language": "the language you chose",
        "date_joined": "When you made it",
        "last_login": "when you last signed in",
        "warned_at": "when we warned you",
        # Of staff alone; an account of a patient that is not active has none to sign in to.
        "is_staff": LEADS_TO,
        "is_superuser": LEADS_TO,
        "is_active": LEADS_TO,
    },
    "Draft": {
        "id": LEADS_TO,
        "visitor": LEADS_TO,
        "owner": LEADS_TO,
        "corrects": LEADS_TO,
        "started_at": "after you last worked on it",
        "updated_at": "after you last worked on it",
    },
    "Assessment": {
        "id": LEADS_TO,
        "visitor": "Which results are yours",
        "owner": LEADS_TO,
        "corrects": LEADS_TO,
        "reference": "the reference",
        "started_at": "when you began and ended",
        "submitted_at": "when you began and ended",
        "urgency": "how urgent it is",
        "leading": "what it may be",
        "also": "what it may be",
        "age_band": "your age group",
        "language": "the language",
        "ruleset": "the version of the rules",
    },
    "Case": {
        "assessment": LEADS_TO,
        "version": LEADS_TO,
        "urgency": "how urgent it is",
        "family": "what it may be",
        "state": "how far they are with it",
        "is_open": "how far they are with it",
        "assigned_to": "who of them deals with it",
        **dict.fromkeys(
            (
                *("sent_at", "due_at", "again_at", "assigned_at", "reviewed_at"),
                *("seconds_to_review", "taken_back_at", "clinic_told_at", "overdue_told_at"),
            ),
            "what they did, and when",
        ),
    },
    "Review": {
        "id": LEADS_TO,
        "case": LEADS_TO,
        "by": "who of them deals with it",
        "at": "what they did, and when",
        "decision": "what they did, and when",
        "mailed_at": "what they did, and when",
        "read_at": "when you read what they wrote",
    },
    "Reminder": {
        "id": LEADS_TO,
        "owner": LEADS_TO,
        "weeks": "The day on which you asked to be told",
        "due_at": "The day on which you asked to be told",
        "sent_at": "when we told you",
    },
    "ShareLink": {
        "id": LEADS_TO,
        "assessment": LEADS_TO,
        "token_hash": LEADS_TO,
        "created_at": "When you made it",
        "expires_at": "when it ends",
        "revoked_at": "when you stopped it",
    },
    "ShareView": {
        "id": LEADS_TO,
        "link": LEADS_TO,
        "at": "Each time it was used: when",
        "what": "what was taken (the page, a PDF or a file)",
    },
}
"""Which words of the notice name a plain column: a new one has to be named as well."""


def plain_columns():
    return {
        model.__name__: {
            field.name
            for field in model._meta.local_concrete_fields
            if not isinstance(field, EncryptedJSONField)
        }
        for model in apps.get_app_config("assessments").get_models()
        if model.__name__ not in NOT_OF_A_PATIENT
    }


def test_every_plain_column_is_thought_of():
    assert {name: set(columns) for name, columns in PLAIN.items()} == plain_columns()


def test_every_plain_column_is_named(client, settings):
    settings.CLINIC_NAME = "the Clinic on the Hill"
    page = BeautifulSoup(client.get("/about/privacy/").content, "html.parser")
    text = " ".join(page.main.get_text(" ").split())
    named = {words for columns in PLAIN.values() for words in columns.values()}
    assert [words for words in sorted(named) if words not in text] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("no_earlier_tries")
def test_addresses_that_limits_count_by_are_scrambled_as_is_said(entries):
    assert "Both are scrambled first" in entries()["Against misuse"]
    client = Client(REMOTE_ADDR="203.0.113.77")
    client.post("/sign-in/", {"email": "patient@example.org"})
    client.post("/check/start/", {"consent": "yes"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cache")
        keys = [key for (key,) in cursor.fetchall()]
    assert len(keys) >= 3
    assert [key for key in keys if not re.fullmatch("[0-9a-f]{64}", key)] == []
    plain = [hashlib.sha256(text).hexdigest() for text in (b"patient@example.org", b"203.0.113.77")]
    assert not set(keys) & set(plain)
