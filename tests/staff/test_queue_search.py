"""A case is found by its reference or its patient's address, of which nothing is kept."""

import pytest

from assessments.models import AuditEvent, Holder, User
from assessments.models.audit_event import Action, Why
from tests.cases import answered, sent_case
from tests.staff.staff_members import CASES, listed, soup

from .waiting_cases import sent

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "written",
    [
        str,
        str.lower,
        lambda text: text.replace("-", ""),
        lambda text: text.replace("-", " "),
        lambda text: text.replace("-", "–"),
        lambda text: f" {' '.join(text)}. ",
    ],
)
def test_a_reference_is_found_however_it_is_written(staff, written):
    case, other = sent(1), sent(1)
    assert listed(staff, q=written(str(case))) == [str(case)]
    assert listed(staff, q=str(case)[:-1]) == []
    assert other.pk != case.pk


def test_an_account_is_found_by_its_whole_address(staff):
    patient = User.objects.create_user("patient@example.org")
    case = sent_case(holder=Holder(account=patient.pk))
    sent(1)
    assert listed(staff, q=" Patient@Example.org ") == [str(case)]
    assert listed(staff, q="patient@example") == []
    assert listed(staff, q="patient") == []


def test_a_search_looks_through_every_state_and_leaves_the_filters_behind(staff, nurse):
    case = sent(1)
    answered(case, by=nurse)
    assert listed(staff) == []
    assert listed(staff, q=str(case)) == [str(case)]
    form = soup(staff, state="new", urgency="1").find(id="changelist-search")
    assert [field["name"] for field in form.select("input[name]")] == ["q"]


@pytest.mark.parametrize("typed", ["\0", "@", "%", "'", "x" * 500, "-", "\ud83e\udd14@", "@\0"])
def test_any_search_is_answered(staff, typed):
    sent(1)
    typed = typed.encode("utf-16", "surrogatepass").decode("utf-16")
    assert staff.get(CASES, {"q": typed}).status_code == 200


def test_the_search_is_not_in_the_audit_log(staff):
    patient = User.objects.create_user("patient@example.org")
    case = sent_case(holder=Holder(account=patient.pk))
    listed(staff, q="patient@example.org")
    event = AuditEvent.objects.get()
    assert (event.action, event.why) == (Action.LIST, Why.SEARCH)
    assert event.references == [case.assessment.reference]
    stored = str([field.value_from_object(event) for field in AuditEvent._meta.concrete_fields])
    assert "patient" not in stored


@pytest.mark.parametrize(("asked", "why"), [({}, "queue"), ({"q": "K7M2"}, "search")])
def test_the_address_of_a_case_says_what_led_to_it(staff, asked, why):
    case = sent(1)
    asked = {"q": str(case)} if asked else {"urgency": str(case.urgency)}
    link = soup(staff, **asked).find("a", string=str(case))["href"]
    assert link.startswith(f"{CASES}{case.pk}/change/?")
    assert f"from={why}" in link
    assert "_changelist_filters=" in link


def test_no_email_stands_in_the_address_of_a_case(staff):
    patient = User.objects.create_user("patient@example.org")
    case = sent_case(holder=Holder(account=patient.pk))
    link = soup(staff, q="patient@example.org").find("a", string=str(case))["href"]
    assert "patient" not in link
