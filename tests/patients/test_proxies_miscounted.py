"""A host whose settings count more proxies than there are: people sign in all the same."""

import logging

import pytest
from allauth.account.adapter import get_adapter
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from assessments.patients import account_adapter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def miscounted(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    account_adapter._proxies_miscounted.cache_clear()
    cache.clear()
    yield
    account_adapter._proxies_miscounted.cache_clear()


def test_signing_in_goes_on_and_the_host_is_told_once(client, caplog):
    with caplog.at_level(logging.ERROR):
        for name in ("one", "two"):
            page = client.post(
                "/sign-in/", {"email": f"{name}@example.org"}, HTTP_X_FORWARDED_FOR="203.0.113.9"
            )
            assert page.status_code == 302
    assert len(mail.outbox) == 2
    said = [line for line in caplog.messages if "TRUSTED_PROXY_COUNT" in line]
    assert len(said) == 1
    assert "203.0.113.9" not in caplog.text


@pytest.mark.parametrize(
    ("forwarded", "found"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("198.51.100.7, 203.0.113.9", "198.51.100.7"),
        ("rubbish", "192.0.2.1"),
        ("2001:db8::1", "2001:db8::1"),
        (None, "192.0.2.1"),
    ],
)
def test_the_address_is_the_one_that_the_nearest_has_seen(forwarded, found):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="192.0.2.1")
    assert get_adapter(request).get_client_ip(request) == found


def test_without_any_address_nothing_is_made_up():
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "rubbish"}, REMOTE_ADDR="")
    with pytest.raises(PermissionDenied):
        get_adapter(request).get_client_ip(request)
