"""A response goes the way that the check goes: what it does not ask is left out, and named."""

import json

import pytest

from assessments.exchange.fhir.reading import ResponseError, read_response
from tests.questionnaire.drafts import HARMLESS, filled

from .responses import replaced, response

ASKED = HARMLESS | {"note": "Since May."}
OFF_ROUTE = {
    "swelling_detail": ["dent"],
    "med_detail": ["none"],
    "walk_site": ["calf"],
    "abi_left": 0.4,
    "pregnant": "pregnant",
}


def read(answers):
    return read_response(json.dumps(response(answers)))


def warned(reading):
    return {warning.where: warning.what for warning in reading.warnings}


def test_answers_off_the_route_are_left_out_and_named():
    reading = read(ASKED | OFF_ROUTE)
    not_asked = "is not asked after these answers, and was left out."
    assert warned(reading) == dict.fromkeys(OFF_ROUTE, not_asked)
    assert reading.answers == read(ASKED).answers
    assert not OFF_ROUTE.keys() & {name for name, said in reading.saved.items() if said is not None}


@pytest.mark.parametrize(
    ("ending", "why", "left_out"),
    [
        ({"em_leg": ["cold"]}, "the answers before it are an emergency", "em_spine"),
        ({"consent": "no"}, "the person did not want to go on", "age_years"),
        ({"age_years": 17}, "the person is under age", "em_leg"),
    ],
)
def test_answers_after_the_end_are_left_out_and_named(ending, why, left_out):
    reading = read(ASKED | ending)
    what = f"comes after the end of the check, and was left out: {why}."
    assert warned(reading)[left_out] == what
    assert set(warned(reading).values()) == {what}
    assert "note" not in reading.saved
    assert not ending.keys() & warned(reading).keys()


@pytest.mark.parametrize("ending", [{"em_leg": ["cold"]}, {"age_years": 17}])
def test_what_comes_after_the_end_need_not_be_answered(ending):
    name = next(iter(ending))
    before = list(ASKED)[: list(ASKED).index("side")]
    kept = {question: ASKED[question] for question in (*before, "em_breath", name)}
    reading = read(kept | ending)
    assert reading.saved[name] == ending[name]


def test_numbers_that_do_not_agree_are_kept_with_a_warning():
    """Our own form asks whether they are right; who said yes there has to be believed here."""
    numbers = {"abi_known": "clinic", "abi_left": 0.5, "ankle_left": 120, "arm_left": 120}
    reading = read(filled(ASKED | numbers))
    assert warned(reading) == {
        "abi_left": (
            "0.50 was given, but the ankle and arm pressures make it 1.00. Check all of them."
        )
    }
    assert reading.saved["abi_left"] == 0.5


def test_what_is_left_out_is_not_said_where_something_is_wrong():
    """It might be asked once that is right."""
    whole = replaced(response(ASKED | OFF_ROUTE), "swelling")
    with pytest.raises(ResponseError) as error:
        read_response(json.dumps(whole))
    assert [problem.where for problem in error.value.problems] == ["swelling"]
    assert error.value.warnings == []
