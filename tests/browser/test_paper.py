"""Pages as a browser prints them: the sheet on two pages, and sense on every other page."""

from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from assessments.models import Assessment
from assessments.public.learn import PAGES
from tests.histories import COLD_LEG

from .patient import LONGEST, Patient

pytestmark = pytest.mark.django_db(transaction=True)

NOTE = {"note": "It began after a long walk.\nIt is worse at night.\n" * 9}
CASES = {"emergency": COLD_LEG, "self-care": {}, "longest": LONGEST | NOTE}


def printed(page, paper):
    """The text of each page; fi and the like as the letters they stand for."""
    reader = PdfReader(BytesIO(page.pdf(format=paper)))
    return [normalize("NFKC", " ".join(each.extract_text().split())) for each in reader.pages]


@pytest.mark.parametrize("case", CASES)
def test_the_sheet_takes_two_pages_and_each_says_what_it_is(page, case):
    Patient(page, CASES[case]).arrive()
    stored = Assessment.objects.get()
    line = f"Leg Check · Reference {stored.spoken_reference} · "
    for paper in ("A4", "Letter"):
        pages = printed(page, paper)
        assert len(pages) == 2
        for number, text in enumerate(pages, start=1):
            assert text.count(line) == 1
            assert f"{number} / 2" in text
        assert "Sheet for your visit" in pages[0]
        assert pages[1].removeprefix("2 / 2 ").startswith("All questions and answers")
        assert "Learn more" not in " ".join(pages)


def test_paper_is_black_on_white_on_a_dark_screen_too(new_context):
    page = new_context(color_scheme="dark").new_page()
    page.goto("/")
    colours = "getComputedStyle(document.body)[name]"
    assert page.evaluate(f"name => {colours}", "color") != "rgb(0, 0, 0)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(f"name => {colours}", "color") == "rgb(0, 0, 0)"
    assert page.evaluate(f"name => {colours}", "backgroundColor") == "rgb(255, 255, 255)"


def test_a_question_is_printed_with_its_boxes(page):
    Patient(page).arrive(until="/check/feeling/")
    page.get_by_label("Weak or tired").check()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for option in page.locator(".option").all():
        expect(option).to_be_visible()
        assert option.locator("input").bounding_box()["width"] > 8
    assert page.locator(".option").count() > 3
    for pressed in (".skip", ".back", "form button"):
        expect(page.locator(pressed)).to_be_hidden()


def test_all_answers_are_printed(page):
    Patient(page).arrive(until="/check/answers/")
    page.emulate_media(media="print")
    for row in page.locator(".answers dt, .answers dd:not(.change)").all():
        expect(row).to_be_visible()
    assert page.locator(".answers .change").count() > 9
    for pressed in page.locator(".change, button").all():
        expect(pressed).to_be_hidden()


@pytest.mark.parametrize("path", ["/", "/learn/", *(f"/learn/{page.slug}/" for page in PAGES)])
def test_no_text_of_a_link_is_lost(page, path):
    page.goto(path)
    # The choice of a language is of no use on paper.
    links = page.locator("header a:not(.to-language), main a, footer a")
    assert links.count() > 1
    text = " ".join(printed(page, "A4"))
    squeezed = text.replace(" ", "")
    for said in links.all_inner_texts():
        assert "".join(said.split()) in squeezed
