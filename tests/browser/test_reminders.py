"""Asking for a reminder in a real browser."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.signing_in import signed_in

from .patient import Patient

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_reminder_is_asked_for_and_stopped(new_context, flaws, picture, base_url, width):
    context = new_context(viewport={"width": width, "height": 844})
    session = signed_in().cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": base_url}])
    page = context.new_page()
    Patient(page).arrive()
    page.goto("/results/")
    looks_right(page, flaws, picture, f"reminder-{width}")
    page.get_by_role("button", name="Remind me").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    looks_right(page, flaws, picture, f"reminder-error-{width}")
    page.get_by_label("In 4 weeks").check()
    page.get_by_role("button", name="Remind me").click()
    expect(page).to_have_url(re.compile("/results/$"))
    looks_right(page, flaws, picture, f"reminder-set-{width}")
    page.get_by_role("button", name="Do not remind me").click()
    expect(page.get_by_role("button", name="Remind me")).to_be_visible()


def test_the_page_that_the_mail_leads_to(page, flaws, picture):
    page.goto("/reminders/00000000-0000-4000-8000-000000000000/stop/")
    looks_right(page, flaws, picture, "reminder-stop")
    page.get_by_role("button", name="Stop them").click()
    looks_right(page, flaws, picture, "reminder-stopped")


def test_without_an_account_there_is_a_way_to_sign_in(page, flaws):
    page.goto("/results/")
    assert flaws(page) == []
    page.get_by_role("link", name="Sign in to be reminded").click()
    expect(page).to_have_url(re.compile("/sign-in/"))


def looks_right(page, flaws, picture, name):
    picture(page, name)
    assert flaws(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator("h1")).to_have_count(1)
