"""Doing the check again from an earlier result: filled in beforehand, still to be confirmed."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from assessments.models import Assessment, Draft
from tests.signing_in import signed_in

pytestmark = pytest.mark.django_db
BEFORE = {"smoking": "ex", "conditions": ["diabetes"], "medicines": ["statin", "ace"]}


@pytest.fixture
def earlier(walker):
    walker.answers |= BEFORE
    return walker.walk()


def press_again(client, result):
    return client.post(f"{result.path}again/", follow=True)


def chosen(stop):
    return [control["value"] for control in stop.main.find_all("input", checked=True)]


def notice_of(stop):
    return " ".join(p.get_text(" ", strip=True) for p in stop.main.select("form .notice"))


@pytest.mark.parametrize("slug", list(BEFORE))
def test_background_is_filled_in_with_a_word_on_when_it_was_said(walker, client, earlier, slug):
    response = press_again(client, earlier)
    assert response.redirect_chain[-1][0] == "/check/start/"
    page = walker.walk(until=f"/check/{slug}/")
    said = BEFORE[slug]
    assert chosen(page) == (said if isinstance(said, list) else [said])
    assert date_format(timezone.localdate()) in notice_of(page)
    assert "you said this" in notice_of(page)
    assert slug not in Draft.objects.get().saved


def test_no_other_page_is_filled_in(walker, client, earlier):
    press_again(client, earlier)
    filled = {}
    stop = walker.open()
    while stop.path != "/check/answers/":
        if chosen(stop) or notice_of(stop):
            filled[stop.path.split("/")[2]] = chosen(stop)
        text = stop.main.find_all(["textarea"]) + stop.main.select("input[type=text]")
        assert not [control for control in text if control.get("value") or control.text.strip()]
        stop = walker.post(stop.main.find("form", attrs={"data-check": True}), stop.path)
    assert filled == {"smoking": ["ex"], "conditions": ["diabetes"], "medicines": ["statin", "ace"]}


def test_what_was_changed_stays_changed(walker, client, earlier):
    press_again(client, earlier)
    walker.answers["smoking"] = "current"
    walker.walk(until="/check/answers/")
    page = walker.open("/check/smoking/")
    assert chosen(page) == ["current"]
    assert notice_of(page) == ""
    walker.walk()
    said = [one.content["answers"]["smoking"] for one in Assessment.objects.order_by("started_at")]
    assert said == ["ex", "current"]


def test_a_page_must_be_posted_with_something(walker, client, earlier):
    press_again(client, earlier)
    walker.walk(until="/check/smoking/")
    posted = client.post("/check/smoking/", {})
    assert b"data-error-summary" in posted.content
    assert "smoking" not in Draft.objects.get().saved


def test_in_the_middle_of_a_check_it_is_kept(walker, client, earlier):
    walker.walk(until="/check/feeling/")
    response = press_again(client, earlier)
    assert response.redirect_chain[-1][0] == "/check/feeling/?notice=under-way"
    assert "in the middle of a check" in response.content.decode()


def test_it_is_pressed_never_looked_at(client, earlier):
    assert client.get(f"{earlier.path}again/").status_code == 405
    assert not Draft.objects.exists()


def test_someone_elses_result_is_not_there(earlier):
    for stranger in (Client(), signed_in("other@example.org")):
        assert stranger.post(f"{earlier.path}again/").status_code == 404
    assert not Draft.objects.exists()


@pytest.mark.parametrize("path", [None, "/results/"])
def test_it_is_offered_on_the_result_and_in_the_list(client, earlier, path):
    page = BeautifulSoup(client.get(path or earlier.path).content, "html.parser")
    button = page.find("form", action=f"{earlier.path}again/").button
    assert date_format(timezone.localdate()) in button.text


def test_an_emergency_does_not_lead_back_into_the_check(walker, client):
    walker.answers["em_leg"] = ["cold"]
    assert walker.walk().soup.find("form", action=lambda a: a and a.endswith("again/")) is None


def test_a_result_erased_meanwhile_is_not_there(client, earlier, monkeypatch):
    def gone(**_):
        raise Assessment.DoesNotExist

    monkeypatch.setattr("assessments.services.start_from", gone)
    assert client.post(f"{earlier.path}again/").status_code == 404
