"""A table opens in a spreadsheet as it is, and nothing in it is run."""

import csv
import io

import pytest

from assessments.exchange.csv import cell, table


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_formula_is_text(sign):
    assert cell(f"{sign}cmd|'/C calc'!A1") == f"'{sign}cmd|'/C calc'!A1"


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (0, "0"), (0.85, "0.85"), ("a=b", "a=b"), ("", "")]
)
def test_anything_else_stays_as_it_is(value, text):
    assert cell(value) == text


def test_quotes_line_ends_and_other_scripts_come_back():
    row = ("a, b", 'said "so"', "two\nlines", "हिन्दी")
    whole = "".join(table([row]))
    assert whole.encode().startswith(b"\xef\xbb\xbf")
    assert next(csv.reader(io.StringIO(whole[1:], newline=""))) == list(row)
