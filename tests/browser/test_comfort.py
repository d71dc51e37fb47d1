"""What a worried person on a phone needs: one screen, one call, and no time-out without warning."""

import re

import pytest
from playwright.sync_api import expect

from tests.histories import COLD_LEG

from .patient import Patient

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}


def on_a_shared_device(page):
    """A check under way on a device that others use, the browser's clock in the test's hands."""
    page.clock.install()
    patient = Patient(page).open()
    page.get_by_label("Other people use this").check()
    return patient.walk(until="/check/feeling/")


def in_view(page, selector):
    """The texts of those elements that can be seen without scrolling."""
    return page.locator(selector).evaluate_all(
        """found => found.filter(one => {
            const box = one.getBoundingClientRect();
            return box.height && box.top < innerHeight && box.bottom > 0;
        }).map(one => one.textContent.trim())"""
    )


def test_the_home_page_says_all_in_one_screen(new_context):
    page = new_context(viewport=PHONE).new_page()
    page.goto("/")
    for said in ("h1", ".button", ".emergency-box", ".facts"):
        expect(page.locator(f"main {said}")).to_be_in_viewport(ratio=1)


def test_an_emergency_shows_the_call_first_and_nothing_else(new_context):
    page = new_context(viewport=PHONE).new_page()
    Patient(page, COLD_LEG).arrive()
    page.evaluate("scrollTo(0, 0)")
    call = page.locator("body :is(a, button):not(.skip)").first
    assert call.get_attribute("href").startswith("tel:")
    expect(call).to_be_in_viewport(ratio=1)
    assert in_view(page, "h1, h2, h3") == ["Get help now"]
    assert in_view(page, "header") == []
    page.get_by_role("link", name="What to do until help comes").click()
    expect(page.get_by_role("heading", name="What to do", exact=True)).to_be_in_viewport()


def test_the_notice_that_nobody_reviewed_it_stands_on_an_emergency_too(page):
    Patient(page, COLD_LEG).arrive()
    expect(page.locator("header .banner")).to_have_count(1)


def test_a_result_leads_from_the_figure_to_its_findings(page):
    Patient(page, {"neuro": ["wasting_twitching"]}).arrive()
    figure = page.get_by_role("img", name="Your answers point to: Nerves or spine; Salts")
    expect(figure).to_be_visible()
    headings = ["Nerves or spine", "Salts, effort, rest"]
    expect(page.locator(".cause > h3")).to_have_text(headings)
    expect(page.locator(".cause").first.locator("h4")).to_have_text(["Nerve or muscle check"])


def test_a_shared_device_is_asked_before_it_times_out(page):
    patient = on_a_shared_device(page)
    question = page.locator("dialog")
    page.clock.fast_forward("27:00")
    expect(question).to_be_hidden()
    page.clock.fast_forward("01:10")
    expect(question).to_be_visible()
    expect(page.get_by_role("button", name="Yes, keep it open")).to_be_focused()
    with page.expect_response(lambda response: response.request.method == "HEAD") as kept:
        page.keyboard.press("Enter")
    assert kept.value.ok
    expect(question).to_be_hidden()
    assert patient.path == "/check/feeling/"
    page.clock.fast_forward("27:00")
    expect(question).to_be_hidden()


def test_a_shared_device_that_nobody_uses_is_cleared_from_view(page):
    patient = on_a_shared_device(page)
    patient.answer()
    page.clock.fast_forward("31:00")
    page.wait_for_url(re.compile(r":\d+/$"))
    assert patient.path == "/"


def test_ones_own_device_is_never_timed_out(page):
    Patient(page).arrive(until="/check/feeling/")
    expect(page.locator("dialog")).to_have_count(0)
