"""Every sentence of the pages themselves reads at grade 6 or below."""

import re

import pytest

from tests.operations.project import ROOT
from tests.reading_level import grade

MOST = 6.0
FEWEST_WORDS = 5  # a heading or a button has too few words for the measure to mean anything
TEXT = re.compile(
    r"""{%\ translate\ (?P<quote>["'])(?P<line>.+?)(?P=quote)"""
    r"""|{%\ blocktranslate[^%]*%}(?P<block>.+?){%\ endblocktranslate\ %}""",
    re.VERBOSE | re.DOTALL,
)


def texts():
    for path in sorted((ROOT / "templates").rglob("*.html")):
        for found in TEXT.finditer(path.read_text()):
            for form in (found["line"] or found["block"]).split("{% plural %}"):
                text = re.sub(r"<[^>]+>", "", form)
                text = re.sub(r"{{ \w+ }}", "112", text)
                if len(text.split()) >= FEWEST_WORDS:
                    yield pytest.param(text, id=f"{path.stem}: {text[:40]}")


@pytest.mark.parametrize("text", list(texts()))
def test_a_text_of_a_page_is_plain(text):
    assert grade(text) <= MOST


def test_the_texts_are_found():
    assert len(list(texts())) > 50
