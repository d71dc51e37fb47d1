"""Whoever asks for what belongs to another is told what is told of something that is not there."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from assessments.models import Assessment, User
from tests.addresses import walked
from tests.signing_in import signed_in, with_second_factor
from tests.walker import Walker

# What is whose does not depend on the database.
pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

OPEN_TO_ALL = {
    "patients:page": "the slug of a page of questions",
    "public:learn": "the slug of a learn page",
    "public:about": "the slug of a page about the check",
    "public:rule-book": "an edition of the rules",
    "public:fhir-questionnaire": "the name of the questionnaire",
    "public:fhir-code-system": "the name of a list of codes",
    "public:fhir-other": "the path of nothing",
    "patients:shared": "the secret of a link, which opens for whoever has it",
    "patients:shared-pdf": "the same",
    "patients:shared-fhir": "the same",
    "patients:reminder_stop": "the link in a mail, which answers everyone in the same way",
}
"""Addresses whose parameter names nothing that belongs to anyone, with what it is."""


def addresses():
    """Every address with a parameter, the admin's apart: its name and its parameters."""
    for one in walked(get_resolver()):
        converters = one.pattern.pattern.converters
        if converters and not one.name.startswith("admin:"):
            yield one.name, tuple(converters)


WITH_PARAMETERS = dict(addresses())
OWNED = {name: keys for name, keys in WITH_PARAMETERS.items() if name not in OPEN_TO_ALL}


@pytest.fixture
def theirs():
    """Two results of a patient's account, and their browser."""
    browser = signed_in("owner@example.org")
    for _ in range(2):
        Walker(browser).walk()
    return browser, list(Assessment.objects.values_list("pk", flat=True))


def strangers():
    yield "another patient", signed_in("other@example.org")
    yield "a browser without an account", Client()
    nobody = Client()
    Walker(nobody).walk()
    yield "a browser with results of its own", nobody
    staff = User.objects.create_user("staff@example.org", is_staff=True)
    yield "staff without rights", with_second_factor(staff)


def answer(browser, method, name, keys, ids):
    """Status, place and text of an answer; what changes from one to the next is taken out."""
    address = reverse(name, kwargs=dict(zip(keys, ids, strict=False)))
    response = getattr(browser, method)(address)
    text = re.sub(rb'value="\w{64}"', b"", response.content)
    return response.status_code, response.headers.get("Location"), text


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", OWNED)
def test_strangers_get_what_a_missing_one_gets(theirs, name, method):
    _, ids = theirs
    for who, browser in strangers():
        given = answer(browser, method, name, OWNED[name], ids)
        missing = answer(browser, method, name, OWNED[name], [uuid4(), uuid4()])
        assert given == missing, who
        assert given[0] in (404, 405), who
    assert Assessment.objects.filter(pk__in=ids).count() == 2


@pytest.mark.parametrize("name", OWNED)
def test_the_owner_gets_an_answer(theirs, name):
    browser, ids = theirs
    statuses = {answer(browser, method, name, OWNED[name], ids)[0] for method in ("get", "post")}
    assert statuses & {200, 302}


def test_there_are_such_addresses():
    assert "patients:result" in OWNED
    assert set(OPEN_TO_ALL) <= set(WITH_PARAMETERS)
