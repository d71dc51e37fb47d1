"""The PDF of a sheet: tagged, complete, on two pages, and made of nothing but what is given."""

import logging
import socket
import subprocess
import sys
from io import BytesIO
from itertools import pairwise

import pytest
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils import translation
from pypdf import PdfReader

from assessments.exchange import pdf
from assessments.exchange.qr_code import code_of
from assessments.exchange.sheet import sheet
from assessments.public.context import site
from assessments.triage import Answers, assess
from tests.operations.project import ROOT
from tests.vignettes import VIGNETTES

from .records import (
    ALL_TICKED,
    HEAVY_HISTORY,
    LONG,
    LONG_NOTE,
    MANY_LINES,
    SHORT_NOTE,
    record,
)

CODE = {"code": code_of(f"https://legs.example.org/shared/{'x' * 43}/"), "until": "Friday, 9 a.m."}
PAPERS = {"A4": (210, 297), "letter": (216, 279)}
# As narrow as A4 and as short as Letter: what fits here fits on both.
SMALLER_THAN_BOTH = "210mm 279mm"


def document(assessment, **more):
    return render_to_string(
        "print/document.html", {"sheet": sheet(assessment), **site(None), **more}
    )


def read(assessment, paper="A4", **more):
    with override_settings(PAPER_SIZE=paper):
        return PdfReader(BytesIO(pdf.pdf(document(assessment, **more))))


def texts(reader):
    return [" ".join(page.extract_text().split()) for page in reader.pages]


@pytest.fixture(scope="module")
def drawn():
    return read(record(LONG, note="Since my holiday.\nIt is worse at night."))


def tags(element):
    """Every tag of the structure tree, in the order of reading."""
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        known = child.get_object()
        if isinstance(known, dict) and "/S" in known:
            yield known
            yield from tags(known)


def test_it_is_tagged_and_says_its_title_and_language(drawn):
    root = drawn.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == "en"
    assert drawn.metadata.title == "Leg Check: Sheet for your visit, K7M2-P4QX"


def test_headings_nest_and_the_sign_has_words(drawn):
    found = list(tags(drawn.root_object["/StructTreeRoot"]))
    levels = [int(tag["/S"][2]) for tag in found if tag["/S"][:2] == "/H"]
    assert levels[0] == 1
    assert all(deeper - higher <= 1 for higher, deeper in pairwise(levels))
    figures = [tag for tag in found if tag["/S"] == "/Figure"]
    assert [figure["/Alt"] for figure in figures] == ["Sign for how urgent it is"]


def test_each_page_says_which_record_and_which_page_it_is(drawn):
    first, second = texts(drawn)
    for number, text in enumerate((first, second), start=1):
        assert "Leg Check · Reference K7M2-P4QX · 25 November 2026" in text
        assert f"{number} / 2" in text


def test_the_first_page_sums_up_and_the_second_tells_all(drawn):
    first, second = texts(drawn)
    for expected in (
        "No clinician has reviewed it",
        "Name",
        "Date of birth",
        "Book a visit within 2 weeks.",
        "Statin",
        "0.95 (borderline)",
        "Since my holiday. / It is worse at night.",
    ):
        assert expected in first
    assert second.startswith("All questions and answers")
    assert "All questions" not in first
    for section in sheet(record(LONG)).transcript:
        for row in section.rows:
            assert " ".join([row.question, "; ".join(row.answers)]) in second


def test_a_result_that_was_taken_back_says_so():
    said = "The patient took this result back."
    assert said in texts(read(record(LONG), taken_back=True))[0]
    assert said not in texts(read(record(LONG)))[0]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("note", ["", LONG_NOTE, MANY_LINES], ids=["none", "long", "many lines"])
def test_the_longest_check_fits_two_pages(paper, note):
    reader = read(record(LONG, note=note), paper)
    millimetres = [round(float(side) * 25.4 / 72) for side in reader.pages[0].mediabox[2:]]
    assert tuple(millimetres) == PAPERS[paper]
    assert len(reader.pages) == 2
    assert texts(reader)[1].startswith("All questions and answers")


@pytest.fixture
def laid_out(monkeypatch):
    """The pages that were laid out, with their boxes."""
    pages = []

    def only_laid_out(self, *, stylesheets, **_):
        pages.extend(self.render(stylesheets=stylesheets).pages)
        return b""

    monkeypatch.setattr("weasyprint.HTML.write_pdf", only_laid_out)
    return pages


def test_nothing_runs_off_the_paper(laid_out):
    """A long list in the grid once did: its end was cut off. A code leaves the least room."""
    pdf.pdf(document(record(LONG, note=LONG_NOTE), **CODE))
    assert len(laid_out) == 2
    for page in laid_out:
        boxes = [box for box in page._page_box.descendants() if isinstance(box.width, int | float)]
        assert len(boxes) > 50
        assert max(box.position_x + box.width for box in boxes) <= page.width


