"""Reading in another language: chosen in the middle of a page, and from right to left."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from tests.walker import WALKING_PAIN, Walker

from .patient import Patient

pytestmark = pytest.mark.django_db(transaction=True)
SMALL = {"width": 320, "height": 640}
OVERLAPPING = """() => {
    const apart = (a, b) => a.right <= b.left || b.right <= a.left
        || a.bottom <= b.top || b.bottom <= a.top;
    const all = (named) => [...document.querySelectorAll(named)];
    const labels = all(".causes text, .body-picker .views span");
    const marks = all(".causes svg g");
    const box = (one) => one.getBoundingClientRect();
    return labels.filter((label, at) =>
        ![...marks, ...labels.slice(at + 1)].every((one) => apart(box(label), box(one)))
    ).map((label) => label.textContent);
}"""
"""The labels of figures that run into a mark or into each other."""


def with_cookies_of(client, context, address):
    for name, morsel in client.cookies.items():
        context.add_cookies([{"name": name, "value": morsel.value, "url": address}])


def test_what_is_typed_outlives_the_switch_and_enter_goes_on(page):
    Patient(page).open().walk(until="/check/age/")
    page.locator("#id_age_years").fill("52")
    page.locator("a.to-language").click()
    page.get_by_role("button", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    age = page.locator("#id_age_years")
    expect(age).to_have_value("52")
    age.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("/check/age/"))
    expect(page.locator("html")).to_have_attribute("lang", "ar")


@pytest.mark.parametrize("language", ["es", "ar"])
def test_pages_are_sound_and_fit_a_small_phone(new_context, live, flaws, picture, language):
    client = Client(headers={"Accept-Language": language})
    result = Walker(client, WALKING_PAIN).walk().path
    Walker(client, WALKING_PAIN).walk(until="/check/where/")
    context = new_context(viewport=SMALL, locale=language)
    with_cookies_of(client, context, live.url)
    page = context.new_page()
    for name, path in {
        "home": "/",
        "first": "/check/",
        "result": result,
        "picture": "/check/where/",
        "list": "/results/",
    }.items():
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert flaws(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate(OVERLAPPING) == [], path
        picture(page, f"{language}-{name}")
