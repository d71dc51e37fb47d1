"""Who may do what in the admin: each role, each address, each action.

An address or an action without a line here fails, and so does a line about nothing. The first word
of a line is the address's name (admin:…); what follows tells lines of one name apart.
"""

import copy
from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest
from django.contrib import admin
from django.db import transaction
from django.test import Client, RequestFactory

from assessments import services
from assessments.models import User
from assessments.models.audit_event import Action
from tests.cases import sent_case
from tests.signing_in import with_second_factor

from .addresses import ROOT, address, admin_routes
from .staff_members import person

# Who may do what does not depend on the database.
pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

Roles = frozenset[str]
STAFF = frozenset({"without a role", "Reviewer", "Lead", "Administrator", "superuser"})
READERS = frozenset({"Reviewer", "Lead", "superuser"})
LEADS = frozenset({"Lead", "superuser"})
OFFICE = frozenset({"Administrator", "superuser"})
SUPERUSERS = frozenset({"superuser"})
NONE: Roles = frozenset()


class Line(NamedTuple):
    """Who may look, who may send (the same when left out), what is sent, and where if not plain.

    path is what stands after /admin/; without it the address is that of the one record there is.
    """

    get: Roles
    post: Roles | None = None
    data: Mapping[str, Any] = {}
    path: str | None = None


ADDRESSES = {
    "index": Line(STAFF),
    "login": Line(STAFF),
    "logout": Line(NONE, STAFF),
    "password_change": Line(NONE),
    "password_change_done": Line(NONE),
    "autocomplete": Line(NONE),
    "jsi18n": Line(STAFF, NONE),
    "app_list assessments": Line(READERS | OFFICE, path="assessments/"),
    "app_list mfa": Line(OFFICE, path="mfa/"),
    "(?P<url>.*)$": Line(NONE, path="no/such/page/"),
    "(?P<url>.*)$ of any record": Line(NONE, path="r/1/1/"),
    # Accounts: who gives rights, and to whom, stands in test_rights.py.
    "assessments_user_changelist": Line(OFFICE),
    "assessments_user_add": Line(OFFICE, data={"email": "new@example.org"}),
    "assessments_user_history": Line(OFFICE),
    "assessments_user_delete": Line(OFFICE, data={"post": "yes"}),
    "assessments_user_change": Line(OFFICE, data={"is_active": "on", "is_staff": "on"}),
    "assessments/user/<path:object_id>/": Line(OFFICE),
    # Second factors.
    "mfa_authenticator_changelist": Line(OFFICE),
    "mfa_authenticator_add": Line(NONE),
    "mfa_authenticator_history": Line(OFFICE),
    "mfa_authenticator_delete": Line(OFFICE, data={"post": "yes"}),
    "mfa_authenticator_change": Line(OFFICE, NONE),
    "mfa/authenticator/<path:object_id>/": Line(OFFICE),
    # Cases.
    "assessments_case_changelist": Line(READERS),
    "assessments_case_add": Line(NONE),
    "assessments_case_history": Line(NONE),
    "assessments_case_take": Line(NONE, READERS),
    "assessments_case_release": Line(NONE, READERS),
    "assessments_case_sheet": Line(READERS, NONE),
    "assessments_case_sheet_pdf": Line(READERS, NONE),
    "assessments_case_fhir": Line(READERS, NONE),
    "assessments_case_codebook": Line(LEADS, NONE),
    "assessments_case_delete": Line(NONE),
    "assessments_case_change": Line(READERS),
    "assessments/case/<path:object_id>/": Line(READERS),
    "figures": Line(LEADS, NONE),
    # The audit log.
    "assessments_auditevent_changelist": Line(LEADS),
    "assessments_auditevent_add": Line(NONE),
    "assessments_auditevent_history": Line(LEADS),
    "assessments_auditevent_delete": Line(NONE),
    "assessments_auditevent_change": Line(LEADS, NONE),
    "assessments/auditevent/<path:object_id>/": Line(LEADS),
}
ACTIONS = {
    "user delete_selected": OFFICE,
    "authenticator delete_selected": OFFICE,
    "case take_selected": READERS,
    "case assign_selected": LEADS,
    "case export_selected": LEADS,
}


