"""One patient's story, from a check without an account to leaving nothing behind."""

import json

import pytest
from django.core import mail
from playwright.sync_api import expect

from assessments.models import Assessment, User
from tests.signing_in import mailed_code
from tests.walker import WALKING_PAIN

from .patient import Patient

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.smoke,
    pytest.mark.usefixtures("no_earlier_tries"),
]
EMAIL = "patient@example.org"
LATER = WALKING_PAIN | {"walk_distance": "over_200m", "smoking": "ex"}


def test_from_a_first_check_to_leaving_nothing_behind(new_context, flaws):
    page = new_context(viewport={"width": 390, "height": 844}).new_page()

    patient = Patient(page, WALKING_PAIN).open().walk()
    assert flaws(page) == []
    page.get_by_role("link", name="Your results", exact=True).click()
    page.get_by_role("link", name="Sign in to keep them").click()
    page.get_by_label("Your email address").fill(EMAIL)
    page.get_by_role("button", name="Send me a code").click()
    code = mailed_code(mail.outbox[-1])
    page.get_by_label("The code from our mail").fill(code)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text(f"Signed in as {EMAIL}")).to_be_visible()
    expect(page.locator(".results li")).to_have_count(1)
    assert flaws(page) == []

    page.get_by_role("button", name="Do the check again").click()
    patient.answers |= LATER
    patient.walk(until="/check/smoking/")
    expect(patient.control("smoking", "current")).to_be_checked()
    patient.fill("smoking", "ex")
    assert flaws(page) == []
    patient.walk()
    expect(page.locator("main[data-urgency]")).to_be_visible()

    page.get_by_role("link", name="Compare with another").click()
    expect(page.get_by_text("50 to 200 metres").first).to_be_visible()
    expect(page.get_by_text("More than 200 metres").first).to_be_visible()
    assert flaws(page) == []

    page.goto("/results/")
    page.get_by_role("link", name="See how things went over time").click()
    expect(page.locator("figure svg").first).to_be_visible()
    assert flaws(page) == []

    page.goto("/account/")
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON").click()
    everything = json.loads(download.value.path().read_text())
    assert EMAIL in json.dumps(everything)
    assert len(everything["assessments"]) == 2

    page.get_by_role("link", name="Delete my account").click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Delete my account").click()
    expect(page.get_by_role("heading", name="Your account is deleted")).to_be_visible()
    assert flaws(page) == []
    assert not User.objects.exists()
    assert not Assessment.objects.exists()
