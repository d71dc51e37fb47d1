"""The audit log is read by who may, and changed by nobody; that it was read is part of it."""

import pytest

from assessments import services
from assessments.models import AuditEvent, User
from assessments.models.audit_event import Action, Why
from tests.cases import sent_case
from tests.signing_in import with_second_factor
from tests.staff.staff_members import AUDIT_LOG, browser_of, listed, member, soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return member("view_auditevent", email="lead@example.org")


@pytest.fixture
def staff(lead):
    return with_second_factor(lead)


@pytest.fixture
def nurse():
    return services.Access(member("view_case"), "192.0.2.9", Why.QUEUE)


def whats(staff, **asked):
    cells = soup(staff, AUDIT_LOG, **asked).select("td.field-action")
    return [cell.text for cell in cells]


def test_it_says_who_did_what_to_which_case_and_why(staff, nurse):
    case = sent_case()
    services.record(nurse, Action.READ, case)
    services.record_list(nurse, Action.LIST, [case.assessment.reference] * 3)
    page = soup(staff, AUDIT_LOG)
    rows = [row.get_text("|", strip=True) for row in page.select("#result_list tbody tr")]
    assert "2 audit events" in page.find(class_="paginator").text
    assert "nurse@example.org|192.0.2.9|Listed|From the queue|3" in rows[0]
    assert f"nurse@example.org|192.0.2.9|Read|From the queue|{case}" in rows[1]


def test_reading_it_is_on_record(staff, lead):
    assert whats(staff) == []
    assert whats(staff) == ["Audit log read"]
    event = AuditEvent.objects.latest("id")
    assert (event.actor, event.action) == (lead, Action.AUDIT)
    staff.get(f"{AUDIT_LOG}{event.pk}/change/")
    assert AuditEvent.objects.filter(action=Action.AUDIT).count() == 3


def test_one_event_shows_the_cases_of_its_list(staff, nurse):
    services.record_list(nurse, Action.EXPORT, ["K7M2P4QX", "22223333"])
    event = AuditEvent.objects.get()
    page = soup(staff, f"{AUDIT_LOG}{event.pk}/change/")
    assert "K7M2-P4QX, 2222-3333" in page.text
    assert not page.select("input[name=_save], a.deletelink")


def test_one_event_says_which_record_it_is_about(staff, nurse):
    case = sent_case()
    services.record(nurse, Action.READ, case)
    event = AuditEvent.objects.get()
    page = soup(staff, f"{AUDIT_LOG}{event.pk}/change/")
    assert page.find(class_="field-record").find(class_="readonly").text == str(case.pk)


def test_it_is_found_by_case_action_person_and_day(staff, nurse, lead):
    case, other = sent_case(), sent_case()
    services.record(nurse, Action.READ, case)
    services.record(nurse, Action.PRINT, other)
    services.record(services.Access(lead), Action.RIGHTS)
    assert whats(staff, q=str(case).lower()) == ["Read"]
    assert whats(staff, q="K7M2P4QX") == []
    assert whats(staff, action="print") == ["Printed"]
    assert "Read" in whats(staff, at="today")
    link = soup(staff, AUDIT_LOG).find("a", string="nurse@example.org")["href"]
    assert link == f"{AUDIT_LOG}?actor={nurse.user.pk}"
    assert whats(staff, actor=str(nurse.user.pk)) == ["Printed", "Read"]
    chosen = soup(staff, AUDIT_LOG, actor=str(nurse.user.pk)).select("li.selected")
    assert "nurse@example.org" in [one.get_text(strip=True) for one in chosen]


@pytest.mark.parametrize("name", ["actor", "action", "at", "p", "actor__email"])
@pytest.mark.parametrize("value", ["", "x", "-1", "99", "9" * 30, "\0", "²"])
def test_a_bad_address_is_no_error(staff, name, value):
    assert staff.get(AUDIT_LOG, {name: value}, follow=True).status_code == 200


def test_nothing_of_it_can_be_changed_by_who_may_do_everything(nurse):
    staff = with_second_factor(User.objects.create_superuser("head@example.org"))
    services.record(nurse, Action.READ, sent_case())
    event = AuditEvent.objects.get()
    one = f"{AUDIT_LOG}{event.pk}"
    assert staff.post(f"{one}/change/", {"action": "list"}).status_code == 403
    assert staff.post(f"{one}/delete/", {"post": "yes"}).status_code == 403
    assert staff.get(f"{AUDIT_LOG}add/").status_code == 403
    fields = {"action": "delete_selected", "_selected_action": event.pk, "post": "yes"}
    staff.post(AUDIT_LOG, fields)
    event.refresh_from_db()
    assert event.action == Action.READ


@pytest.mark.parametrize("rights", [(), ("view_case", "review_case", "export_case")])
def test_it_is_not_for_everyone(nurse, rights):
    services.record(nurse, Action.READ, sent_case())
    staff = browser_of(*rights, email="other@example.org")
    event = AuditEvent.objects.get()
    for path in (AUDIT_LOG, f"{AUDIT_LOG}{event.pk}/change/"):
        assert staff.get(path).status_code == 403
    assert AuditEvent.objects.get() == event


def test_the_latest_come_first(staff, nurse):
    for action in (Action.READ, Action.PRINT):
        services.record(nurse, action, sent_case())
    assert whats(staff) == ["Printed", "Read"]
    assert len(listed(staff, AUDIT_LOG)) == 3
