"""The public pages and the pages for what went wrong."""

import pytest
from django.test import RequestFactory
from django.views.defaults import bad_request, server_error


def test_home_says_when_not_to_use_it(client, settings):
    settings.EMERGENCY_NUMBER = "119"
    page = client.get("/").content.decode()
    assert 'href="tel:119"' in page
    assert "/check/" in page


def test_the_banner_stands_until_a_clinician_signs(client, settings):
    assert "No clinician has reviewed" in client.get("/").content.decode()
    settings.REVIEWED_BY = "A reviewer"
    assert "No clinician has reviewed" in client.get("/").content.decode()
    from datetime import date

    settings.REVIEWED_ON = date(2026, 1, 2)
    assert "No clinician has reviewed" not in client.get("/").content.decode()


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_so_kindly(client):
    response = client.get("/nothing-here")
    assert response.status_code == 404
    assert b"<h1" in response.content


@pytest.mark.parametrize("view", [bad_request, server_error])
def test_error_pages_need_nothing_of_the_site(view):
    request = RequestFactory().get("/")
    response = view(request, Exception()) if view is bad_request else view(request)
    assert b"<h1" in response.content


@pytest.mark.parametrize("path", ["/", "/check/", "/results/", "/nothing-here", "/admin/login/"])
@pytest.mark.django_db
def test_every_page_has_the_strict_policy(client, path):
    policy = client.get(path)["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
