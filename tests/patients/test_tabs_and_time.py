"""Back, refresh, two tabs, double clicks, late posts: nothing lost, never two records."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.models import Assessment, Draft

pytestmark = pytest.mark.django_db


def form_of(stop):
    return stop.main.find("form", attrs={"data-check": True})


def test_looking_at_the_first_page_writes_nothing(client):
    assert client.get("/check/").status_code == 200
    assert not Draft.objects.exists()
    assert "session" not in client.cookies


def test_a_refresh_shows_what_was_saved(walker):
    walker.walk(until="/check/age/")
    walker.answers["age_years"] = 61
    walker.walk(until="/check/breathing/")
    age = walker.open("/check/age/")
    assert age.main.find("input", attrs={"name": "age_years"})["value"] == "61"


def test_coming_back_goes_on_where_the_draft_stands(walker):
    walker.walk(until="/check/feeling/")
    assert walker.open("/check/").path == "/check/feeling/"


def test_a_page_ahead_of_the_answers_is_not_open_yet(walker):
    walker.walk(until="/check/feeling/")
    assert walker.open("/check/effect/").path.startswith("/check/feeling/")
    assert walker.open("/check/answers/").path.startswith("/check/feeling/")


def test_two_tabs_never_undo_each_other(walker, another_tab):
    walker.walk(until="/check/answers/")
    first = walker.open("/check/smoking/")
    second = another_tab.open("/check/effect/")
    another_tab.answers["effect"] = ["walking_limited"]
    another_tab.post(form_of(second), second.path)
    walker.answers["smoking"] = "current"
    walker.post(form_of(first), first.path)
    saved = Draft.objects.get().saved
    assert (saved["smoking"], saved["effect"]) == ("current", ["walking_limited"])


def test_a_change_that_hides_a_page_keeps_its_answer_for_later(walker):
    walker.answers |= {"swelling": "both_legs", "swelling_detail": ["dent"]}
    walker.walk(until="/check/answers/")
    page = walker.open("/check/swelling/")
    walker.post(form_of(page), page.path, swelling="none")
    assert walker.open("/check/swelling-signs/").path.startswith("/check/answers/")
    assert Draft.objects.get().saved["swelling_detail"] == ["dent"]
    walker.post(form_of(page), page.path, swelling="both_legs")
    page = walker.open("/check/swelling-signs/")
    ticked = page.main.find("input", attrs={"value": "dent"})
    assert ticked.has_attr("checked")


def test_a_double_click_on_submit_makes_one_result(walker):
    stop = walker.walk(until="/check/answers/")
    first = walker.post(form_of(stop), stop.path)
    second = walker.post(form_of(stop), stop.path)
    assert first.path == second.path == f"/results/{Assessment.objects.get().id}/"


def test_a_late_page_after_submit_leads_to_the_result(walker):
    walker.walk(until="/check/answers/")
    late = walker.open("/check/effect/")
    result = walker.walk()
    again = walker.post(form_of(late), late.path)
    assert again.path == result.path
    assert Assessment.objects.count() == 1
    assert not Draft.objects.exists()


def test_a_late_page_of_an_old_check_never_reaches_the_next_one(walker):
    walker.walk(until="/check/answers/")
    late = walker.open("/check/smoking/")
    result = walker.walk()
    walker.walk(until="/check/effect/")
    walker.answers["smoking"] = "current"
    assert walker.post(form_of(late), late.path).path == result.path
    assert Draft.objects.get().saved["smoking"] == "never"


def test_an_expired_session_starts_again_with_a_word_on_why(walker):
    stop = walker.walk(until="/check/feeling/")
    del walker.client.cookies["session"]
    again = walker.post(form_of(stop), stop.path)
    assert again.status == 200
    assert again.path == "/check/?notice=gone"
    assert "could not find" in again.main.get_text()


def test_a_draft_waits_seven_days(walker):
    walker.walk(until="/check/feeling/")
    week = timedelta(days=7)
    Draft.objects.update(started_at=timezone.now() - week, updated_at=timezone.now() - week)
    Draft.objects.update(updated_at=timezone.now() - week + timedelta(minutes=1))
    assert walker.open("/check/").path == "/check/feeling/"
    Draft.objects.update(updated_at=timezone.now() - week)
    assert walker.open("/check/").path == "/check/"
    assert walker.walk().urgency


def test_starting_again_asks_first_and_then_forgets(walker):
    walker.walk(until="/check/feeling/")
    asked = walker.open("/check/restart/")
    assert Draft.objects.exists()
    walker.client.post(asked.path)
    assert not Draft.objects.exists()
    assert walker.open("/check/").path == "/check/"
