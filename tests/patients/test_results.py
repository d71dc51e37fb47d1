"""Results belong to the browser session that made them, and stay as they were shown."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from assessments.models import Assessment
from tests.walker import Walker

pytestmark = pytest.mark.django_db


def test_a_result_is_shown_as_it_was(walker, monkeypatch):
    walker.answers |= {"note": "It began after a long walk.", "for_other": "on"}
    result = walker.walk()
    before = result.main.get_text()
    monkeypatch.setattr("assessments.triage.RULESET", "another")
    assert walker.open(result.path).main.get_text() == before
    assert "It began after a long walk." in before


def test_the_sheet_says_what_a_clinician_needs(walker):
    walker.answers |= {
        "age_years": 67,
        "smoking": "current",
        "medicines": ["statin"],
        "abi_known": "clinic",
        "abi_left": "0.85",
        "abi_right": "1,02",
    }
    result = walker.walk()
    stored = Assessment.objects.get()
    sheet = result.soup.find(id="sheet").get_text(" ", strip=True)
    for expected in (stored.spoken_reference, "67", "0.85", "1.02", "Statin", stored.ruleset):
        assert expected in sheet


def test_the_list_has_the_newest_first(walker):
    first = walker.walk()
    second = walker.walk()
    listed = walker.open("/results/")
    links = [a["href"] for a in listed.main.find_all("a", href=True)]
    found = [link for link in links if link in (first.path, second.path)]
    assert found == [second.path, first.path]


@pytest.mark.parametrize("visitor", ["nobody", "another"])
def test_someone_elses_result_is_not_found(walker, visitor):
    result = walker.walk()
    client = Client()
    if visitor == "another":
        Walker(client).walk()
    assert client.get(result.path).status_code == 404
    assert client.get(f"/results/{uuid4()}/").status_code == 404
    assert result.path not in client.get("/results/").content.decode()


def test_a_result_prolongs_the_session(walker):
    walker.walk(until="/check/answers/")
    soon = timezone.now() + timedelta(minutes=10)
    Session.objects.update(expire_date=soon)
    walker.walk()
    assert Session.objects.get().expire_date > timezone.now() + timedelta(days=29)


def test_finishing_leaves_nothing_on_the_device(walker, client):
    result = walker.walk()
    walker.walk(until="/check/feeling/")
    client.post("/finish/")
    assert client.get(result.path).status_code == 404
    assert walker.open("/check/").path == "/check/"


@pytest.mark.parametrize("path", ["/check/", "/check/start/", "/check/answers/", "/results/"])
def test_pages_with_answers_are_never_kept(client, path):
    assert "no-store" in client.get(path, follow=True)["Cache-Control"]
