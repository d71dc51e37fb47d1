"""Pages of staff cost the same number of queries however many rows there are."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import services
from assessments.models import Case, Holder, User
from assessments.models.audit_event import Action
from assessments.models.review import Decision
from tests.cases import answered, sent_case
from tests.queries import queries
from tests.signing_in import with_second_factor
from tests.staff.staff_members import AUDIT_LOG, CASES, member

pytestmark = pytest.mark.django_db
FEW, MANY = 13, 60
MOST_QUERIES = 13
ADDRESSES = [
    CASES,
    f"{CASES}?state=all",
    f"{CASES}?state=new",
    f"{CASES}?state=try_again",
    f"{CASES}?state=overdue",
    f"{CASES}?state=done",
    f"{CASES}?urgency=1",
    f"{CASES}?family=benign",
    f"{CASES}?assigned=me",
    f"{CASES}?assigned=nobody",
    f"{CASES}?sent=today",
    f"{CASES}?sent=year&state=all",
    f"{CASES}?q=patient0@example.org",
    f"{CASES}?q=K7M2P4QX",
    AUDIT_LOG,
    f"{AUDIT_LOG}?action=read",
    f"{AUDIT_LOG}?at=today",
]


@pytest.fixture
def lead():
    rights = ("view_case", "review_case", "assign_case", "export_case", "view_auditevent")
    return member(*rights, email="lead@example.org")


@pytest.fixture
def staff(lead):
    return with_second_factor(lead)


def cases(count, lead):
    """Cases of all sorts: mine, done, overdue, of an account, on record."""
    access = services.Access(lead)
    for number in range(count):
        patient, _ = User.objects.get_or_create(email=f"patient{number % 2}@example.org")
        then = timezone.now() - timedelta(days=number % 7)
        case = sent_case(now=then, holder=Holder(account=patient.pk))
        services.record(access, Action.READ, case)
        if number % 3 == 0:
            case = services.take(case_id=case.pk, access=access)
        if number % 4 == 0:
            decision = Decision.CALLED if number % 8 else Decision.NOT_REACHED
            answered(case, decision=decision, by=lead)


def counted(staff, address):
    with CaptureQueriesContext(connection) as queries:
        assert staff.get(address).status_code == 200
    return [query["sql"] for query in queries]


def test_lists_cost_the_same_however_long_they_are(staff, lead):
    cases(FEW, lead)
    for address in ADDRESSES:  # what is read once for each process
        counted(staff, address)
    few = {address: len(counted(staff, address)) for address in ADDRESSES}
    cases(MANY, lead)
    many = {address: len(counted(staff, address)) for address in ADDRESSES}
    assert many == few
    assert max(many.values()) <= MOST_QUERIES


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_list_asks_for_distinct_rows_or_for_what_is_encrypted(staff, lead, address):
    cases(FEW, lead)
    for sql in counted(staff, address):
        assert "DISTINCT" not in sql
        assert '"contact"' not in sql
        assert '"content"' not in sql
        # However PostgreSQL and SQLite compare without regard to case, no index helps.
        assert "UPPER(" not in sql
        assert " LIKE " not in sql


@pytest.mark.parametrize("action", ["take_selected", "assign_selected"])
def test_actions_cost_the_same_however_many_are_chosen(staff, lead, action):
    def queries(count):
        chosen = [sent_case().pk for _ in range(count)]
        fields = {"action": action, "index": "0", "_selected_action": chosen, "to": str(lead.pk)}
        with CaptureQueriesContext(connection) as captured:
            assert staff.post(CASES, fields).status_code == 302
        return len(captured)

    queries(1)
    assert queries(FEW) == queries(MANY)


@pytest.mark.parametrize("shown", ["queue", "case"])
def test_accounts_are_not_joined_to_cases(staff, lead, shown):
    """At a million rows it cost as much as all the rest: see staff/queue.py."""
    cases(FEW, lead)
    first = Case.objects.first()
    address = CASES if shown == "queue" else f"{CASES}{first.pk}/change/"
    asked = [one for one in queries(lambda: staff.get(address)) if "assessments_case" in one]
    assert asked
    assert [one for one in asked if 'JOIN "assessments_user"' in one] == []
