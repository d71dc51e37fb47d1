"""A shared device: the session ends with the browser, or after half an hour unused."""

import pytest
from django.conf import settings as site

COOKIE = site.LAST_USED_COOKIE_NAME
LANGUAGE = site.LANGUAGE_COOKIE_NAME

pytestmark = pytest.mark.django_db


@pytest.fixture
def on_a_shared_device(walker):
    walker.answers["shared_device"] = "on"
    walker.walk(until="/check/feeling/")
    return walker


def test_the_cookies_end_with_the_browser(on_a_shared_device):
    cookies = on_a_shared_device.client.cookies
    assert cookies["session"]["max-age"] == ""
    assert cookies[COOKIE]["max-age"] == ""


def test_ones_own_device_keeps_the_session(walker):
    walker.walk(until="/check/feeling/")
    assert walker.client.cookies["session"]["max-age"] == 30 * 24 * 60 * 60
    assert COOKIE not in walker.client.cookies


def test_half_an_hour_unused_ends_it(on_a_shared_device, settings):
    assert on_a_shared_device.open("/check/").path == "/check/feeling/"
    settings.SHARED_DEVICE_IDLE_MINUTES = -1
    assert on_a_shared_device.open("/check/").path == "/check/"
    assert on_a_shared_device.open("/check/feeling/").path == "/check/"


def test_the_next_check_stays_on_a_shared_device(on_a_shared_device):
    result = on_a_shared_device.walk()
    del on_a_shared_device.answers["shared_device"]
    on_a_shared_device.walk(until="/check/feeling/")
    del on_a_shared_device.client.cookies[COOKIE]
    assert on_a_shared_device.open(result.path).status == 404


def test_a_forged_mark_of_use_does_not_count(on_a_shared_device):
    on_a_shared_device.client.cookies[COOKIE] = "1:1:forged"
    assert on_a_shared_device.open("/check/").path == "/check/"


def test_finishing_takes_both_cookies(on_a_shared_device):
    on_a_shared_device.client.post("/finish/")
    left = {name for name, cookie in on_a_shared_device.client.cookies.items() if cookie.value}
    assert left <= {"csrf"}


@pytest.fixture
def read_in_spanish(walker):
    """Chosen before anybody said that others use the device: kept for a year, so far."""
    walker.client.post("/language/", {"language": "es"})
    assert walker.client.cookies[LANGUAGE]["max-age"] == site.LANGUAGE_COOKIE_AGE
    return walker


def test_a_language_chosen_before_ends_with_the_browser(read_in_spanish, on_a_shared_device):
    cookie = on_a_shared_device.client.cookies[LANGUAGE]
    assert (cookie.value, cookie["max-age"]) == ("es", "")
    assert cookie["httponly"]


def test_on_ones_own_device_it_stays(read_in_spanish):
    read_in_spanish.walk(until="/check/feeling/")
    cookie = read_in_spanish.client.cookies[LANGUAGE]
    assert (cookie.value, cookie["max-age"]) == ("es", site.LANGUAGE_COOKIE_AGE)


def test_a_language_changed_there_is_the_new_one(read_in_spanish, on_a_shared_device):
    on_a_shared_device.client.post("/language/", {"language": "ar"})
    cookie = on_a_shared_device.client.cookies[LANGUAGE]
    assert (cookie.value, cookie["max-age"]) == ("ar", "")


def test_half_an_hour_unused_ends_the_language(read_in_spanish, on_a_shared_device, settings):
    settings.SHARED_DEVICE_IDLE_MINUTES = -1
    on_a_shared_device.client.get("/check/")
    assert on_a_shared_device.client.cookies[LANGUAGE].value == ""


def test_whoever_comes_next_starts_afresh(on_a_shared_device, settings):
    del on_a_shared_device.client.cookies[COOKIE]
    del on_a_shared_device.answers["shared_device"]
    on_a_shared_device.answers["age_years"] = 70
    result = on_a_shared_device.walk()
    assert result.urgency
