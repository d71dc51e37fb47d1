"""Typed numbers: what is read, what is sent back, and in which words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.questionnaire.numbers import read_number, tidy
from assessments.questionnaire.pages import page_of

PRESSURES = ("ankle_left", "ankle_right", "arm_left", "arm_right")
RATIOS = ("abi_left", "abi_right")


def typed(question, text):
    """The page with one number typed."""
    return page_of(question)({question: text})


def read(question, text):
    page = typed(question, text)
    assert page.is_valid(), page.errors
    return page.saved()[question]


def refused(question, text):
    (message,) = typed(question, text).errors[question]
    return message


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("17", 17),
        ("18", 18),
        ("055", 55),
        ("120", 120),
        ("52.0", 52),
        ("52,00", 52),
        ("52.", 52),
        ("+52", 52),
        (" 52\t", 52),
        ("\u00a052\u202f", 52),
        ("٥٢", 52),
        ("۵۲", 52),
        ("५२", 52),
        ("5٢", 52),
        ("５２．０", 52),
        ("\u200e52\u200f", 52),
    ],
)
def test_an_age_is_read(text, number):
    answer = read("age_years", text)
    assert answer == number
    assert type(answer) is int


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Type your age in years, such as 52."),
        ("   ", "Type your age in years, such as 52."),
        ("fifty", "Type your age as a number, such as 52."),
        ("52 years", "Type your age as a number, such as 52."),
        ("5e1", "Type your age as a number, such as 52."),
        ("5 2", "Type your age as a number, such as 52."),
        ("1" * 5000, "Type your age as a number, such as 52."),
        ("nan", "Type your age as a number, such as 52."),
        ("inf", "Type your age as a number, such as 52."),
        ("0x32", "Type your age as a number, such as 52."),
        ("52\x00", "Type your age as a number, such as 52."),
        ("½", "Type your age as a number, such as 52."),
        ("52.5", "Type your age in whole years, such as 52."),
        ("-1", "You typed -1. Type your age in years, from 0 to 120."),
        ("−1", "You typed -1. Type your age in years, from 0 to 120."),
        ("121", "You typed 121. Type your age in years, from 0 to 120."),
        ("121.00", "You typed 121. Type your age in years, from 0 to 120."),
        ("451", "You typed 451. Type your age in years, from 0 to 120."),
        ("450", "You typed 450. Did you mean 45? Type your age in years."),
        ("٤٥٠", "You typed 450. Did you mean 45? Type your age in years."),
        ("170", "You typed 170. Type your age in years, from 0 to 120."),
        ("180", "You typed 180. Did you mean 18? Type your age in years."),
        ("1200", "You typed 1200. Did you mean 120? Type your age in years."),
        ("1210", "You typed 1210. Type your age in years, from 0 to 120."),
        ("1899", "You typed 1899. Type your age in years, from 0 to 120."),
        ("1900", "Type how old you are, not the year you were born."),
        ("1960", "Type how old you are, not the year you were born."),
        ("2099", "Type how old you are, not the year you were born."),
        ("2100", "You typed 2100. Type your age in years, from 0 to 120."),
    ],
)
def test_an_age_is_sent_back(text, message):
    assert refused("age_years", text) == message


@pytest.mark.parametrize("question", PRESSURES)
@pytest.mark.parametrize(
    ("text", "number"),
    [("", None), (" ", None), ("40", 40), ("120", 120), ("120,0", 120), ("٣٠٠", 300), ("300", 300)],
)
def test_a_pressure_is_read(question, text, number):
    answer = read(question, text)
    assert answer == number
    assert number is None or type(answer) is int


TOO_LOW = (
    "That is too low: use mmHg. Type a number from 40 to 300, such as 120. If a nurse or doctor "
    "told you that an ankle number is under 40, leave the box blank and get advice today."
)
TOO_HIGH = "That is too high. Type a number from 40 to 300, such as 120."


@pytest.mark.parametrize("question", PRESSURES)
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("12", f"You typed 12. {TOO_LOW}"),
        ("39", f"You typed 39. {TOO_LOW}"),
        ("39.9", f"You typed 39.9. {TOO_LOW}"),
        ("0.85", f"You typed 0.85. {TOO_LOW}"),
        ("-120", f"You typed -120. {TOO_LOW}"),
        ("301", f"You typed 301. {TOO_HIGH}"),
        ("1200", f"You typed 1200. {TOO_HIGH}"),
        ("120.5", "Type a whole number, such as 120."),
        ("120/80", "Type only the top number. For 120/80 that is 120."),
        (" 120 / 80 ", "Type only the top number. For 120/80 that is 120."),
        ("١٢٠/٨٠", "Type only the top number. For 120/80 that is 120."),
        ("12/8", f"You typed 12. {TOO_LOW}"),
        ("120/80/60", "Type only the number, such as 120. Leave the box blank if not known."),
        ("120 mmHg", "Type only the number, such as 120. Leave the box blank if not known."),
        ("error", "Type only the number, such as 120. Leave the box blank if not known."),
    ],
)
def test_a_pressure_is_sent_back(question, text, message):
    assert refused(question, text) == message


@pytest.mark.parametrize("question", RATIOS)
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", None),
        ("0.1", 0.1),
        ("0.10", 0.1),
        ("0.85", 0.85),
        ("0,85", 0.85),
        (".85", 0.85),
        (",85", 0.85),
        ("٠٫٨٥", 0.85),
        ("٠،٨٥", 0.85),
        ("0.905", 0.905),
        ("1", 1.0),
        ("3", 3.0),
        ("3.0", 3.0),
    ],
)
def test_an_abi_is_read(question, text, number):
    answer = read(question, text)
    assert answer == number
    assert number is None or type(answer) is float


RANGE = "An ABI is a number from 0.1 to 3"
NEXT = "Blood pressures are asked for on the next pages."


@pytest.mark.parametrize("question", RATIOS)
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("85", f"You typed 85. Did you mean 0.85? {RANGE}."),
        ("99", f"You typed 99. Did you mean 0.99? {RANGE}."),
        ("30", f"You typed 30. Did you mean 0.3? {RANGE}."),
        ("29", f"You typed 29. Did you mean 2.9? {RANGE}."),
        ("11", f"You typed 11. Did you mean 1.1? {RANGE}."),
        ("9", f"You typed 9. Did you mean 0.9? {RANGE}."),
        ("4", f"You typed 4. Did you mean 0.4? {RANGE}."),
        ("100", f"You typed 100. {RANGE}, such as 0.85. {NEXT}"),
        ("140", f"You typed 140. {RANGE}, such as 0.85. {NEXT}"),
        ("3.01", f"You typed 3.01. {RANGE}, such as 0.85. Check it, or leave the box blank."),
        ("85.5", f"You typed 85.5. {RANGE}, such as 0.85. Check it, or leave the box blank."),
        ("0.09", f"You typed 0.09. {RANGE}, such as 0.85. Check it, or leave the box blank."),
        ("0", f"You typed 0. {RANGE}, such as 0.85. Check it, or leave the box blank."),
        ("-0.85", f"You typed -0.85. {RANGE}, such as 0.85. Check it, or leave the box blank."),
        ("85%", "Type only the number, such as 0.85. Leave the box blank if not known."),
        ("low", "Type only the number, such as 0.85. Leave the box blank if not known."),
        ("0.8.5", "Type only the number, such as 0.85. Leave the box blank if not known."),
        ("1/2", "Type only the number, such as 0.85. Leave the box blank if not known."),
    ],
)
def test_an_abi_is_sent_back(question, text, message):
    assert refused(question, text) == message


@pytest.mark.parametrize("question", [*PRESSURES, *RATIOS])
def test_a_blank_box_is_saved_as_left_blank(question):
    page = page_of(question)({})
    assert page.is_valid()
    assert page.saved() == dict.fromkeys(page.questions())


@pytest.mark.parametrize(("question", "text"), [("age_years", "45O"), ("ankle_left", "120/80")])
def test_what_was_typed_is_still_there_after_an_error(question, text):
    assert f'value="{text}"' in str(typed(question, text)[question])


@pytest.mark.parametrize(("question", "answer"), [("abi_left", 0.85), ("arm_left", 120)])
def test_the_saved_number_is_shown_again_as_it_can_be_typed(question, answer):
    html = str(page_of(question)(initial={question: answer})[question])
    assert f'value="{answer}"' in html


@given(st.text())
def test_any_text_is_a_number_or_is_sent_back(text):
    number = read_number(tidy(text))
    assert number is None or number.is_finite()
    page = typed("age_years", text)
    assert page.is_valid() or list(page.errors) == ["age_years"]


@given(
    st.integers(40, 300),
    st.sampled_from(["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９"]),
)
def test_digits_of_other_scripts_are_read(number, digits):
    written = "".join(digits[int(digit)] for digit in str(number))
    assert read_number(tidy(written)) == Decimal(number)
    assert read("arm_left", written) == number
