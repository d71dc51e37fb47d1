"""Results in a real browser, at each urgency and on paper."""

import pytest
from playwright.sync_api import expect

from assessments.public.learn import PAGES

from .patient import Patient

pytestmark = pytest.mark.django_db(transaction=True)

LEVELS = {
    "emergency": {"em_leg": ["cold"]},
    "same_day": {"em_leg": ["walk_drop"]},
    "soon": {"neuro": ["wasting_twitching"]},
    "routine": {"neuro": ["numb_both_feet"]},
    "self_care": {},
}


@pytest.mark.parametrize("urgency", LEVELS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_urgency_is_accessible(new_context, flaws, urgency, scheme):
    page = new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme).new_page()
    Patient(page, LEVELS[urgency]).open().walk()
    expect(page.locator("main")).to_have_attribute("data-urgency", urgency)
    assert flaws(page) == []
    page.locator("details").evaluate_all("found => found.forEach(one => { one.open = true })")
    assert flaws(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_emergency_can_be_called_without_scrolling(new_context):
    page = new_context(viewport={"width": 390, "height": 640}).new_page()
    Patient(page, LEVELS["emergency"]).open().walk()
    first = page.locator("main a, main button").first
    assert first.get_attribute("href").startswith("tel:")
    expect(first).to_be_in_viewport()


def test_a_mistake_is_taken_back(page):
    patient = Patient(page, LEVELS["emergency"]).open().walk()
    page.get_by_role("button", name="I chose that by mistake").click()
    assert patient.path == "/check/sudden-changes/"
    patient.answers["em_leg"] = ["none"]
    patient.walk()
    expect(page.locator("main")).to_have_attribute("data-urgency", "self_care")


def test_on_paper_there_is_the_sheet_alone(page):
    Patient(page, {"note": "Since my holiday."}).open().walk()
    page.emulate_media(media="print")
    expect(page.locator("#sheet")).to_be_visible()
    expect(page.get_by_text("Date of birth")).to_be_visible()
    expect(page.get_by_text("Since my holiday.").first).to_be_visible()
    for hidden in ("header", "footer", ".screen", "[data-print]"):
        expect(page.locator(hidden).first).to_be_hidden()


@pytest.mark.parametrize("path", ["/", "/results/", "/check/restart/"])
def test_other_pages_are_accessible(page, flaws, path):
    Patient(page).open().walk(until="/check/feeling/")
    page.goto(path)
    assert flaws(page) == []


def test_the_list_of_results_is_accessible(page, flaws):
    Patient(page).open().walk()
    page.goto("/results/")
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    assert flaws(page) == []


@pytest.mark.parametrize("answers", [{"consent": "no"}, {"age_years": 17}])
def test_the_end_for_whom_it_is_not_is_accessible(page, flaws, answers):
    patient = Patient(page, answers).open().walk()
    assert patient.path == "/check/stopped/"
    assert flaws(page) == []


@pytest.mark.parametrize("path", ["/learn/", *(f"/learn/{page.slug}/" for page in PAGES)])
def test_learn_pages_are_accessible_and_fit_a_phone(new_context, flaws, path):
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(path)
    assert flaws(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_missing_page_is_accessible(page, flaws, faults):
    faults.expect("status of 404")
    page.goto("/not-here")
    assert flaws(page) == []
