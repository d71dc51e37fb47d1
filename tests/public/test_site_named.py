"""Pages that a library brings name the service and the emergency number as all others do."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache

from assessments.models import User
from tests.signing_in import with_second_factor

pytestmark = pytest.mark.django_db


def named(response):
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 200
    assert page.title.text.endswith("– Leg Check")
    assert page.header.find("a", class_="name").text == "Leg Check"
    assert page.footer.find("a", href="tel:999").text == "999"


def test_the_pages_of_signing_in_name_them(client, settings):
    settings.EMERGENCY_NUMBER = "999"
    cache.clear()
    named(client.get("/sign-in/"))
    named(client.post("/sign-in/", {"email": "no address"}))
    named(client.post("/sign-in/", {"email": "patient@example.org"}, follow=True))
    named(client.get("/sign-in/closed/"))


@pytest.mark.parametrize("path", ["", "code/again/", "app/remove/", "spare-codes/new/"])
def test_the_pages_of_the_second_step_name_them(client, settings, path):
    settings.EMERGENCY_NUMBER = "999"
    staff = with_second_factor(User.objects.create_superuser("staff@example.org"), client)
    named(staff.get(f"/second-step/{path}", follow=True))
