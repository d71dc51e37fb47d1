"""A case as a FHIR document: what the sheet says, for who may read it, on record as exported."""

import json

import pytest

from assessments.models import AuditEvent
from assessments.models.audit_event import Action, Why
from tests.cases import sent_case
from tests.staff.staff_members import browser_of

from .case_pages import address, read

pytestmark = pytest.mark.django_db


def file_of(staff, case):
    return staff.get(address(case, "fhir.json"))


def test_it_is_offered_beside_the_pdf(staff, case):
    link = read(staff, case).find("a", string="For another system (FHIR)")
    assert link["href"] == address(case, "fhir.json")
    file = staff.get(link["href"])
    assert file["Content-Type"] == "application/fhir+json"
    assert f"leg-check-{case}.fhir.json" in file["Content-Disposition"]
    assert json.loads(file.content)["resourceType"] == "Bundle"


def test_nothing_that_was_written_to_be_reached_by_is_in_it(staff, case):
    text = file_of(staff, case).content.decode()
    for personal in case.contact.values():
        assert personal
        assert personal not in text


def test_it_is_on_record_as_an_export_of_that_case(staff, nurse, case):
    file_of(staff, case)
    event = AuditEvent.objects.get(actor=nurse)
    assert (event.action, event.why) == (Action.EXPORT, Why.CASE)
    assert (event.record, event.reference) == (case.pk, case.assessment.reference)


def test_one_taken_back_says_so(staff, case):
    case.taken_back_at = case.sent_at
    case.save()
    first = json.loads(file_of(staff, case).content)["entry"][0]["resource"]
    assert first["status"] == "entered-in-error"


@pytest.mark.parametrize(
    ("rights", "status"),
    [(("view_case",), 200), (("export_case",), 403), (("review_case",), 403), ((), 403)],
)
def test_who_may_read_the_case_may_have_it(case, rights, status):
    assert file_of(browser_of(*rights), case).status_code == status
    assert AuditEvent.objects.count() == (status == 200)


def test_one_after_the_other_adds_up_to_no_export(settings, staff):
    settings.ACCOUNT_RATE_LIMITS = {"staff_fhir": "1/h/user"}
    assert file_of(staff, sent_case()).status_code == 200
    refused = file_of(staff, sent_case())
    assert refused.status_code == 429
    assert AuditEvent.objects.count() == 1
