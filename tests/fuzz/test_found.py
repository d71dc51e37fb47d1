"""What the fuzz once found, each as a request of its own."""

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from assessments.models import User

from . import nonsense

pytestmark = pytest.mark.django_db


def test_a_link_that_the_fuzz_opens_is_one_that_opens(world):
    assert world.browser_of("nobody").get(f"/shared/{nonsense.OPENS}/").status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [("get", "/finish/"), ("post", "/"), ("put", "/check/"), ("post", "/readyz")],
)
def test_a_wrong_method_is_answered_with_a_page(client, method, path):
    response = getattr(client, method)(path)
    assert response.status_code == 405
    assert response.headers["Allow"]
    assert b"<h1" in response.content
    assert "Content-Security-Policy" in response.headers


@pytest.mark.parametrize(
    "path", ["/second-step/spare-codes/new/", "/second-step/app/", "/second-step/app/remove/"]
)
@pytest.mark.parametrize("staff", [True, False])
def test_an_account_with_a_password_is_not_asked_for_it(path, staff):
    """As `createsuperuser` makes one: there is no page to type it on."""
    user = User.objects.create_user("me@example.org", is_staff=staff)
    User.objects.filter(pk=user.pk).update(password=make_password("secret"))
    browser = Client()
    browser.force_login(user)
    assert browser.get(path, follow=True).status_code < 500


@pytest.mark.parametrize(
    ("body", "charset"), [(b"q=&" * 300, ""), (b"q=1", "; charset=utf-7")], ids=["many", "utf-7"]
)
def test_what_cannot_be_read_and_leads_nowhere_is_not_found(body, charset):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["csrf"] = "a" * 32
    kind = f"application/x-www-form-urlencoded{charset}"
    assert browser.post("/no-such-page/", body, content_type=kind).status_code == 404
