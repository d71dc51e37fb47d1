"""The pages on one's own data in a real browser: to be read, to be used, on a phone."""

import pytest
from playwright.sync_api import expect

from assessments.models import User
from tests.signing_in import signed_in

from .patient import Patient

pytestmark = pytest.mark.django_db(transaction=True)
EMAIL = "patient@example.org"


@pytest.fixture
def signed_in_page(new_context, base_url):
    """A phone on which a patient is signed in."""
    session = signed_in(EMAIL).cookies["session"].value
    context = new_context(viewport={"width": 390, "height": 844})
    context.add_cookies([{"name": "session", "value": session, "url": base_url}])
    return context.new_page()


def test_every_page_is_accessible_and_fits_a_phone(signed_in_page, flaws):
    page = signed_in_page
    patient = Patient(page, {"smoking": "ex"}).arrive()
    for path in ("/account/", "/account/delete/", f"{patient.path}delete/", "/results/"):
        page.goto(path)
        assert flaws(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Do the check again").click()
    patient.arrive(until="/check/smoking/")
    expect(page.get_by_text("you said this")).to_be_visible()
    expect(page.get_by_role("radio", name="I used to")).to_be_checked()
    assert flaws(page) == []


def test_the_account_is_deleted_and_an_error_leads_to_the_tick(signed_in_page, flaws):
    page = signed_in_page
    page.goto("/account/delete/")
    page.get_by_role("button", name="Delete my account").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    assert flaws(page) == []
    page.locator("[data-error-summary] a").click()
    expect(page.get_by_role("checkbox")).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Delete my account").click()
    expect(page.get_by_role("heading", name="Your account is deleted")).to_be_visible()
    assert flaws(page) == []
    assert not User.objects.exists()


def test_the_data_comes_as_a_file(signed_in_page):
    page = signed_in_page
    page.goto("/account/")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename.endswith(".csv")
