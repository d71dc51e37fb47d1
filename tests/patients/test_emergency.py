"""An emergency ends the check at once; choosing it by mistake can be taken back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connections
from django.test import Client
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, Draft, Holder
from tests.histories import COLD_LEG
from tests.walker import Walker

pytestmark = pytest.mark.django_db


def press_mistake(client, result):
    return client.post(f"{result.path}mistake/", follow=True)


def test_it_ends_at_the_page_that_completes_it(walker):
    walker.answers["em_leg"] = ["cold"]
    stop = walker.walk()
    assert stop.visited[-2] == "/check/sudden-changes/"
    assert stop.urgency == "emergency"
    answers = Assessment.objects.get().content["answers"]
    assert answers["em_leg"] == ["cold"]
    assert "em_spine" not in answers


def test_it_ends_on_a_later_page_too(walker):
    walker.answers |= {"em_other": ["heart_or_very_weak"], "medicines": ["loop"]}
    stop = walker.walk()
    assert stop.visited[-2] == "/check/medicines/"
    assert stop.urgency == "emergency"


def test_a_mistake_keeps_the_other_answers(walker, client):
    walker.answers |= {"age_years": 52, "em_leg": ["cold"]}
    first = walker.walk()
    response = press_mistake(client, first)
    assert response.redirect_chain[-1][0] == "/check/sudden-changes/"
    draft = Draft.objects.get()
    assert draft.saved["age_years"] == 52
    assert "em_leg" not in draft.saved
    walker.answers["em_leg"] = ["none"]
    second = walker.walk()
    wrong, right = Assessment.objects.order_by("submitted_at")
    assert second.path == f"/results/{right.id}/"
    assert right.corrects == wrong
    again = walker.open(first.path)
    assert second.path in {link["href"] for link in again.main.find_all("a", href=True)}
    assert again.urgency == "emergency"


def test_a_mistake_keeps_answers_to_pages_that_were_off_the_route(walker, client):
    walker.answers["when"] = ["walking"]
    walker.walk(until="/check/answers/")
    for slug, changed in (
        ("where", {"site": ["none"]}),
        ("breathing", {"em_breath": ["collapse"]}),
    ):
        page = walker.open(f"/check/{slug}/")
        result = walker.post(
            page.main.find("form", attrs={"data-check": True}), page.path, **changed
        )
    press_mistake(client, result)
    assert Draft.objects.get().saved["when"] == ["walking"]


def test_a_mistake_pressed_twice_opens_one_draft(walker, client):
    walker.answers["em_leg"] = ["cold"]
    result = walker.walk()
    press_mistake(client, result)
    press_mistake(client, result)
    assert Draft.objects.count() == 1


def test_a_mistake_is_taken_back_though_an_old_draft_lies_about(walker, client):
    walker.answers["em_leg"] = ["cold"]
    result = walker.walk()
    long_ago = timezone.now() - timedelta(days=8)
    visitor = Assessment.objects.get().visitor
    Draft.objects.create(visitor=visitor, started_at=long_ago, updated_at=long_ago)
    response = press_mistake(client, result)
    assert response.redirect_chain[-1][0] == "/check/sudden-changes/"


def test_a_mistake_does_not_throw_another_check_away(walker, client):
    walker.answers["em_leg"] = ["cold"]
    result = walker.walk()
    walker.answers["em_leg"] = ["none"]
    walker.walk(until="/check/feeling/")
    response = press_mistake(client, result)
    assert "middle of a check" in response.content.decode()
    assert Draft.objects.get().corrects is None


def test_a_corrected_emergency_is_not_corrected_again(walker, client):
    walker.answers["em_leg"] = ["cold"]
    result = walker.walk()
    press_mistake(client, result)
    walker.answers["em_leg"] = ["none"]
    walker.walk()
    press_mistake(client, result)
    assert not Draft.objects.exists()


def test_only_an_emergency_can_be_taken_back(walker, client):
    result = walker.walk()
    press_mistake(client, result)
    assert not Draft.objects.exists()


def test_someone_else_cannot_take_it_back(walker, django_user_model):

    walker.answers["em_leg"] = ["cold"]
    result = walker.walk()
    stranger = Client()
    Walker(stranger).walk(until="/check/age/")
    assert stranger.post(f"{result.path}mistake/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_double_click_on_a_mistake_opens_one_draft():
    Walker(Client(), COLD_LEG).walk()
    assessment = Assessment.objects.get()

    holder = Holder(visitor=assessment.visitor)

    def press(_):
        try:
            return services.correct(assessment=assessment, holder=holder).id
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        opened = set(pool.map(press, range(8)))
    assert opened == {Draft.objects.get().id}


@pytest.mark.parametrize(
    ("slug", "ticked", "named"),
    [
        ("breathing", {"em_breath": ["chest_pain", "none"]}, True),
        ("breathing", {}, True),
        ("feeling", {}, False),
    ],
)
def test_a_warning_sign_that_clashes_names_the_number_to_call(walker, slug, ticked, named):
    walker.walk(until=f"/check/{slug}/")
    response = walker.client.post(f"/check/{slug}/", ticked)
    page = BeautifulSoup(response.content, "html.parser")
    assert page.find(attrs={"data-error-summary": True})
    assert bool(page.main.find("a", href="tel:112")) is named
