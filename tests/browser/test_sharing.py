"""A patient shows a result to a clinician, who opens it in another browser."""

import re
from io import BytesIO

import pytest
import qrcode
from django.test import Client
from playwright.sync_api import expect
from pypdf import PdfReader

from assessments.exchange.sheet import sheet
from assessments.models import ShareView
from tests.histories import COLD_LEG, an_assessment
from tests.sharing import TOKEN, linked, of_browser, recent

from .patient import LONGEST, Patient

pytestmark = pytest.mark.django_db(transaction=True)
SHOW = "Show this to my clinician"
BAR = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\d+z")


@pytest.fixture
def page(no_earlier_tries, new_context, live, settings):
    settings.SITE_URL = live.url
    return new_context(viewport={"width": 390, "height": 844}).new_page()


def drawn(path):
    """The dark modules that a path covers: column and row of each."""
    bars = [tuple(map(int, bar)) for bar in BAR.findall(path)]
    return {(x + step, y) for x, y, length in bars for step in range(length)}


def code_for(text):
    """The dark modules of the library's own code, with white around it."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M)
    code.add_data(text)
    rows = enumerate(code.get_matrix())
    return {(x, y) for y, row in rows for x, dark in enumerate(row) if dark}


def test_from_the_result_to_the_clinicians_screen(page, new_context, picture, faults):
    Patient(page, {**LONGEST, "note": "Since my holiday."}).arrive()
    page.get_by_role("link", name=SHOW).click()
    picture(page, "share-390")
    page.get_by_label("7 days").check()
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_role("heading", name="Your link is ready")).to_be_visible()
    address = page.locator(".to-copy").inner_text()
    code = page.get_by_role("img", name="Code to scan")
    box = code.bounding_box()
    assert box["width"] == box["height"] > 250
    assert drawn(code.locator("path").nth(1).get_attribute("d")) == code_for(address)
    picture(page, "link-made-390")

    clinician = new_context(viewport={"width": 1280, "height": 844}).new_page()
    clinician.goto(address)
    expect(clinician.get_by_text("Since my holiday.")).to_be_visible()
    expect(clinician.get_by_role("button", name="Print the sheet")).to_be_visible()
    picture(clinician, "shared-1280")
    assert clinician.context.cookies() == []
    assert ShareView.objects.count() == 1

    page.get_by_role("link", name="See or stop your links").click()
    expect(page.get_by_text("Opened 1 time.")).to_be_visible()
    page.get_by_role("button", name="Stop this link").click()
    expect(page.get_by_text("The link is stopped.")).to_be_visible()
    faults.expect("status of 404")
    clinician.reload()
    expect(clinician.get_by_role("heading", name="This link opens nothing")).to_be_visible()
    picture(clinician, "shared-nothing-1280")


def test_the_code_is_black_on_white_in_every_mode_and_on_the_printed_sheet(page):
    Patient(page).arrive()
    page.get_by_role("link", name=SHOW).click()
    page.get_by_role("button", name="Make the link").click()
    code = page.locator(".screen .qr")
    modes = ({"color_scheme": "dark"}, {"color_scheme": "light", "forced_colors": "active"})
    for mode in modes:
        page.emulate_media(**mode)
        fills = [
            path.evaluate("path => getComputedStyle(path).fill")
            for path in code.locator("path").all()
        ]
        assert fills == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    page.emulate_media(forced_colors="none")
    expect(page.locator("#sheet")).to_be_hidden()
    page.emulate_media(media="print")
    expect(code).to_be_hidden()
    expect(page.locator("#sheet .qr")).to_be_visible()
    box = page.locator("#sheet .qr").bounding_box()
    assert box["width"] == box["height"] > 90
    for paper in ("A4", "Letter"):
        pages = PdfReader(BytesIO(page.pdf(format=paper))).pages
        assert len(pages) == 2
        assert "Shows this sheet" in " ".join(pages[0].extract_text().split())


@pytest.mark.parametrize("size", [(390, 660), (1366, 650)])
@pytest.mark.parametrize("answers", [COLD_LEG, LONGEST], ids=["emergency", "longest"])
def test_how_urgent_it_is_and_what_matches_first_is_on_the_first_screen(new_context, size, answers):
    """With a notice that it was taken back, which comes first."""
    made = recent(answers)
    an_assessment(corrects=made)
    linked(made)
    width, height = size
    clinician = new_context(viewport={"width": width, "height": height}).new_page()
    clinician.goto(f"/shared/{TOKEN}/")
    drawn = sheet(made)
    top = clinician.locator("main .screen").first
    for words in (drawn.headline, drawn.by_when, drawn.leading_title, "No clinician has reviewed"):
        box = top.get_by_text(words).first.bounding_box()
        assert box["y"] + box["height"] <= height, words


def test_in_an_emergency_the_code_follows_the_call(page, live):
    """On a phone that shows 660 px: the call, then the code, the greater part of it in view."""
    result = of_browser(client := Client(), COLD_LEG)
    show(page, client, f"{live.url}{result}share/")
    assert page.locator("h2").first.bounding_box()["y"] < 660
    page.get_by_role("button", name="Make the link").click()
    assert page.get_by_role("link", name="Call 112").first.bounding_box()["y"] < 100
    code = page.locator(".screen .qr").bounding_box()
    assert code["y"] + code["height"] / 2 < 660


def show(page, client, address):
    """Opens it as the one whom the client's cookies name."""
    named = [(name, morsel.value) for name, morsel in client.cookies.items()]
    page.context.add_cookies([{"name": k, "value": v, "url": address} for k, v in named])
    page.goto(address)
