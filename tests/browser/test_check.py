"""The check in a real browser: by keyboard alone, back and forward, changed, sent twice."""

import re

import pytest
from playwright.sync_api import expect

from assessments.models import Assessment, Draft

from .patient import FORM, LONGEST, Patient

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.smoke
@pytest.mark.parametrize(("width", "script"), [(390, True), (1280, False)])
def test_a_patient_by_keyboard_alone(new_context, width, script):
    page = new_context(
        viewport={"width": width, "height": 844}, java_script_enabled=script
    ).new_page()
    Patient(page, LONGEST, keyboard=True).open().walk()
    expect(page.locator("main[data-urgency]")).to_be_visible()
    assert Assessment.objects.get().content["answers"]["abi_left"] == 0.95


def test_back_and_forward_keep_what_was_saved(page):
    patient = Patient(page).open().walk(until="/check/feeling/")
    page.get_by_role("link", name="Back").click()
    assert patient.path == "/check/started/"
    assert patient.control("duration", "over_3m").is_checked()
    page.go_back()
    assert patient.path == "/check/feeling/"
    patient.answer()
    patient.go_on()
    patient.arrive()
    assert Assessment.objects.count() == 1


def test_an_answer_is_changed_from_the_check_page(page):
    patient = Patient(page).arrive(until="/check/answers/")
    page.get_by_role("link", name=re.compile("Change.*smoke")).click()
    patient.fill("smoking", "current")
    patient.go_on()
    assert patient.path == "/check/answers/"
    assert Draft.objects.get().saved["smoking"] == "current"


def test_a_page_that_is_not_open_yet_leads_to_the_one_that_is(page):
    patient = Patient(page).arrive(until="/check/feeling/")
    page.goto("/check/effect/")
    assert patient.path.startswith("/check/feeling/")
    expect(page.get_by_role("status")).to_be_visible()


def test_a_double_click_submits_once(page):
    Patient(page).arrive(until="/check/answers/")
    page.locator(f"{FORM} button[type=submit]").dblclick()
    expect(page.locator("main[data-urgency]")).to_be_visible()
    assert Assessment.objects.count() == 1


def test_leaving_with_something_not_sent_is_asked_about(page):
    patient = Patient(page).arrive(until="/check/feeling/")
    patient.answer()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/")
    assert asked == ["beforeunload"]


def test_a_call_for_help_is_never_asked_about(page):
    """The link is pressed but not followed: Chromium has nobody to call with, and may crash."""
    patient = Patient(page).arrive(until="/check/feeling/")
    patient.answer()
    would_leave = "() => dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert page.evaluate(would_leave) is False
    page.evaluate("() => addEventListener('click', event => event.preventDefault())")
    page.locator("a[href^='tel:']").first.click()
    assert page.evaluate(would_leave) is True


@pytest.mark.parametrize("slug", ["start", "sudden-changes", "where", "walking-stop", "age"])
def test_nothing_is_cut_off_at_320_pixels(new_context, slug):
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    Patient(page, LONGEST).arrive(until=f"/check/{slug}/")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320
