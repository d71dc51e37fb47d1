"""The queue by state, urgency, cause, person and day; what makes no sense is no error."""

import pytest

from assessments import services
from assessments.models.review import Decision
from assessments.triage import Urgency
from tests.cases import answered
from tests.histories import BREATHLESS
from tests.staff.staff_members import CASES, listed, member, soup

from .waiting_cases import due, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def one_of_each(nurse):
    """Cases of every state, by its name."""
    cases = {name: sent(number + 1) for number, name in enumerate(("new", "again", "done", "late"))}
    answered(cases["again"], decision=Decision.NOT_REACHED, by=nurse)
    answered(cases["done"], by=nurse)
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
    urgent, other = sent(1, BREATHLESS), sent(1)
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
