"""The note: any words, cleaned of what cannot be printed, and nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.questionnaire.pages import page_for
from assessments.questionnaire.remarks import clean_text

NotePage = page_for("note")


def noted(text):
    page = NotePage({"note": text})
    assert page.is_valid(), page.errors
    return page.saved()["note"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        (" \r\n\t ", ""),
        ("It hurts.", "It hurts."),
        ("  It hurts.\n", "It hurts."),
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("one\u2028two\u2029three\x85four\x0bfive\x0csix", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("a\tb", "a\tb"),
        ("\ud800x", "x"),
        ("आ\u200dप 👩\u200d⚕️ ساق", "आ\u200dप 👩\u200d⚕️ ساق"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_the_note_is_cleaned(typed, kept):
    assert noted(typed) == kept


def test_without_a_note_an_empty_one_is_saved():
    page = NotePage({})
    assert page.is_valid()
    assert page.saved() == {"note": ""}


@pytest.mark.parametrize(
    "text",
    ["x" * 500, "x\r\n" * 250, "👩" * 500, "  " + "x" * 500 + "  ", "x" * 500 + "\x00\x00"],
)
def test_500_characters_are_taken_however_lines_end(text):
    assert len(noted(text)) <= 500


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 501, "This is 1 character too long. Keep it to 500."),
        ("x" * 512, "This is 12 characters too long. Keep it to 500."),
        ("a\r\n" * 250 + "bc", "This is 2 characters too long. Keep it to 500."),
    ],
)
def test_a_longer_note_is_sent_back_whole(text, message):
    page = NotePage({"note": text})
    assert page.errors == {"note": [message]}
    html = str(page["note"])
    assert text in html
    assert "maxlength" not in html


@given(st.text(alphabet=st.characters(codec=None)))
def test_cleaning_twice_changes_nothing_more(text):
    once = clean_text(text)
    assert clean_text(once) == once
    once.encode()
