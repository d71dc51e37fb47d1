"""The records in the admin can be looked at and not be changed."""

import pytest

from assessments.models import Assessment, User
from tests.signing_in import with_second_factor
from tests.walker import Walker

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    return with_second_factor(User.objects.create_superuser("staff@example.org"), client)


@pytest.fixture
def submitted(django_user_model):
    from django.test import Client

    Walker(Client(), {"note": "private words"}).walk()
    return Assessment.objects.get()


def test_submissions_are_listed_without_health_text(staff, submitted):
    page = staff.get("/admin/assessments/assessment/").content.decode()
    assert submitted.spoken_reference in page
    assert "private words" not in page
    assert submitted.leading not in page
    assert submitted.urgency_code not in page


@pytest.mark.parametrize("written", [str.lower, lambda text: text.replace("-", " "), str])
def test_a_reference_is_found_however_it_is_written(staff, submitted, written):
    typed = written(submitted.spoken_reference)
    page = staff.get("/admin/assessments/assessment/", {"q": typed}).content.decode()
    assert submitted.spoken_reference in page
    missing = staff.get("/admin/assessments/assessment/", {"q": "2222-2222"}).content.decode()
    assert submitted.spoken_reference not in missing


def test_nothing_can_be_added_changed_or_deleted(staff, submitted):
    address = f"/admin/assessments/assessment/{submitted.pk}/"
    assert staff.get(f"{address}change/").status_code == 200
    assert staff.post(f"{address}change/", {"urgency": 1}).status_code == 403
    assert staff.post(f"{address}delete/", {"post": "yes"}).status_code == 403
    assert staff.get("/admin/assessments/assessment/add/").status_code == 403
    assert Assessment.objects.get().urgency == submitted.urgency


def test_patients_may_not_look(client, submitted):
    client.force_login(User.objects.create_user("patient@example.org"))
    assert client.get("/admin/assessments/assessment/").status_code == 302


def test_an_account_is_made_by_email(staff):
    password = "a very long pass phrase 7"
    fields = {"email": "New@Example.org", "password1": password, "password2": password}
    fields["usable_password"] = "true"
    staff.post("/admin/assessments/user/add/", fields)
    assert User.objects.get(email="new@example.org").check_password(password)
