"""The queue: the most urgent first; nothing unsent, nothing said of anyone that is encrypted."""

import pytest
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, AuditEvent, Case, User
from assessments.models.audit_event import Action, Why
from assessments.models.review import Decision
from assessments.staff import paging
from tests.cases import answered
from tests.histories import BREATHLESS, checked
from tests.signing_in import with_second_factor
from tests.staff.staff_members import CASES, browser_of, listed, row_of, soup

from .waiting_cases import due, sent

pytestmark = pytest.mark.django_db


def test_the_most_urgent_come_first_and_then_who_waits_longest(staff):
    late, early = sent(1), sent(50)
    urgent = sent(0.5, BREATHLESS)
    assert urgent.urgency > late.urgency
    assert listed(staff) == [str(urgent), str(early), str(late)]


def test_the_address_cannot_change_the_order(staff):
    late, early = sent(1), sent(50)
    for order in ("2", "-2", "x"):
        assert listed(staff, o=order) == [str(early), str(late)]
    assert not soup(staff).select("#result_list thead a")


def test_a_row_says_what_a_nurse_needs_to_choose(staff, nurse):
    case = sent(3, BREATHLESS)
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
    answered(again, decision=Decision.NOT_REACHED, by=nurse)
    answered(done, by=nurse)
    page = soup(staff, state="all")
    assert row_of(page, str(again))["waiting"].startswith("2 days try again within")
    assert row_of(page, str(again))["state_shown"] == "To call again"
    assert row_of(page, str(done))["waiting"] == "First entry after 30 h"
    assert not page.select(".overdue")


def test_a_result_that_was_taken_back_is_marked(staff):
    case, other = sent(1, BREATHLESS), sent(2)
    Case.objects.filter(pk=case.pk).update(taken_back_at=timezone.now())
    page = soup(staff)
    assert "Taken back by the patient" in row_of(page, str(case))["state_shown"]
    assert "Taken back" not in row_of(page, str(other))["state_shown"]


def test_seeing_the_list_is_on_record_with_the_cases_that_were_on_it(staff, nurse):
    first, second = sent(2), sent(1)
    listed(staff)
    event = AuditEvent.objects.get()
    assert (event.actor, event.action, event.why) == (nurse, Action.LIST, Why.QUEUE)
    assert event.references == [first.assessment.reference, second.assessment.reference]


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
