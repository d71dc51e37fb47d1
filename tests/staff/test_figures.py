"""Who may see the page of figures, what it says, and what it asks the database."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.models import AuditEvent, EndedChecks, User
from assessments.staff.figures.cells import percent, time_taken
from assessments.triage import Urgency
from assessments.triage.patterns import Family
from tests.cases import HOUR, dated
from tests.signing_in import signed_in
from tests.staff.staff_members import browser_of, soup

pytestmark = pytest.mark.django_db
PAGE = "/admin/figures/"


@pytest.fixture
def lead():
    return browser_of("view_figures", "view_case")


def figures(client, query=""):
    return soup(client, PAGE + query)


def rows(page, code):
    """The table of one figure, by the first cell of each row."""
    table = page.find("section", attrs={"aria-labelledby": code}).table
    found = {}
    for row in table.tbody.find_all("tr"):
        found[row.th.get_text()] = [cell.get_text() for cell in row.find_all("td")]
    return found


def test_it_takes_the_right_to_see_figures():
    client = browser_of("view_case", "review_case")
    assert client.get(PAGE).status_code == 403
    assert PAGE not in client.get("/admin/").content.decode()


def test_it_takes_a_member_of_staff_with_a_second_factor(client):
    assert client.get(PAGE).status_code == 302
    assert signed_in().get(PAGE).status_code == 302
    user = User.objects.create_superuser("lead@example.org")
    client.force_login(user)
    assert client.get(PAGE).status_code == 302


def test_the_index_leads_there(lead):
    index = soup(lead, "/admin/")
    assert index.find("a", href=PAGE).get_text(strip=True) == "Figures"


def test_before_there_is_anything_it_says_so(lead):
    page = figures(lead)
    assert page.main.get_text().count("There is nothing yet in this time.") == 5
    assert page.main.find("table") is None


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "14 days"),
        ("?weeks=12", "12 weeks"),
        ("?weeks=52", "52 weeks"),
        ("?weeks=53", "14 days"),
        ("?days=%00", "14 days"),
        ("?days=14&weeks=12", "14 days"),
        ("?weeks=١٢", "14 days"),
    ],
)
def test_a_period_is_chosen_by_a_link(lead, query, said):
    page = figures(lead, query)
    links = page.main.find("nav", attrs={"class": "periods"}).find_all("a")
    assert [link["href"] for link in links] == ["?days=14", "?weeks=12", "?weeks=52"]
    assert [link.get_text() for link in links if link.get("aria-current")] == [said]


def test_numbers_stand_in_tables(lead):
    now = timezone.now()
    dated(now - 2 * HOUR, Urgency.SAME_DAY, Family.CLOT, due=HOUR, took=HOUR)
    dated(now - 30 * HOUR, Urgency.SAME_DAY, Family.CLOT, due=HOUR, took=26 * HOUR)
    dated(now - 3 * HOUR, Urgency.SAME_DAY, Family.VENOUS, due=HOUR)
    for page, count in (("", 29), ("age", 70), ("stopped", 1)):
        day = timezone.localdate()
        EndedChecks.objects.create(day=day, page=page, ruleset="2026.11.2", count=count)
    page = figures(lead, "?weeks=12")
    assert rows(page, "sent")["All"] == ["0", "3", "0", "0", "0", "3"]
    assert len(rows(page, "sent")) == 13
    assert rows(page, "families") == {"Clot": ["2"], "Veins": ["1"]}
    assert rows(page, "in-time")["Same day"] == ["1", "3", "33 %"]
    assert rows(page, "in-time")["Emergency"] == ["0", "0", "–"]
    assert rows(page, "time-taken")["Same day"] == ["2", "13 h 30 min"]
    assert rows(page, "checks") == {
        "Came to a result": ["29", "29"],
        "Your age": ["70", "70"],
        "Declined, or under age": ["1", "1"],
        "All": ["100", "100"],
        "Share with a result": ["29 %", "29 %"],
    }
    drawings = page.main.find_all("svg", attrs={"role": "img"})
    assert len(drawings) == len(page.main.find_all("table")) == 5


def queries(client, query):
    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE + query)
    return [one["sql"] for one in asked]


def test_the_number_of_queries_does_not_grow(lead):
    few = queries(lead, "")
    now = timezone.now()
    for number in range(12):
        took = number * HOUR if number % 2 else None
        level = list(Urgency)[number % 5]
        dated(now - timedelta(days=2 * number), level, list(Family)[number], took=took)
        EndedChecks.objects.create(
            day=timezone.localdate(), page=f"p{number}", ruleset=str(number), count=1
        )
    for query in ("?days=14", "?weeks=12", "?weeks=52"):
        many = queries(lead, query)
        assert len(many) == len(few), many
    assert sum("assessments_case" in sql for sql in few) == 7
    assert sum("endedchecks" in sql for sql in few) == 1


def test_a_page_that_shows_no_record_leaves_none_in_the_audit_log(lead):
    figures(lead)
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(29, 100, "29 %"), (999, 1000, "99 %"), (5, 5, "100 %"), (0, 0, "–")],
)
def test_a_share_is_rounded_down(part, whole, said):
    assert percent(part, whole) == said


def test_without_a_case_there_is_no_time():
    assert time_taken(None) == "–"
