"""What is done with many cases at once: only by who may, on record, and nobody overwritten."""

import pytest

from assessments import services
from assessments.models import AuditEvent, Case, User
from assessments.models.audit_event import Action, Why
from assessments.staff import bulk, paging
from tests.cases import sent_case
from tests.histories import BREATHLESS
from tests.signing_in import with_second_factor
from tests.spreadsheets import csv_rows
from tests.staff.staff_members import CASES, browser_of, member, soup

pytestmark = pytest.mark.django_db
LEAD = ("view_case", "review_case", "assign_case", "export_case")


@pytest.fixture
def lead():
    return member(*LEAD, email="lead@example.org")


@pytest.fixture
def staff(lead):
    return with_second_factor(lead)


@pytest.fixture
def doctor():
    return member("review_case", email="doctor@example.org")


def act(staff, action, *cases, where=CASES, **more):
    ticked = [getattr(case, "pk", case) for case in cases]
    fields = {"action": action, "index": "0", "_selected_action": ticked, **more}
    return staff.post(where, fields, follow=True)


def said(response):
    return response.content.decode()


def test_who_takes_several_hears_how_many_others_have(staff, lead, doctor):
    free, mine, anothers = sent_case(), sent_case(), sent_case()
    services.take(case_id=mine.pk, access=services.Access(lead))
    services.take(case_id=anothers.pk, access=services.Access(doctor))
    page = said(act(staff, "take_selected", free, mine, anothers))
    assert "You took 1 case." in page
    assert "1 case was left as it is: somebody else has taken it." in page
    holders = dict(Case.objects.values_list("pk", "assigned_to"))
    assert holders == {free.pk: lead.pk, mine.pk: lead.pk, anothers.pk: doctor.pk}
    event = AuditEvent.objects.filter(action=Action.TAKE, actor=lead).latest("id")
    assert (event.record, event.why) == (free.pk, Why.QUEUE)
    free.refresh_from_db()
    assert free.version == 1


def test_cases_are_assigned_to_somebody_and_to_nobody(staff, doctor):
    cases = [sent_case(), sent_case()]
    page = said(act(staff, "assign_selected", *cases, to=str(doctor.pk)))
    assert "2 cases were assigned to doctor@example.org." in page
    assert (
        Case.objects.filter(assigned_to=doctor, assigned_at__isnull=False, version=1).count() == 2
    )
    assert AuditEvent.objects.filter(action=Action.ASSIGN).count() == 2
    page = said(act(staff, "assign_selected", *cases, to="nobody"))
    assert "2 cases are assigned to nobody now." in page
    assert Case.objects.filter(assigned_to=None, assigned_at=None, version=2).count() == 2


@pytest.mark.parametrize("to", ["", None, "x", "999999", "0", "\0"])
def test_nothing_changes_without_somebody_to_assign_to(staff, doctor, to):
    case = sent_case()
    services.take(case_id=case.pk, access=services.Access(doctor))
    response = act(staff, "assign_selected", case, **({} if to is None else {"to": to}))
    assert response.status_code == 200
    case.refresh_from_db()
    assert case.assigned_to == doctor
    if not to:
        assert "choose who to assign to" in said(response)


def test_only_active_staff_who_may_review_can_be_assigned_to(staff, doctor, lead):
    member("view_case", email="clerk@example.org")
    closed = member("review_case", email="closed@example.org")
    left = member("review_case", email="left@example.org")
    User.objects.filter(pk=closed.pk).update(is_active=False)
    User.objects.filter(pk=left.pk).update(is_staff=False)
    User.objects.create_superuser("head@example.org")
    sent_case()
    options = soup(staff).select("select[name=to] option")
    names = [option.text for option in options]
    assert names == ["---------", "Nobody", "doctor@example.org", "head@example.org", lead.email]
    case = sent_case()
    act(staff, "assign_selected", case, to=str(closed.pk))
    case.refresh_from_db()
    assert case.assigned_to is None


@pytest.mark.parametrize("ticked", [(), ("x",), ("\0",), ("",)])
def test_what_is_no_choice_of_cases_changes_nothing(staff, ticked):
    sent_case()
    assert act(staff, "take_selected", *ticked).status_code == 200
    assert not Case.objects.exclude(assigned_to=None).exists()


@pytest.mark.parametrize(
    ("action", "right"),
    [
        ("take_selected", "review_case"),
        ("assign_selected", "assign_case"),
        ("export_selected", "export_case"),
        ("delete_selected", ""),
    ],
)
def test_who_may_not_cannot(action, right):
    case = sent_case()
    rights = [name for name in LEAD if name != right]
    response = act(browser_of(*rights), action, case, to="nobody")
    assert "No action selected." in said(response)
    assert Case.objects.get().version == 0
    assert not AuditEvent.objects.exclude(action=Action.LIST).exists()


def test_all_of_a_filter_are_chosen_but_no_more_than_is_said(staff, monkeypatch):
    for module in (paging, bulk):
        monkeypatch.setattr(module, "MOST", 3)
    cases = [sent_case() for _ in range(5)]
    monkeypatch.setattr("assessments.staff.queue.Queue.list_per_page", 2)
    assert "Select the first 3 cases" in soup(staff).find(class_="actions").text
    first = Case.objects.order_by("-urgency", "sent_at", "pk")[:3]
    expected = {case.pk for case in first}
    monkeypatch.setattr("assessments.staff.queue.MOST", 3)
    act(staff, "take_selected", cases[0], select_across="1")
    assert set(Case.objects.exclude(assigned_to=None).values_list("pk", flat=True)) == expected


def test_all_of_a_filter_leaves_the_others(staff):
    urgent, other = sent_case(BREATHLESS), sent_case()
    where = f"{CASES}?urgency={urgent.urgency}"
    act(staff, "take_selected", urgent, where=where, select_across="1")
    other.refresh_from_db()
    assert other.assigned_to is None
    assert Case.objects.exclude(assigned_to=None).get() == urgent


def exported(response):
    return csv_rows(b"".join(response.streaming_content).decode())


def test_an_export_is_a_file_and_on_record(staff, lead):
    later, first, _other = sent_case(), sent_case(BREATHLESS), sent_case()
    response = act(staff, "export_selected", later, first)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="leg-check-cases-' in response["Content-Disposition"]
    assert [row["reference"] for row in exported(response)] == [str(first), str(later)]
    event = AuditEvent.objects.get(action=Action.EXPORT)
    assert (event.actor, event.why) == (lead, Why.QUEUE)
    assert event.references == [first.assessment.reference, later.assessment.reference]


def test_an_export_is_on_record_before_any_of_it_is_out(staff):
    response = act(staff, "export_selected", sent_case())
    assert AuditEvent.objects.filter(action=Action.EXPORT).exists()
    assert len(exported(response)) == 1


def test_the_codebook_is_for_who_may_export(staff):
    where = f"{CASES}codebook/"
    response = staff.get(where)
    assert "codebook" in response["Content-Disposition"]
    rows = {(row["question"], row["code"]): row for row in exported(response)}
    assert rows["smoking", "never"]["words"]
    assert browser_of("view_case", "review_case").get(where).status_code == 403
    assert staff.post(where).status_code == 405
