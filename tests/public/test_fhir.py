"""What other systems read at /fhir/: how it is answered, kept, and refused."""

import json

import pytest
from django.test import Client

from assessments.exchange.fhir import addresses
from assessments.exchange.fhir.capability import capability_statement
from assessments.exchange.fhir.code_systems import code_system, names
from assessments.exchange.fhir.questionnaire import questionnaire
from assessments.models import User
from assessments.public import fhir_ready
from tests.second_language import CODE, TAG, add_second_language

FORM = "/fhir/Questionnaire/leg-check"
SYSTEM = "/fhir/CodeSystem/em-breath"
METADATA = "/fhir/metadata"
EVERY = [FORM, SYSTEM, METADATA]


@pytest.fixture
def second_language(settings, tmp_path):
    add_second_language(settings, tmp_path)


@pytest.mark.parametrize(
    ("path", "resource"),
    [
        (FORM, questionnaire),
        (METADATA, capability_statement),
        *((f"/fhir/CodeSystem/{name}", lambda name=name: code_system(name)) for name in names()),
    ],
)
def test_a_resource_is_read_at_its_address(client, path, resource):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/fhir+json"
    assert json.loads(answer.content) == resource()


def test_the_address_is_the_name_that_the_resource_goes_by(client, settings):
    settings.SITE_URL = "https://legs.example.org"
    for path in (FORM, SYSTEM):
        assert client.get(path).json()["url"] == f"https://legs.example.org{path}"


def test_a_host_that_moved_serves_its_old_names(client, settings):
    settings.FHIR_BASE_URL = "https://old.example.org/fhir"
    assert client.get(FORM).json()["url"] == f"https://old.example.org{FORM}"


def test_what_can_be_read_is_said_in_metadata(client):
    (rest,) = client.get(METADATA).json()["rest"]
    kinds = [resource["type"] for resource in rest["resource"]]
    assert [path.split("/")[2] for path in (FORM, SYSTEM)] == kinds


@pytest.mark.django_db
@pytest.mark.parametrize("path", EVERY)
def test_it_is_the_same_for_all_and_asks_neither_database_nor_session(
    client, path, django_assert_num_queries
):
    client.force_login(User.objects.create_user("patient@example.org"))
    with django_assert_num_queries(0):
        answer = client.get(path)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    assert "Cookie" not in answer["Vary"]


# Kept, and asked for again ------------------------------------------------------------------------


@pytest.mark.parametrize("path", EVERY)
def test_who_has_it_is_told_so(client, path):
    first = client.get(path)
    assert first["ETag"].startswith('"'), "a strong one"
    assert first["Cache-Control"] == "public, no-cache"
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    for name in ("ETag", "Cache-Control", "Vary", "Access-Control-Allow-Origin"):
        assert again[name] == first[name]


@pytest.mark.parametrize(
    ("known", "status"),
    [
        ("W/{etag}", 304),  # as a proxy marks what it has compressed
        ('"other", {etag}', 304),
        ("*", 304),
        ('"other"', 200),
        ("nonsense", 200),
        ("", 200),
    ],
)
def test_it_is_sent_again_only_to_who_has_another(client, known, status):
    etag = client.get(FORM)["ETag"]
    answer = client.get(FORM, headers={"If-None-Match": known.format(etag=etag)})
    assert answer.status_code == status


@pytest.mark.parametrize("path", EVERY)
def test_head_says_the_same_without_the_body(client, path):
    whole, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("ETag", "Content-Type", "Content-Length", "Cache-Control"):
        assert head[name] == whole[name]


def test_a_resource_is_made_once(client, monkeypatch):
    client.get(FORM)
    monkeypatch.setattr(fhir_ready, "as_sent", None)
    assert client.get(FORM).status_code == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EMERGENCY_NUMBER", "999"),
        ("SERVICE_NAMES", {"USUAL_CARE": {"en": "a medic"}}),
        ("SERVICE_NAMES", {"URGENT_ADVICE": {"en": "a phone line"}}),
        ("MEASURES", "us"),
    ],
)
def test_what_a_host_calls_things_is_not_kept_from_another_host(client, settings, name, value):
    before = client.get(FORM)
    setattr(settings, name, value)
    after = client.get(FORM)
    assert after.content != before.content
    assert after["ETag"] != before["ETag"]


def test_nor_is_the_state_of_review(client, settings):
    assert client.get(SYSTEM).json()["experimental"] is True
    settings.REVIEWED_BY, settings.REVIEWED_ON = "A reviewer", "2026-01-02"
    assert client.get(SYSTEM).json()["experimental"] is False


# Languages ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("second_language")
@pytest.mark.parametrize("path", [FORM, SYSTEM])
def test_a_language_can_be_asked_for(client, path):
    english, theirs, both = (
        client.get(path + query) for query in ("?lang=en", f"?lang={CODE}", "")
    )
    assert [one["Content-Language"] for one in (english, theirs, both)] == ["en", TAG, "en"]
    assert theirs.json()["language"] == TAG
    assert len({one["ETag"] for one in (english, theirs, both)}) == 3
    assert client.get(f"{path}?lang={TAG}").content == theirs.content


