"""An ABI that was told and one worked out from pressures: queried where they contradict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.questionnaire.abi import disagreements
from assessments.questionnaire.pages import page_for

CONFIRM = "confirm_numbers"
APART = {"abi_left": 1.2, "ankle_left": 60, "arm_left": 120}
MESSAGE = (
    "You gave 1.20 as the left ABI, but the ankle and arm numbers make it 0.50. Please check them "
    "all, also on the pages before this one. If they are right, tick the last box on this page."
)
ABI_PAGES = [
    ("abi-result", {"abi_left": "1.2"}, "abi_left"),
    ("ankle-pressure", {"ankle_left": "60"}, "ankle_left"),
    ("arm-pressure", {"arm_left": "120"}, "arm_left"),
]


def others(slug):
    """The answers of the pages other than this one."""
    mine = page_for(slug).questions()
    return {question: answer for question, answer in APART.items() if question not in mine}


@pytest.mark.parametrize(("slug", "data", "field"), ABI_PAGES)
def test_the_page_that_completes_a_contradiction_is_sent_back(slug, data, field):
    page = page_for(slug)(data, context=others(slug))
    assert page.errors == {field: [MESSAGE]}
    assert list(page.fields)[-1] == CONFIRM
    html = str(page[CONFIRM])
    assert 'type="checkbox"' in html
    assert "checked" not in html
    assert f'value="{data[field]}"' in str(page[field])


@pytest.mark.parametrize(("slug", "data", "field"), ABI_PAGES)
def test_numbers_that_really_differ_can_be_confirmed(slug, data, field):
    page = page_for(slug)(data | {CONFIRM: "on"}, context=others(slug))
    assert page.is_valid()
    assert page.saved()[field] == APART[field]
    assert CONFIRM not in page.saved()


@pytest.mark.parametrize(("slug", "data", "field"), ABI_PAGES)
def test_numbers_that_are_put_right_need_no_tick(slug, data, field):
    right = {"abi_left": "0.5", "ankle_left": "144", "arm_left": "50"}[field]
    page = page_for(slug)({field: right}, context=others(slug))
    assert page.is_valid()
    assert CONFIRM not in page.fields


@pytest.mark.parametrize(("slug", "data", "field"), ABI_PAGES)
@pytest.mark.parametrize("missing", APART)
def test_without_all_three_numbers_there_is_nothing_to_compare(slug, data, field, missing):
    known = {question: answer for question, answer in APART.items() if question != missing}
    posted = {} if missing == field else data
    assert page_for(slug)(posted, context=known).is_valid()


@pytest.mark.parametrize(("slug", "data", "field"), ABI_PAGES)
def test_the_page_that_is_opened_again_queries_nothing_yet(slug, data, field):
    page = page_for(slug)(initial=APART, context=APART)
    assert list(page.fields) == list(page.base_fields)


def test_what_is_posted_counts_and_not_what_was_saved_before():
    page = page_for("abi-result")({"abi_left": "0.5"}, context=APART)
    assert page.is_valid()
    assert page_for("abi-result")({"abi_left": ""}, context=APART).is_valid()


def test_both_legs_are_told_of():
    context = {"abi_left": 1.2, "abi_right": 1.1, "ankle_left": 60, "ankle_right": 90}
    page = page_for("arm-pressure")({"arm_left": "110", "arm_right": "120"}, context=context)
    left, right = page.errors["arm_right"]
    assert "1.20 as the left ABI" in left
    assert "0.50" in left
    assert "1.10 as the right ABI" in right
    assert "0.75" in right


def test_a_typing_slip_is_told_of_first_and_by_itself():
    page = page_for("ankle-pressure")({"ankle_left": "6"}, context=APART)
    (message,) = page.errors["ankle_left"]
    assert message.startswith("You typed 6.")
    assert CONFIRM not in page.fields


@pytest.mark.parametrize(
    ("told", "ankle", "apart"),
    [
        (0.85, 75, False),  # 0.75: 0.10 away
        (0.86, 75, True),
        (0.74, 85, True),  # 0.85
        (0.75, 85, False),
        (0.854, 75, False),  # rounds to 0.85
        (0.855, 75, True),  # rounds to 0.86
        (1.0, 100, False),
        (3.0, 40, True),
    ],
)
def test_more_than_a_tenth_apart_is_too_much(told, ankle, apart):
    answers = {"abi_right": told, "ankle_right": ankle, "arm_right": 100}
    assert bool(list(disagreements(answers))) is apart


def test_the_ratio_is_worked_out_with_the_higher_arm_and_half_up():
    answers = {"abi_left": 3.0, "ankle_left": 81, "arm_left": 120, "arm_right": 200}
    (found,) = disagreements(answers)
    assert found.worked_out == 41  # 0.405
    assert found.questions == ("abi_left", "ankle_left", "arm_right")


numbers = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(["abi_left", "abi_right"], st.none() | st.floats(0.1, 3.0)),
        **dict.fromkeys(
            ["ankle_left", "ankle_right", "arm_left", "arm_right"], st.none() | st.integers(40, 300)
        ),
    },
)


@given(numbers)
def test_each_leg_is_judged_by_its_own_numbers(answers):
    swapped = {
        key.replace("left", "R").replace("right", "left").replace("R", "right"): value
        for key, value in answers.items()
    }
    found = {(each.leg, each.told, each.worked_out) for each in disagreements(answers)}
    mirror = {"left": "right", "right": "left"}
    assert found == {
        (mirror[each.leg], each.told, each.worked_out) for each in disagreements(swapped)
    }
