"""Administrators say who is staff, in which role; never for themselves, and superusers apart."""

import re

import pytest
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, Permission

from assessments import services
from assessments.models import AuditEvent, User
from assessments.models.audit_event import Action
from tests.signing_in import signed_in, with_second_factor
from tests.staff.staff_members import person
from tests.walker import Walker

pytestmark = pytest.mark.django_db
ALL = {"is_active": "on", "is_staff": "on", "is_superuser": "on"}


@pytest.fixture
def nurse():
    return User.objects.create_user("nurse@example.org")


@pytest.fixture
def boss():
    return User.objects.create_superuser("boss@example.org")


def post(browser, user, *roles, **flags):
    groups = [Group.objects.get(name=role).pk for role in roles]
    return browser.post(f"/admin/assessments/user/{user.pk}/change/", {"groups": groups, **flags})


def rights(user):
    return services.Rights.of(User.objects.get(pk=user.pk))


def test_an_administrator_gives_a_role(nurse):
    browser = with_second_factor(me := person("Administrator"))
    assert post(browser, nurse, "Reviewer", is_active="on", is_staff="on").status_code == 302
    assert str(rights(nurse)) == "active, staff, Reviewer"
    event = AuditEvent.objects.get()
    assert (event.action, event.actor, event.record) == (Action.RIGHTS, me, None)
    assert event.address == "127.0.0.1"
    assert event.references == [str(nurse.pk)]
    entry = LogEntry.objects.get()
    assert (entry.object_id, entry.action_flag) == (str(nurse.pk), CHANGE)
    assert entry.get_change_message() == "Rights: active. Now: active, staff, Reviewer."


def test_saved_as_it_was_nothing_is_put_on_record(nurse):
    browser = with_second_factor(person("Administrator"))
    assert post(browser, nurse, is_active="on").status_code == 302
    assert not AuditEvent.objects.exists()


def test_an_administrator_makes_no_superuser(nurse):
    browser = with_second_factor(person("Administrator"))
    post(browser, nurse, **ALL)
    assert str(rights(nurse)) == "active, staff"
    page = browser.get(f"/admin/assessments/user/{nurse.pk}/change/").content.decode()
    assert 'name="is_superuser"' not in page
    assert 'name="is_staff"' in page


def test_nor_does_the_service_make_one_for_an_administrator(nurse):
    wanted = services.Rights(active=True, staff=True, superuser=True, roles=frozenset())
    access = services.Access(person("Administrator"))
    with pytest.raises(services.MayNotGiveRights):
        services.give_rights(user=nurse, rights=wanted, access=access)


def test_a_superuser_does(nurse, boss):
    post(with_second_factor(boss), nurse, **ALL)
    assert rights(nurse).superuser


@pytest.mark.parametrize("role", ["Administrator", "superuser"])
def test_nobody_changes_their_own_rights(role):
    me = person(role)
    browser = with_second_factor(me)
    before = rights(me)
    assert post(browser, me, "Lead", **ALL).status_code == 403
    assert post(browser, me).status_code == 403
    assert rights(me) == before
    page = browser.get(f"/admin/assessments/user/{me.pk}/change/")
    assert page.status_code == 200
    assert 'name="is_staff"' not in page.content.decode()


def test_only_a_superuser_touches_a_superuser(boss):
    browser = with_second_factor(person("Administrator"))
    assert post(browser, boss).status_code == 403
    assert rights(boss).superuser
    other = User.objects.create_superuser("other@example.org")
    assert post(with_second_factor(other), boss, is_active="on").status_code == 302
    assert not rights(boss).superuser


def test_made_a_superuser_meanwhile_it_is_not_touched(nurse):
    """The page was drawn, and its form judged, before."""
    rights_before = services.Rights.of(nurse)
    User.objects.filter(pk=nurse.pk).update(is_superuser=True)
    access = services.Access(person("Administrator"))
    with pytest.raises(services.MayNotGiveRights):
        services.give_rights(user=nurse, rights=rights_before, access=access)
    assert rights(nurse).superuser


@pytest.mark.parametrize("role", ["Reviewer", "Lead", "without a role", "patient"])
def test_others_give_no_rights(nurse, role):
    me = person(role)
    wanted = services.Rights(True, True, False, frozenset())
    with pytest.raises(services.MayNotGiveRights):
        services.give_rights(user=nurse, rights=wanted, access=services.Access(me))
    assert post(with_second_factor(me), nurse, **ALL).status_code in {302, 403}
    assert str(rights(nurse)) == "active"


