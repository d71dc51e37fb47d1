"""Sending a result to the clinic and reading its answer, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from assessments.models import Case
from tests.cases import PRIVATE, answered
from tests.histories import COLD_LEG, WALK_DROP

from .patient import Patient

pytestmark = pytest.mark.django_db(transaction=True)
LOOKS = pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])


@pytest.fixture
def page(no_earlier_tries, new_context, width, scheme):
    options = {"viewport": {"width": width, "height": 844}, "color_scheme": scheme}
    return new_context(**options).new_page()


@pytest.fixture
def looks_right(page, flaws, picture, width, scheme):
    def check(name):
        picture(page, f"{name}-{width}-{scheme}")
        assert flaws(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    return check


@LOOKS
def test_from_the_tick_on_the_check_to_the_clinics_answer(page, looks_right):
    patient = Patient(page, WALK_DROP | {"note": "Worse on stairs."})
    patient.arrive(until="/check/answers/")
    page.get_by_label("Send it to the Sample Clinic as well").check()
    looks_right("send-tick")
    patient.go_on()
    expect(page.get_by_role("heading", level=1)).to_have_text("Get advice today")
    looks_right("send-first")
    page.get_by_label("Full name").fill("Ada Sample")
    page.get_by_role("textbox", name="Day").fill("31")
    page.get_by_role("textbox", name="Month").fill("2")
    page.get_by_label("Phone number or email").fill("my daughter")
    page.get_by_role("button", name="Send to the Sample Clinic").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    expect(page.get_by_label("Full name")).to_have_value("Ada Sample")
    looks_right("send-errors")
    page.locator("[data-error-summary] a").first.click()
    expect(page.get_by_role("textbox", name="Day")).to_be_focused()
    page.get_by_role("textbox", name="Day").fill("3")
    page.get_by_role("textbox", name="Year").fill("1962")
    page.get_by_label("Phone number or email").fill("030 123456")
    page.get_by_role("button", name="Send to the Sample Clinic").click()
    expect(page).to_have_url(re.compile("/results/[0-9a-f-]+/#clinic$"))
    expect(page.get_by_role("heading", name="Sent to the clinic")).to_be_in_viewport()
    looks_right("send-sent")
    case = Case.objects.get()
    assert case.contact == {"name": "Ada Sample", "born": "1962-02-03", "reach": "030 123456"}

    answered(case, "Please come on Monday at nine.\nBring your shoes.")
    page.goto("/results/")
    looks_right("send-list")
    page.get_by_role("link", name="New message from the clinic").click()
    expect(page.get_by_text("Please come on Monday at nine.")).to_be_in_viewport()
    expect(page.get_by_text(PRIVATE)).to_have_count(0)
    looks_right("send-message")
    page.goto("/results/")
    expect(page.get_by_role("link", name="New message")).to_have_count(0)
    page.goto(f"/results/{case.pk}/delete/")
    expect(page.get_by_text("stays there as part of its records")).to_be_visible()
    looks_right("send-delete")


@LOOKS
def test_in_an_emergency_the_call_comes_first(page, looks_right):
    patient = Patient(page, COLD_LEG).arrive()
    looks_right("send-emergency-offer")
    page.goto(f"{patient.path}send/")
    call = page.get_by_role("link", name="Call 112")
    expect(call).to_be_in_viewport()
    expect(page.get_by_text("sees this in time")).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(call).to_be_focused()
    looks_right("send-emergency")
    page.get_by_label("Phone number or email").fill("my daughter")
    page.get_by_role("button", name="Send to the Sample Clinic").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    expect(call).to_be_in_viewport()
    looks_right("send-emergency-errors")
    page.get_by_label("Phone number or email").fill("")
    page.get_by_role("button", name="Send to the Sample Clinic").click()
    expect(page.get_by_text("Do not wait for the clinic")).to_be_in_viewport()
    looks_right("send-emergency-sent")
