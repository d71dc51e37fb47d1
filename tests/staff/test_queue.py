"""The queue: the most urgent first, found by filters and by search; nothing unsent, nothing said
of anyone that is encrypted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, AuditEvent, Case, Holder, User
from assessments.models.audit_event import Action, Why
from assessments.models.review import Decision
from assessments.staff import paging
from assessments.triage import Urgency
from tests.cases import sent_case
from tests.histories import checked
from tests.signing_in import with_second_factor
from tests.staff.staff_members import CASES, browser_of, listed, member, row_of, soup

pytestmark = pytest.mark.django_db
EMERGENCY = {"em_breath": ["breathless_sudden"]}


@pytest.fixture
def nurse():
    return member("view_case", "review_case")


@pytest.fixture
def staff(nurse):
    return with_second_factor(nurse)


def sent(hours_ago, answers=None, **contact):
    return sent_case(answers, now=timezone.now() - timedelta(hours=hours_ago), **contact)


def dealt_with(case, user, decision=Decision.CALLED):
    entry = services.Entry(decision)
    access = services.Access(user)
    services.review(case_id=case.pk, entry=entry, seen_version=case.version, access=access)


def due(case, hours):
    """When it is due, in hours from now; sent a minute before that where it was sent later."""
    at = timezone.now() + timedelta(hours=hours)
    first = min(case.sent_at, at - timedelta(minutes=1))
    Case.objects.filter(pk=case.pk).update(due_at=at, sent_at=first)


def test_the_most_urgent_come_first_and_then_who_waits_longest(staff):
    late, early = sent(1), sent(50)
    urgent = sent(0.5, EMERGENCY)
    assert urgent.urgency > late.urgency
    assert listed(staff) == [str(urgent), str(early), str(late)]


def test_the_address_cannot_change_the_order(staff):
    late, early = sent(1), sent(50)
    for order in ("2", "-2", "x"):
        assert listed(staff, o=order) == [str(early), str(late)]
    assert not soup(staff).select("#result_list thead a")


def test_a_row_says_what_a_nurse_needs_to_choose(staff, nurse):
    case = sent(3, EMERGENCY)
    row = row_of(soup(staff), str(case))
    assert row["urgency_shown"] == "Emergency"
    assert row["leading"] == "Possible clot in the lung or heart problem"
    assert row["state_shown"] == "New"
    assert row["assignee"] == "Nobody"
    assert soup(staff).select_one(".field-urgency_shown svg.emergency")
    services.take(case_id=case.pk, access=services.Access(nurse))
    assert row_of(soup(staff), str(case))["assignee"] == nurse.email


def test_age_is_said_as_a_band(staff):
    case = sent(1, {"age_years": 49})
    assert row_of(soup(staff), str(case))["age_band"] == "40 to 49"


def test_nothing_that_is_encrypted_is_listed(staff):
    sent(1, name="Ada Example", born="1950-01-01", reach="01 234")
    page = staff.get(CASES).content.decode()
    for word in ("Ada Example", "1950-01-01", "01 234"):
        assert word not in page


def test_waiting_is_said_in_words_and_lateness_in_words_and_shape(staff):
    soon, overdue = sent(3), sent(50)
    due(soon, 2.5)
    due(overdue, -3.5)
    page = soup(staff)
    assert row_of(page, str(soon))["waiting"] == "3 h due in 2 h"
    assert row_of(page, str(overdue))["waiting"] == "2 days Overdue by 3 h"
    marks = page.select(".overdue")
    assert [mark.get_text(strip=True) for mark in marks] == ["Overdue by 3 h"]
    assert marks[0].svg["aria-hidden"] == "true"


def test_what_was_dealt_with_is_not_overdue(staff, nurse):
    again, done = sent(50), sent(30)
    for case in (again, done):
        due(case, -3)
    dealt_with(again, nurse, Decision.NOT_REACHED)
    dealt_with(done, nurse)
    page = soup(staff, state="all")
    assert row_of(page, str(again))["waiting"].startswith("2 days try again within")
    assert row_of(page, str(again))["state_shown"] == "To call again"
    assert row_of(page, str(done))["waiting"] == "First entry after 30 h"
    assert not page.select(".overdue")


def test_a_result_that_was_taken_back_is_marked(staff):
    case, other = sent(1, EMERGENCY), sent(2)
    Case.objects.filter(pk=case.pk).update(taken_back_at=timezone.now())
    page = soup(staff)
    assert "Taken back by the patient" in row_of(page, str(case))["state_shown"]
    assert "Taken back" not in row_of(page, str(other))["state_shown"]


@pytest.fixture
def one_of_each(nurse):
    """Cases of every state, by its name."""
    cases = {name: sent(number + 1) for number, name in enumerate(("new", "again", "done", "late"))}
    dealt_with(cases["again"], nurse, Decision.NOT_REACHED)
    dealt_with(cases["done"], nurse)
    due(cases["late"], -1)
    return cases


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, {"new", "again", "late"}),
        ({"state": "open"}, {"new", "again", "late"}),
        ({"state": "new"}, {"new", "late"}),
        ({"state": "try_again"}, {"again"}),
        ({"state": "overdue"}, {"late"}),
        ({"state": "done"}, {"done"}),
        ({"state": "all"}, {"new", "again", "done", "late"}),
    ],
)
def test_cases_of_a_state(staff, one_of_each, asked, names):
    assert set(listed(staff, **asked)) == {str(one_of_each[name]) for name in names}
    selected = soup(staff, **asked).select("details[data-filter-title=state] li.selected")
    assert len(selected) == 1


def test_cases_of_an_urgency_and_of_a_kind_of_cause(staff):
    urgent, other = sent(1, EMERGENCY), sent(1)
    assert listed(staff, urgency=str(int(Urgency.EMERGENCY))) == [str(urgent)]
    assert listed(staff, urgency=str(other.urgency)) == [str(other)]
    assert listed(staff, family="clot") == [str(urgent)]
    assert listed(staff, family="infection") == []


def test_cases_that_are_mine_and_nobodys(staff, nurse):
    mine, free, anothers = sent(1), sent(2), sent(3)
    services.take(case_id=mine.pk, access=services.Access(nurse))
    doctor = member("review_case", email="doctor@example.org")
    services.take(case_id=anothers.pk, access=services.Access(doctor))
    assert listed(staff, assigned="me") == [str(mine)]
    assert listed(staff, assigned="nobody") == [str(free)]


def test_cases_by_the_day_they_were_sent(staff):
    today, week, old = sent(0), sent(24 * 5), sent(24 * 400)
    assert listed(staff, sent="today") == [str(today)]
    assert listed(staff, sent="7-days") == [str(week), str(today)]
    assert str(old) not in listed(staff, sent="month") + listed(staff, sent="year")
    assert str(old) in listed(staff)


@pytest.mark.parametrize("name", ["state", "urgency", "family", "assigned", "sent"])
@pytest.mark.parametrize("value", ["", "x", "99", "\0", "1'--"])
def test_a_bad_filter_leads_to_the_list_as_it_first_is(staff, name, value):
    case = sent(1)
    response = staff.get(CASES, {name: value}, follow=True)
    assert response.status_code == 200
    assert str(case) in response.content.decode()


@pytest.mark.parametrize(
    "asked", [{"p": "9"}, {"p": "x"}, {"contact__contains": "a"}, {"assessment__owner": "1"}]
)
def test_an_address_that_makes_no_sense_is_no_error(staff, asked):
    case = sent(1)
    response = staff.get(CASES, asked, follow=True)
    assert response.status_code == 200
    assert str(case) in response.content.decode()


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
    dealt_with(case, nurse)
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


def test_seeing_the_list_is_on_record_with_the_cases_that_were_on_it(staff, nurse):
    first, second = sent(2), sent(1)
    listed(staff)
    event = AuditEvent.objects.get()
    assert (event.actor, event.action, event.why) == (nurse, Action.LIST, Why.QUEUE)
    assert event.references == [first.assessment.reference, second.assessment.reference]


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


def test_a_list_that_is_too_long_says_so(staff, monkeypatch):
    monkeypatch.setattr(paging, "MOST", 3)
    for hours in range(3):
        sent(hours)
    assert "3 cases" in soup(staff).find(class_="paginator").text
    sent(4)
    page = soup(staff).find(class_="paginator").text
    assert "The first 3 cases of more" in page
    assert "filters" in page


def test_no_page_of_the_admin_shows_what_was_not_sent():
    staff = with_second_factor(User.objects.create_superuser("head@example.org"))
    unsent = checked({"note": "private words"})
    unsent.save()
    for path in (
        CASES,
        f"{CASES}?state=all",
        f"{CASES}?q={unsent.spoken_reference}",
        f"{CASES}{unsent.pk}/change/",
        f"/admin/assessments/assessment/{unsent.pk}/change/",
        "/admin/assessments/assessment/",
        "/admin/assessments/auditevent/",
        "/admin/",
    ):
        page = staff.get(path, follow=True).content.decode()
        assert f">{unsent.spoken_reference}<" not in page, path
        assert "private words" not in page
    assert Assessment.objects.filter(case=None).get() == unsent


@pytest.mark.parametrize(
    ("rights", "status"),
    [(["view_case"], 200), (["review_case"], 403), (["export_case"], 403), ([], 403)],
)
def test_who_may_see_cases_sees_the_queue(rights, status):
    sent(1)
    assert browser_of(*rights).get(CASES).status_code == status
    assert AuditEvent.objects.count() == (status == 200)


def test_what_is_offered_is_what_may_be_done():
    sent(1)
    page = soup(browser_of("view_case", email="a@example.org"))
    assert not page.select(".actions select")
    page = soup(browser_of("view_case", "review_case", email="b@example.org"))
    assert not page.select("select[name=to]")
    assert "Codebook" not in page.text
    every = ("view_case", "review_case", "assign_case", "export_case")
    page = soup(browser_of(*every, email="c@example.org"))
    offered = [option["value"] for option in page.select("select[name=action] option")]
    assert offered == ["", "take_selected", "assign_selected", "export_selected"]
    assert page.select("select[name=to]")
    assert "Codebook" in page.text
