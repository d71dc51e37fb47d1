"""A patient shows a result to a clinician, who opens it in another browser."""

import re

import pytest
import qrcode
from playwright.sync_api import expect

from assessments.models import ShareLink, ShareView
from tests.histories import COLD_LEG

from .patient import LONGEST, Patient

pytestmark = pytest.mark.django_db(transaction=True)
SHOW = "Show this to my clinician"


@pytest.fixture
def page(no_earlier_tries, new_context, live, settings):
    settings.SITE_URL = live.url
    return new_context(viewport={"width": 390, "height": 844}).new_page()


def make_link(page, answers=None):
    """The address of a link to a new result, made by hand."""
    Patient(page, answers).arrive()
    page.get_by_role("link", name=SHOW).click()
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_role("heading", name="Your link is ready")).to_be_visible()
    return page.locator(".to-copy").inner_text()


def test_pictures(page, new_context, picture, live, faults):
    faults.expect('status of 404')
    Patient(page, {**LONGEST, "note": "Since my holiday.\nWorse on stairs."}).arrive()
    page.get_by_role("link", name=SHOW).click()
    share = page.url
    __import__("pathlib").Path("/tmp/plain.pdf").write_bytes(page.request.get(share.replace("share/", "sheet.pdf")).body())
    page.get_by_role("button", name="Make the link").click()
    address = page.locator(".to-copy").inner_text()
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        picture(page, f"made-{width}")
        other = new_context(viewport={"width": width, "height": 844}).new_page()
        other.goto(address)
        picture(other, f"shared-{width}")
    page.pdf(path="/tmp/made.pdf", format="A4")
    with page.expect_download() as got:
        page.get_by_role("button", name="Download the sheet as PDF").click()
    got.value.save_as("/tmp/sheet-code.pdf")
    page.goto(share)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        picture(page, f"share-{width}")
    page.get_by_role("button", name="Stop this link").click()
    picture(page, "stopped-1280")
    other = new_context(viewport={"width": 390, "height": 844}).new_page()
    other.goto(address)
    picture(other, "dead-390")
    other.set_viewport_size({"width": 1280, "height": 844})
    picture(other, "dead-1280")
