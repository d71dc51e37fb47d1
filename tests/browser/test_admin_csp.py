"""Every page of the admin in a real browser: nothing breaks the content security policy.

What faults collects (breaches, console errors, other hosts) fails the test of the page.
"""

import pytest
from django.contrib import admin

from assessments import services
from assessments.models import User
from assessments.models.audit_event import Action
from tests.cases import sent_case
from tests.histories import COLD_LEG
from tests.signing_in import with_second_factor
from tests.staff.addresses import address, admin_routes

pytestmark = pytest.mark.django_db(transaction=True)
ELSEWHERE = {"logout", "login", "password_change", "password_change_done", "autocomplete"}
"""Addresses that are no pages: they lead on, or answer scripts alone."""


def pages(records):
    """Where a browser can look, by name: of each route about a record, at the one there is."""
    for name, route in admin_routes().items():
        pk = next((pk for kind, pk in records.items() if f"/{kind}/" in route), "")
        # Those without a name lead on to one with a name.
        if name not in ELSEWHERE and name != route:
            at = "/admin/assessments/" if name == "app_list" else address(route, pk)
            yield name, at


@pytest.fixture
def staff():
    """A superuser's browser session, and one record of each kind that the admin shows."""
    # First, so that it is her account that is looked at: of one's own there is less to see.
    User.objects.create_user("nurse@example.org", is_staff=True)
    user = User.objects.create_superuser("staff@example.org")
    client = with_second_factor(user)
    services.record(services.Access(user), Action.READ, sent_case(COLD_LEG))
    records = {
        model._meta.model_name: model._default_manager.first().pk for model in admin.site._registry
    }
    return client, records


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_no_page_of_the_admin_breaks_the_policy(
    new_context, live, faults, picture, staff, width, scheme
):
    client, records = staff
    context = new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    for name, morsel in client.cookies.items():
        context.add_cookies([{"name": name, "value": morsel.value, "url": live.url}])
    page = context.new_page()
    seen, too_wide = set(), []
    for name, path in pages(records):
        answer = client.get(path, follow=True)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        page.goto(path)
        page.wait_for_load_state("load")
        picture(page, f"admin-{name}-{width}-{scheme}")
        seen.add(name)
        assert faults.unexpected() == [], path
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            too_wide.append(path)
    assert {"index", "assessments_case_changelist", "assessments_user_change"} <= seen
    assert too_wide == []
