"""The queue and the audit log in a real browser: they read well, and a nurse can work with them."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from assessments import services
from assessments.models import Case
from assessments.models.review import Decision
from tests.cases import answered, sent_case
from tests.histories import BREATHLESS, checked
from tests.signing_in import with_second_factor
from tests.staff.staff_members import AUDIT_LOG, CASES, member

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lead():
    case = ("view_case", "review_case", "assign_case", "export_case")
    return member(*case, "view_auditevent", email="lead.nurse@example.org")


@pytest.fixture
def cases(lead):
    now = timezone.now()
    made = [
        sent_case(BREATHLESS, now=now - timedelta(minutes=20)),
        sent_case(BREATHLESS, now=now - timedelta(hours=3)),
        sent_case(now=now - timedelta(hours=50)),
        sent_case(now=now - timedelta(hours=5)),
        sent_case({"abi_known": "no", "swelling": "both_legs"}, now=now - timedelta(days=4)),
    ]
    Case.objects.filter(pk=made[1].pk).update(due_at=now - timedelta(hours=2))
    Case.objects.filter(pk=made[0].pk).update(due_at=now + timedelta(minutes=40))
    Case.objects.filter(pk__in=[case.pk for case in made[2:]]).update(
        due_at=now + timedelta(hours=30)
    )
    access = services.Access(lead)
    services.take(case_id=made[2].pk, access=access)
    answered(made[3], decision=Decision.NOT_REACHED, by=lead)
    correction = checked()
    correction.corrects = made[0].assessment
    correction.save()
    return made


def opened(new_context, live, user, width, scheme="light", **options):
    context = new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **options)
    signed_in = with_second_factor(user).cookies["session"].value
    context.add_cookies([{"name": "session", "value": signed_in, "url": live.url}])
    return context.new_page()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light"), (1280, "dark")])
def test_the_queue_reads_well(new_context, live, flaws, picture, lead, cases, width, scheme):
    page = opened(new_context, live, lead, width, scheme)
    for path, name in ((CASES, "queue"), (f"{CASES}?q={cases[0]}", "queue-search")):
        page.goto(path)
        picture(page, f"{name}-{width}-{scheme}")
        assert flaws(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_the_audit_log_reads_well(new_context, live, flaws, picture, lead, cases, width, scheme):
    page = opened(new_context, live, lead, width, scheme)
    page.goto(CASES)
    for path, name in ((AUDIT_LOG, "audit-log"), ("/admin/", "admin")):
        page.goto(path)
        picture(page, f"{name}-{width}-{scheme}")
        assert flaws(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_queue_holds_in_forced_colours(new_context, live, picture, lead, cases):
    page = opened(new_context, live, lead, 1280, forced_colors="active")
    page.goto(CASES)
    picture(page, "queue-forced-colours")
    mark = page.locator(".overdue svg")
    assert mark.evaluate("mark => mark.getBoundingClientRect().width") > 0


def test_cases_are_taken_and_taken_away_as_a_file(new_context, live, lead, cases):
    page = opened(new_context, live, lead, 1280)
    page.goto(CASES)
    page.get_by_role("checkbox", name="Select all objects on this page").check()
    page.get_by_label("Action:").select_option("Assign to me")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.get_by_text("You took 4 cases.")).to_be_visible()
    page.get_by_role("checkbox", name="Select all objects on this page").check()
    page.get_by_label("Action:").select_option("Export as CSV")
    with page.expect_download() as download:
        page.get_by_role("button", name="Go", exact=True).click()
    assert str(cases[0]) in download.value.path().read_text()
