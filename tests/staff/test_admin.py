"""The records in the admin can be looked at and not be changed."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth.hashers import is_password_usable

from assessments.models import Assessment, Case, User
from assessments.services.admin_log import ERASED
from tests.cases import sent_case
from tests.signing_in import SECRET, signed_in, with_second_factor
from tests.walker import Walker

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    return with_second_factor(User.objects.create_superuser("staff@example.org"), client)


def test_a_case_cannot_be_added_changed_or_deleted(staff):
    case = sent_case()
    address = f"/admin/assessments/case/{case.pk}/"
    assert b"Choose what was done." in staff.post(f"{address}change/", {"urgency": 1}).content
    assert staff.post(f"{address}delete/", {"post": "yes"}).status_code == 403
    assert staff.get("/admin/assessments/case/add/").status_code == 403
    assert Case.objects.get().urgency == case.urgency


def test_an_account_is_made_by_email_alone(staff):
    page = staff.get("/admin/assessments/user/add/").content.decode()
    assert 'name="email"' in page
    assert "password" not in page
    staff.post("/admin/assessments/user/add/", {"email": "New@Example.org"})
    made = User.objects.get(email="new@example.org")
    assert not is_password_usable(made.password)
    assert not made.is_staff


@pytest.mark.parametrize("typed", ["", "no address", "STAFF@example.org"])
def test_a_bad_address_makes_no_account(staff, typed):
    page = staff.post("/admin/assessments/user/add/", {"email": typed})
    assert "errornote" in page.content.decode()
    assert User.objects.count() == 1


def test_rights_are_given_and_the_address_stays(staff):
    user = User.objects.create_user("nurse@example.org")
    address = f"/admin/assessments/user/{user.pk}/change/"
    assert "password" not in staff.get(address).content.decode()
    fields = {"is_active": "on", "is_staff": "on", "email": "other@example.org"}
    assert staff.post(address, fields).status_code == 302
    user.refresh_from_db()
    assert (user.email, user.is_staff) == ("nurse@example.org", True)
    assert staff.get(f"/admin/assessments/user/{user.pk}/password/").status_code == 302


def test_a_lost_second_factor_is_taken_away_with_its_spare_codes(staff):
    nurse = User.objects.create_user("nurse@example.org", is_staff=True)
    browser = with_second_factor(nurse)
    RecoveryCodes.activate(nurse)
    assert browser.get("/admin/").status_code == 200
    app = Authenticator.objects.get(user=nurse, type="totp")
    staff.post(f"/admin/mfa/authenticator/{app.pk}/delete/", {"post": "yes"})
    assert not Authenticator.objects.filter(user=nurse).exists()
    assert browser.get("/admin/").status_code == 302


def test_several_are_taken_away_at_once(staff):
    nurse = User.objects.create_user("nurse@example.org", is_staff=True)
    with_second_factor(nurse)
    RecoveryCodes.activate(nurse)
    app = Authenticator.objects.get(user=nurse, type="totp")
    fields = {"action": "delete_selected", "_selected_action": app.pk, "post": "yes"}
    staff.post("/admin/mfa/authenticator/", fields)
    assert not Authenticator.objects.filter(user=nurse).exists()
    assert Authenticator.objects.count() == 1


def test_the_admin_never_shows_what_codes_are_made_from(staff):
    app = Authenticator.objects.get()
    address = f"/admin/mfa/authenticator/{app.pk}"
    for path in ("/admin/mfa/authenticator/", f"{address}/change/", f"{address}/delete/"):
        page = staff.get(path)
        assert page.status_code == 200
        assert app.data["secret"] not in page.content.decode()
        assert SECRET not in page.content.decode()
    assert staff.post(f"{address}/change/", {"data": "{}"}).status_code == 403
    assert staff.get("/admin/mfa/authenticator/add/").status_code == 403


def test_addresses_of_accounts_cannot_be_added_or_called_proved(staff):
    assert staff.get("/admin/account/emailaddress/").status_code == 404


def delete(staff, how, *users):
    if how == "one":
        return staff.post(f"/admin/assessments/user/{users[0].pk}/delete/", {"post": "yes"})
    chosen = [user.pk for user in users]
    fields = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    return staff.post("/admin/assessments/user/", fields)


HOW = pytest.mark.parametrize("how", ["one", "several"])


@HOW
def test_an_account_is_deleted_with_all_it_holds_and_not_named_in_the_log(staff, how):
    browser = signed_in("patient@example.org")
    Walker(browser).walk()
    patient = User.objects.get(email="patient@example.org")
    asked = staff.get(f"/admin/assessments/user/{patient.pk}/delete/").content.decode()
    assert "patient@example.org" in asked
    assert Assessment.objects.get().spoken_reference not in asked
    assert delete(staff, how, patient).status_code == 302
    assert not User.objects.filter(pk=patient.pk).exists()
    assert not Assessment.objects.exists()
    assert browser.get("/account/").status_code == 302
    entry = LogEntry.objects.get()
    assert (entry.user.email, entry.action_flag) == ("staff@example.org", DELETION)
    assert (entry.object_id, entry.object_repr) == (str(patient.pk), ERASED)


@HOW
def test_accounts_of_staff_are_not_deleted_and_it_says_why(staff, how):
    nurse = User.objects.create_user("nurse@example.org", is_staff=True)
    patient = User.objects.create_user("a.patient@example.org")
    users = [nurse] if how == "one" else [patient, nurse]
    refused = delete(staff, how, *users)
    page = staff.get(refused["Location"]).content.decode()
    assert "Nothing was deleted. An account of staff" in page
    assert "successfully" not in page
    assert User.objects.count() == 3
    assert not LogEntry.objects.exists()


def test_who_may_not_delete_accounts_cannot():
    nurse = User.objects.create_user("nurse@example.org", is_staff=True)
    patient = User.objects.create_user("patient@example.org")
    assert delete(with_second_factor(nurse), "one", patient).status_code == 403
    assert User.objects.count() == 2