def test_to_change_accounts_is_not_enough_to_give_rights(nurse):
    me = person("without a role")
    me.user_permissions.add(Permission.objects.get(codename="change_user"))
    assert post(with_second_factor(me), nurse, **ALL).status_code == 403


def test_a_role_cannot_be_widened_in_the_admin(boss):
    browser = with_second_factor(boss)
    assert browser.get("/admin/auth/group/").status_code == 404


def test_who_is_no_staff_any_more_is_out_at_once(nurse):
    User.objects.filter(pk=nurse.pk).update(is_staff=True)
    browser = with_second_factor(nurse)
    assert browser.get("/admin/").status_code == 200
    post(with_second_factor(person("Administrator")), nurse, is_active="on")
    assert browser.get("/admin/", follow=True).status_code == 403


def test_an_administrator_deletes_the_account_of_a_patient():
    walker = Walker(signed_in("patient@example.org"))
    walker.walk()
    patient = User.objects.get(email="patient@example.org")
    browser = with_second_factor(person("Administrator"))
    address = f"/admin/assessments/user/{patient.pk}/delete/"
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"post": "yes"}).status_code == 302
    assert not User.objects.filter(pk=patient.pk).exists()


# Second factors -----------------------------------------------------------------------------------


def app_of(user):
    with_second_factor(user)
    return Authenticator.objects.get(user=user)


def take(browser, app, how="one"):
    if how == "one":
        return browser.post(f"/admin/mfa/authenticator/{app.pk}/delete/", {"post": "yes"})
    fields = {"action": "delete_selected", "_selected_action": app.pk, "post": "yes"}
    return browser.post("/admin/mfa/authenticator/", fields)


@pytest.mark.parametrize("how", ["one", "several"])
def test_an_administrator_takes_a_lost_second_factor_away(nurse, how):
    app = app_of(nurse)
    browser = with_second_factor(person("Administrator"))
    assert take(browser, app, how).status_code == 302
    assert not Authenticator.objects.filter(pk=app.pk).exists()
    event = AuditEvent.objects.get()
    assert (event.action, event.references) == (Action.RIGHTS, [str(nurse.pk)])


@pytest.mark.parametrize("how", ["one", "several"])
def test_but_not_a_superusers(boss, how):
    app = app_of(boss)
    browser = with_second_factor(person("Administrator"))
    assert take(browser, app, how).status_code == 403
    assert Authenticator.objects.filter(pk=app.pk).exists()
    access = services.Access(User.objects.get(email="me@example.org"))
    with pytest.raises(services.MayNotGiveRights):
        services.take_second_factors(users=[boss], access=access)


def test_a_superuser_takes_a_superusers_away(boss):
    other = User.objects.create_superuser("other@example.org")
    assert take(with_second_factor(other), app_of(boss)).status_code == 302
    assert not Authenticator.objects.filter(user=boss).exists()


# Django's own pages -------------------------------------------------------------------------------


def test_the_index_shows_a_role_what_it_may_see():
    shown = {}
    for role in ("Reviewer", "Administrator"):
        User.objects.filter(email="me@example.org").update(email=f"{role}@example.org".lower())
        page = with_second_factor(person(role)).get("/admin/").content.decode()
        shown[role] = {kind for kind in ("/case/", "/user/", "/authenticator/") if kind in page}
    assert shown == {"Reviewer": {"/case/"}, "Administrator": {"/user/", "/authenticator/"}}


def test_the_account_page_says_what_each_role_may_do(nurse, boss):
    page = with_second_factor(boss).get(f"/admin/assessments/user/{nurse.pk}/change/")
    said = page.content.decode()
    assert all(f"{role.name}: " in said for role in Group.objects.all())


@pytest.mark.parametrize("path", ["/admin/assessments/auditevent/", "the event"])
def test_the_audit_log_says_whose_rights_were_changed(nurse, boss, path):
    browser = with_second_factor(boss)
    post(browser, nurse, is_active="on", is_staff="on")
    event = AuditEvent.objects.get()
    address = f"/admin/assessments/auditevent/{event.pk}/change/" if path == "the event" else path
    page = BeautifulSoup(browser.get(address).content, "html.parser")
    assert page.find(class_="field-case").find(string=re.compile(rf"account {nurse.pk}\b"))
    assert nurse.email not in page.find(id="content").get_text()
    if path != "the event":
        assert page.find("tbody").find(class_="field-how_many").get_text(strip=True) == ""
