"""Tampered, empty, huge and strange posts: a clear message, nothing lost, never a 500."""

import pytest
from django.test import Client

from assessments.models import Draft

pytestmark = pytest.mark.django_db


def summary(stop):
    found = stop.soup.find(attrs={"data-error-summary": True})
    return found.get_text(" ", strip=True) if found else ""


def test_an_empty_post_says_what_is_missing(walker):
    stop = walker.walk(until="/check/feeling/")
    form = stop.main.find("form", attrs={"data-check": True})
    again = walker.post(form, stop.path, feel=[])
    assert again.path == "/check/feeling/"
    assert summary(again)
    assert again.soup.title.get_text(strip=True).startswith("Error")


@pytest.mark.parametrize("tampered", ["bleeding", "", "'; DROP TABLE", "\x00", "😀" * 500])
def test_a_tampered_code_is_refused(walker, tampered):
    stop = walker.walk(until="/check/started/")
    form = stop.main.find("form", attrs={"data-check": True})
    again = walker.post(form, stop.path, duration=tampered)
    assert again.path == "/check/started/"
    assert summary(again)
    assert "duration" not in Draft.objects.get().saved


def test_a_tampered_field_name_changes_nothing(walker):
    stop = walker.walk(until="/check/started/")
    form = stop.main.find("form", attrs={"data-check": True})
    walker.post(form, stop.path, em_leg=["cold"], saved="{}", visitor="x")
    saved = Draft.objects.get().saved
    assert saved["em_leg"] == ["none"]
    assert not {"saved", "visitor"} & saved.keys()


def test_a_mangled_draft_id_counts_as_none(walker):
    stop = walker.walk(until="/check/started/")
    form = stop.main.find("form", attrs={"data-check": True})
    assert walker.post(form, stop.path, draft="../../etc").path != stop.path
    assert Draft.objects.get().saved["duration"] == "over_3m"


def test_none_beside_a_sign_is_sent_back_with_both_ticked(walker):
    stop = walker.walk(until="/check/sudden-changes/")
    form = stop.main.find("form", attrs={"data-check": True})
    again = walker.post(form, stop.path, em_leg=["none", "numb"])
    assert summary(again)
    ticked = again.main.find_all("input", attrs={"name": "em_leg", "checked": True})
    assert {box["value"] for box in ticked} == {"none", "numb"}


def test_a_body_of_one_megabyte_is_turned_away(walker):
    stop = walker.walk(until="/check/started/")
    response = walker.client.post(stop.path, {"duration": "x" * 1_000_000})
    assert response.status_code == 400
    assert b"<h1" in response.content


def test_an_unknown_page_is_not_found(client):
    assert client.get("/check/nothing/").status_code == 404
    assert client.post("/check/nothing/").status_code == 404


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
@pytest.mark.parametrize("path", ["/", "/check/", "/check/start/", "/check/answers/", "/results/"])
def test_other_methods_are_no_server_error(client, method, path):
    assert getattr(client, method)(path).status_code in (200, 403, 405)


def test_a_post_without_its_token_explains_itself():
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/check/start/", {"consent": "yes"})
    assert response.status_code == 403
    assert b"<h1" in response.content


@pytest.mark.parametrize("path", ["/check/start/", "/sign-in/", "/finish/", "/reminders/"])
def test_an_encoding_that_no_form_has_is_answered(path):
    """As with every other bad request, and not by an error of ours."""
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    browser.get("/check/")
    kind = "application/x-www-form-urlencoded; charset=utf-16"
    response = browser.post(path, b"consent=yes", content_type=kind)
    assert response.status_code == 400
    assert b"<h1" in response.content