@pytest.mark.usefixtures("second_language")
@pytest.mark.parametrize("first", ["en", CODE])
def test_the_readers_own_language_does_not_count(first):
    """It would be kept for the next reader, whose language is another."""
    fhir_ready.ready.cache_clear()
    asking = Client(headers={"Accept-Language": first})
    assert asking.get(FORM).content == Client().get(FORM).content
    assert asking.get(FORM)["Content-Language"] == "en"


@pytest.mark.parametrize("path", [FORM, SYSTEM])
@pytest.mark.parametrize("asked", ["fr", "", "en-GB", "../en", "en\x00"])
def test_an_unknown_language_is_refused_and_fills_no_cache(client, path, asked):
    kept = fhir_ready.ready.cache_info().currsize
    answer = client.get(path, {"lang": asked})
    assert answer.status_code == 400
    assert outcome(answer) == ("invalid", "lang is one of: en, es, ar.")
    assert fhir_ready.ready.cache_info().currsize == kept


# Refused ------------------------------------------------------------------------------------------


def outcome(answer):
    """Type and words of the one issue of an OperationOutcome."""
    assert answer["Content-Type"] == "application/fhir+json"
    assert answer["Access-Control-Allow-Origin"] == "*", "so that a page can say why"
    assert answer["Cache-Control"] == "no-store"
    assert "ETag" not in answer
    resource = answer.json()
    assert resource["resourceType"] == "OperationOutcome"
    (issue,) = resource["issue"]
    assert issue["severity"] == "error"
    return issue["code"], issue["diagnostics"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/fhir/Questionnaire/other", "leg-check"),
        ("/fhir/CodeSystem/em_breath", "em-breath"),
        ("/fhir/CodeSystem/", "CodeSystem/…"),
        ("/fhir/Patient/1", "metadata"),
        ("/fhir/Questionnaire/leg-check/", "Questionnaire/leg-check"),
        ("/fhir/Questionnaire/%00", "metadata"),
        ("/fhir/", "metadata"),
    ],
)
def test_what_is_not_there_is_not_found(client, path, said):
    answer = client.get(path)
    assert answer.status_code == 404
    code, words = outcome(answer)
    assert (code, said in words) == ("not-found", True)


@pytest.mark.parametrize("path", [*EVERY, "/fhir/", "/fhir/Patient"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_can_be_written(path, method):
    answer = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert outcome(answer)[0] == "not-supported"


@pytest.mark.parametrize("path", EVERY)
@pytest.mark.parametrize(
    "accept",
    [
        *("", " ", ",", "*", "*; q=0.1", "*/*"),
        *("application/*", "application/json", "application/fhir+json"),
        *("application/fhir+json; fhirVersion=4.0", "application/xml, application/fhir+json;q=0.5"),
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "*/*;q=0, application/fhir+json",  # the nearer one counts
        "application/*;q=0, application/json",
        "Application/FHIR+JSON",
    ],
)
def test_who_takes_json_gets_it(client, path, accept):
    answer = client.get(path, headers={"Accept": accept} if accept else {})
    assert (answer.status_code, answer["Content-Type"]) == (200, addresses.MEDIA_TYPE)


@pytest.mark.parametrize(
    "accept",
    [
        "application/fhir+xml",
        "application/xml, text/xml",
        "text/html",
        "x",
        "application/json;q=0, text/xml",
        "application/json;q=0",
        "application/fhir+json;q=0, */*",
        "application/fhir+json; q=0.000, application/json",
        "application/*;q=0, */*",
        "*/*;q=0",
        "*;q=0",
    ],
)
def test_who_does_not_is_told_that_there_is_nothing_else(client, accept):
    answer = client.get(FORM, headers={"Accept": accept})
    assert answer.status_code == 406
    code, words = outcome(answer)
    assert (code, addresses.MEDIA_TYPE in words) == ("not-supported", True)
    assert "Accept" in answer["Vary"].split(", ")


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("json", 200),
        ("application/json", 200),
        ("application/fhir%2Bjson", 200),
        ("application/fhir+json", 200),  # whose plus a form reads as a space
        ("JSON", 200),
        ("application/fhir%2Bjson;fhirVersion=4.0", 200),
        ("", 200),
        ("xml", 406),
        ("application/fhir%2Bxml", 406),
        ("html", 406),
    ],
)
def test_the_address_may_say_which_format_and_counts_before_the_header(client, asked, status):
    accept = "application/fhir+xml" if asked and status == 200 else "*/*"
    answer = client.get(f"{FORM}?_format={asked}", headers={"Accept": accept})
    assert answer.status_code == status
