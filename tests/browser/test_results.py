"""Results in a real browser, at each urgency and on paper."""

import pytest
from playwright.sync_api import expect

from .patient import Patient
from .states import LEVELS

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("urgency", LEVELS)
def test_each_urgency_is_accessible_in_the_dark(new_context, flaws, urgency):
    """In the light it is one of the states in test_every_state."""
    page = new_context(viewport={"width": 390, "height": 844}, color_scheme="dark").new_page()
    Patient(page, LEVELS[urgency]).arrive()
    expect(page.locator("main")).to_have_attribute("data-urgency", urgency)
    assert flaws(page) == []
    page.locator("details").evaluate_all("found => found.forEach(one => { one.open = true })")
    assert flaws(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_emergency_can_be_called_without_scrolling(new_context):
    page = new_context(viewport={"width": 390, "height": 640}).new_page()
    Patient(page, LEVELS["emergency"]).arrive()
    first = page.locator("main a, main button").first
    assert first.get_attribute("href").startswith("tel:")
    expect(first).to_be_in_viewport()


def test_a_mistake_is_taken_back(page):
    patient = Patient(page, LEVELS["emergency"]).arrive()
    page.get_by_role("button", name="I chose that by mistake").click()
    assert patient.path == "/check/sudden-changes/"
    patient.answers["em_leg"] = ["none"]
    patient.answer()
    patient.go_on()
    patient.arrive()
    expect(page.locator("main")).to_have_attribute("data-urgency", "self_care")


def test_on_paper_there_is_the_sheet_alone(page):
    Patient(page, {"note": "Since my holiday."}).arrive()
    page.emulate_media(media="print")
    expect(page.locator("#sheet")).to_be_visible()
    expect(page.get_by_text("Date of birth")).to_be_visible()
    expect(page.get_by_text("Since my holiday.").first).to_be_visible()
    for hidden in ("header", "footer", ".screen", "[data-print]"):
        expect(page.locator(hidden).first).to_be_hidden()
