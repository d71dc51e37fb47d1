"""A patient sends a result, a nurse with a second factor answers, the patient reads it."""

import pytest
from django.core import mail
from playwright.sync_api import expect

from assessments.models import AuditEvent
from assessments.models.audit_event import Action, Why
from tests.signing_in import code_of, mailed_code
from tests.staff.staff_members import member
from tests.walker import WALKING_PAIN

from .patient import Patient

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.smoke,
    pytest.mark.usefixtures("no_earlier_tries"),
]
NURSE, PATIENT = "nurse@example.org", "patient@example.org"
MESSAGE = "Please come on Monday at nine."


@pytest.fixture
def nurse():
    return member("view_case", "review_case", email=NURSE)


def sign_in(page, email):
    page.get_by_label("Your email address").fill(email)
    page.get_by_role("button", name="Send me a code").click()
    sent = next(one for one in reversed(mail.outbox) if one.to == [email])
    code = mailed_code(sent)
    page.get_by_label("The code from our mail").fill(code)
    page.get_by_role("button", name="Sign in").click()


def send(page, answers):
    Patient(page, answers).arrive()
    page.get_by_role("link", name="See who reads it and when").click()
    page.get_by_label("Full name").fill("Ann Example")
    page.get_by_role("button", name="Send to the Sample Clinic").click()
    expect(page.get_by_role("heading", name="Sent to the clinic")).to_be_visible()


def test_a_nurse_answers_the_most_urgent_and_its_patient_reads_it(
    new_context, flaws, picture, nurse
):
    patient = new_context(viewport={"width": 390, "height": 844}).new_page()
    patient.goto("/sign-in/")
    sign_in(patient, PATIENT)
    send(patient, WALKING_PAIN)
    other = new_context(viewport={"width": 390, "height": 844}).new_page()
    send(other, {})

    page = new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto("/admin/")
    sign_in(page, NURSE)
    secret = page.locator("code.key").inner_text().replace(" ", "")
    page.get_by_label("The code that your app shows").fill(code_of(secret))
    page.get_by_role("button", name="Turn it on").click()
    page.get_by_role("link", name="Go to the staff pages").click()
    page.get_by_role("link", name="Cases").click()
    expect(page.locator("#result_list tbody tr")).to_have_count(2)
    assert flaws(page) == []

    page.locator("#result_list tbody tr").first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Walking pain")
    expect(page.get_by_text("Ann Example")).to_be_visible()
    picture(page, "nurse-reads")
    assert flaws(page) == []
    page.get_by_role("button", name="Take this case").click()
    page.get_by_label("Appointment made").check()
    page.get_by_label("Note for staff").fill("Slot on Monday.")
    page.get_by_label("Message for the patient").fill(MESSAGE)
    page.get_by_role("button", name="Save and open the next case").click()
    expect(page.locator(".messagelist")).to_contain_text("is saved")
    expect(page.get_by_text("Nothing yet.")).to_be_visible()
    assert flaws(page) == []
    page.get_by_role("link", name="Cases").click()
    expect(page.locator("#result_list tbody tr")).to_have_count(1)

    told = mail.outbox[-1]
    assert told.to == [PATIENT]
    assert "Monday" not in told.subject + told.body
    patient.goto("/results/")
    expect(patient.get_by_text("New message from the clinic")).to_be_visible()
    patient.locator(".results li").get_by_role("link").first.click()
    expect(patient.get_by_text(MESSAGE)).to_be_visible()
    expect(patient.get_by_text("Slot on Monday.")).to_have_count(0)
    picture(patient, "patient-reads-the-answer")
    assert flaws(patient) == []

    done = [(one.action, one.why) for one in AuditEvent.objects.filter(actor=nurse).order_by("id")]
    assert done[:4] == [
        (Action.LIST, Why.QUEUE),
        (Action.READ, Why.QUEUE),
        (Action.TAKE, Why.CASE),
        (Action.READ, Why.CASE),
    ]
    assert (Action.REVIEW, Why.CASE) in done