@pytest.fixture
def records():
    """One record of each kind that the admin shows, by the model's name; none is of who looks."""
    nurse = User.objects.create_user("nurse@example.org", is_staff=True)
    with_second_factor(nurse)
    services.record(services.Access(nurse), Action.READ, sent_case())
    found = {model._meta.model_name: model._default_manager.get() for model in admin.site._registry}
    return {name: one.pk for name, one in found.items()}


def requests(records):
    """Each line's name, method, address and what is sent there."""
    routes = admin_routes()
    for name, line in ADDRESSES.items():
        route = routes[name.split()[0]]
        pk = next((pk for kind, pk in records.items() if f"/{kind}/" in route), "")
        at = address(route, pk) if line.path is None else ROOT + line.path
        yield name, "get", at, line.data
        yield name, "post", at, line.data


def answers(browser, records, **more):
    """What comes of each request, once it is undone; redirects are followed."""
    cookies = copy.deepcopy(browser.cookies)
    for name, method, at, data in requests(records):
        with transaction.atomic():
            response = getattr(browser, method)(at, data, **more)
            transaction.set_rollback(True)
        browser.cookies = copy.deepcopy(cookies)
        yield name, method, response


def test_every_address_has_a_line_and_every_line_an_address():
    assert {name.split()[0] for name in ADDRESSES} == set(admin_routes())


@pytest.mark.parametrize("role", sorted(STAFF))
def test_addresses(records, role):
    wrong = []
    for name, method, response in answers(with_second_factor(person(role)), records, follow=True):
        line = ADDRESSES[name]
        allowed = line.get if method == "get" or line.post is None else line.post
        refused = response.status_code in {403, 404, 405}
        if refused is (role in allowed) or response.status_code >= 500:
            wrong.append((name, method, response.status_code))
    assert wrong == []


@pytest.mark.parametrize(
    ("role", "has_app"), [*((role, True) for role in sorted(STAFF)), ("superuser", False)]
)
def test_without_the_second_factor_everything_leads_to_it(records, role, has_app):
    user = person(role)
    if has_app:
        with_second_factor(user)
    browser = Client()
    browser.force_login(user)
    place = "/second-step/code/again/" if has_app else "/second-step/app/"
    assert led_elsewhere(browser, records, place) == []


def test_who_is_not_signed_in_is_led_to_sign_in(records):
    assert led_elsewhere(Client(), records, "/sign-in/") == []


def led_elsewhere(browser, records, place):
    found = answers(browser, records, follow=True)
    return [
        (name, method, response.redirect_chain)
        for name, method, response in found
        if not (response.redirect_chain and response.redirect_chain[-1][0].startswith(place))
    ]


@pytest.mark.parametrize("second_factor", [False, True])
def test_a_patient_sees_nothing(records, second_factor):
    browser, user = Client(), person("patient")
    browser = with_second_factor(user) if second_factor else browser
    browser.force_login(user)
    seen = [
        (name, method, response.status_code)
        for name, method, response in answers(browser, records, follow=True)
        if response.status_code != 403
    ]
    assert seen == []


# Actions on lists ---------------------------------------------------------------------------------


def offered(user):
    """The actions that the lists offer to somebody, as "model action"."""
    request = RequestFactory().get(ROOT)
    request.user = user
    return {
        f"{model._meta.model_name} {name}"
        for model, one in admin.site._registry.items()
        for name in one.get_actions(request)
    }


def test_every_action_has_a_line_and_every_line_an_action():
    assert offered(person("superuser")) == set(ACTIONS)


@pytest.mark.parametrize("role", sorted(STAFF))
def test_actions(records, role):
    user = person(role)
    assert offered(user) == {name for name, roles in ACTIONS.items() if role in roles}
    browser = with_second_factor(user)
    wrong = []
    for name, roles in ACTIONS.items():
        kind, action = name.split()
        data = {"action": action, "_selected_action": [records[kind]]}
        with transaction.atomic():
            response = browser.post(list_of(kind), data, follow=True)
            transaction.set_rollback(True)
        said = b"" if response.streaming else response.content
        refused = response.status_code == 403 or b"No action selected" in said
        if refused is (role in roles):
            wrong.append((name, response.status_code))
    assert wrong == []


def list_of(kind):
    route = next(route for route in admin_routes().values() if route.endswith(f"/{kind}/"))
    return ROOT + route
