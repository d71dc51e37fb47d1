"""Texts in XHTML: escaped, of allowed elements alone, and without signs that XML refuses."""

from xml.etree import ElementTree

import pytest

from assessments.exchange.fhir.narrative import bullets, heading, narrative, paragraph, plain, table

from .documents import elements

HOSTILE = "<script>alert('1')</script> & \x00\x01\x1f\ufffe\uffff\ud800 \u202egnp\u2028 ]]> \"\t'"


def inside(*blocks, language="en"):
    return ElementTree.fromstring(narrative(language, *blocks)["div"])


@pytest.mark.parametrize(
    "block",
    [
        heading(HOSTILE),
        paragraph(HOSTILE),
        bullets([HOSTILE, ""]),
        table([(HOSTILE, HOSTILE)]),
    ],
)
def test_what_is_put_in_is_text_and_nothing_else(block):
    div = inside(block)
    assert "script" not in elements(div)
    text = "".join(div.itertext())
    assert "<script>alert('1')</script> & " in text
    assert "]]>" in text


def test_signs_that_no_xml_may_hold_are_left_out():
    assert plain(HOSTILE) == "<script>alert('1')</script> &  \u202egnp\u2028 ]]> \"\t'"


def test_lines_of_a_paragraph_stay_lines():
    assert "<p>one<br/>two</p>" in narrative("en", paragraph("one\r\ntwo"))["div"]


def test_an_empty_list_or_table_is_none():
    assert bullets([]) == table([]) == ""


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("tlh", "ltr")]
)
def test_it_says_its_language_and_direction(language, direction):
    div = inside(paragraph("x"), language=language)
    assert div.attrib == {
        "lang": language,
        "{http://www.w3.org/XML/1998/namespace}lang": language,
        "dir": direction,
    }