def test_with_a_code_it_fits_as_well():
    """A page that is full without one; said in words, too."""
    reader = read(record(HEAVY_HISTORY, note=SHORT_NOTE), SMALLER_THAN_BOTH, **CODE)
    assert len(reader.pages) == 2
    first, second = texts(reader)
    assert "Shows this sheet on a screen until Friday" in first
    assert second.startswith("All questions and answers")
    found = list(tags(reader.trailer["/Root"]["/StructTreeRoot"]))
    alternatives = [tag["/Alt"] for tag in found if tag["/S"] == "/Figure"]
    assert any(words.startswith("Code to scan") for words in alternatives)


def length(vignette):
    """How much there is to say of it."""
    found = assess(Answers.from_json(vignette["answers"])).findings
    return sum(len(finding.reason) for finding in found) + len(str(vignette["answers"]))


# A PDF takes a second, and what is shorter fits as well.
LONGEST = sorted((one for one in VIGNETTES if one["urgency"] != "out_of_scope"), key=length)[-10:]


@pytest.mark.slow
@pytest.mark.parametrize("vignette", LONGEST, ids=lambda each: each["id"])
def test_the_longest_vignettes_fit_two_pages(vignette):
    pages = texts(read(record(vignette["answers"], note=LONG_NOTE), SMALLER_THAN_BOTH))
    assert len(pages) == 2
    assert pages[1].startswith("All questions and answers")


@pytest.mark.parametrize("paper", PAPERS)
def test_more_than_any_check_can_hold_flows_on(paper):
    """Every box of every page fits some thirty patterns: that takes more pages, and loses nothing.

    An emergency would have ended such a check at its first warning sign.
    """
    assessment = record(ALL_TICKED, note=MANY_LINES)
    pages = texts(read(assessment, paper))
    assert 2 < len(pages) <= 5
    assert all(f"{number} / {len(pages)}" in page for number, page in enumerate(pages, start=1))
    assert all("Reference K7M2-P4QX" in page for page in pages)
    whole = " ".join(pages)
    assert [one.title for one in sheet(assessment).patterns if one.title not in whole] == []


@pytest.mark.parametrize(
    "part",
    [
        '<img alt="x" src="{}">',
        '<link rel="stylesheet" href="{}">',
        "<style>@import '{}';</style>",
        '<p style="background: url({})">x</p>',
    ],
)
def test_nothing_is_fetched(part, tmp_path, monkeypatch, caplog):
    secret = tmp_path / "secret.css"
    secret.write_text("h1::after { content: 'from the disk' }")

    def refused(*_, **__):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refused)
    for address in (secret.as_uri(), "http://127.0.0.1:9/x", "https://127.0.0.1:9/x"):
        html = f"<html lang=en><title>x</title><h1>Here</h1>{part.format(address)}"
        caplog.clear()
        with caplog.at_level(logging.ERROR, "weasyprint"):
            made = PdfReader(BytesIO(pdf.pdf(html)))
        assert "from the disk" not in texts(made)[0]
        assert "disallowed protocol" in caplog.text


def test_a_language_from_right_to_left_is_set_so():
    with translation.override("ar"):
        html = document(record(LONG))
    assert '<html lang="ar" dir="rtl">' in html


@pytest.fixture
def without_pango(monkeypatch):
    """The import of WeasyPrint on a machine that has no Pango."""

    def fails(name):
        raise OSError("cannot load library 'libpango-1.0.so.0'\nand where it was looked for")

    monkeypatch.setattr(pdf, "import_module", fails)
    pdf._weasyprint.cache_clear()
    yield
    pdf._weasyprint.cache_clear()


def test_without_pango_one_line_says_what_to_install(without_pango, caplog):
    assert not pdf.available()
    assert not pdf.available()
    with pytest.raises(pdf.NotAvailable):
        pdf.pdf("<p>x")
    (line,) = caplog.messages
    assert "libpango-1.0.so.0" in line
    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in line
    assert "\n" not in line


def test_the_import_fails_for_want_of_pango_as_is_taken_for_granted_here():
    program = """
import sys, cffi
real = cffi.FFI.dlopen
def dlopen(ffi, name, flags=0):
    if "pango" in name:
        raise OSError(f"cannot load library {name!r}")
    return real(ffi, name, flags)
cffi.FFI.dlopen = dlopen
from assessments.exchange import pdf
sys.exit(pdf.available())
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert len(done.stderr.splitlines()) == 1
    assert "apt-get install" in done.stderr
