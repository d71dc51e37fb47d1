"""The pages of the second factor in a real browser, under the strict content security policy."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from assessments.models import User
from tests.signing_in import code_of, mailed_code

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_earlier_tries")]
EMAIL = "staff@example.org"


def sign_in(page):
    page.goto("/admin/")
    page.get_by_label("Your email address").fill(EMAIL)
    page.get_by_role("button", name="Send me a code").click()
    code = mailed_code(mail.outbox[-1])
    page.get_by_label("The code from our mail").fill(code)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_staff_set_up_their_app_and_are_asked_for_it_next_time(
    new_context, flaws, picture, width, scheme
):
    User.objects.create_superuser(EMAIL)
    options = {"viewport": {"width": width, "height": 844}, "color_scheme": scheme}
    page = new_context(**options).new_page()
    sign_in(page)
    scanned = page.get_by_alt_text("A picture for your app to scan")
    assert scanned.evaluate("image => image.complete && image.naturalWidth > 0")
    secret = page.locator("code.key").inner_text().replace(" ", "")
    page.get_by_label("The code that your app shows").fill("12")
    page.get_by_role("button", name="Turn it on").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    looks_right(page, flaws, picture, f"second-step-set-up-{width}-{scheme}")
    page.get_by_label("The code that your app shows").fill(code_of(secret))
    page.get_by_role("button", name="Turn it on").click()
    looks_right(page, flaws, picture, f"second-step-spare-codes-{width}-{scheme}")
    page.get_by_role("link", name="Go to the staff pages").click()
    expect(page).to_have_url(re.compile("/admin/$"))
    for path in ("/second-step/", "/second-step/spare-codes/new/", "/second-step/app/remove/"):
        page.goto(path)
        looks_right(page, flaws, picture, f"{path.strip('/').replace('/', '-')}-{width}-{scheme}")
    later = new_context(**options).new_page()
    sign_in(later)
    looks_right(later, flaws, picture, f"second-step-code-{width}-{scheme}")
    later.get_by_label("The code that your app shows now").fill(code_of(secret, 1))
    later.get_by_role("button", name="Go on").click()
    expect(later).to_have_url(re.compile("/admin/$"))


def looks_right(page, flaws, picture, name):
    picture(page, name)
    assert flaws(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator("h1")).to_have_count(1)
