"""Who works here is told in their own words what went wrong, and how to go on."""

import io
import logging

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

from config.refusals import WithoutTraceback
from tests.signing_in import signed_in, with_second_factor
from tests.staff.staff_members import person

pytestmark = pytest.mark.django_db
FORBIDDEN, MISSING = "/admin/figures/", "/admin/no/such/page/"


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [
        (FORBIDDEN, 403, "Your role does not include this"),
        (MISSING, 404, "There is no such page"),
        ("/second-step/no-such/", 404, "There is no such page"),
    ],
)
def test_staff_are_led_back_to_their_pages(path, status, heading):
    response = with_second_factor(person("Reviewer")).get(path)
    assert response.status_code == status
    main = BeautifulSoup(response.content, "html.parser").main
    assert main.h1.get_text() == heading
    assert main.find("a", href="/admin/")
    assert "your leg" not in main.get_text()
    assert "Content-Security-Policy" in response.headers


@pytest.mark.parametrize("visitor", [Client, signed_in])
def test_others_are_told_what_everyone_is(visitor):
    response = visitor().get("/second-step/no-such/")
    assert response.status_code == 404
    assert "/admin/" not in response.content.decode()


def test_a_patient_in_the_admin_is_told_nothing_of_roles():
    response = signed_in().get("/admin/", follow=True)
    assert response.status_code == 403
    assert "Your role" not in response.content.decode()


def test_outside_the_admin_staff_are_told_what_everyone_is():
    response = with_second_factor(person("Reviewer")).get("/no-such-page/")
    assert "/admin/" not in response.content.decode()


def test_a_refusal_leaves_one_line_in_the_log():
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.addFilter(WithoutTraceback())
    logging.getLogger().addHandler(handler)
    try:
        with_second_factor(person("Reviewer")).get(FORBIDDEN)
    finally:
        logging.getLogger().removeHandler(handler)
    assert "Forbidden" in lines.getvalue()
    assert "Traceback" not in lines.getvalue()


def test_an_error_of_ours_keeps_its_traceback():
    failed = logging.LogRecord("x", logging.ERROR, "", 0, "x", (), (ValueError, None, None))
    failed.status_code = 500
    assert WithoutTraceback().filter(failed)
    assert failed.exc_info


def test_every_handler_of_the_settings_does_so():
    assert all("refusals" in one["filters"] for one in settings.LOGGING["handlers"].values())
