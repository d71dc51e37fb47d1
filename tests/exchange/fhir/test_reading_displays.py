"""Words beside a code that are not ours: another client may have shown something else."""

import json

import pytest

from assessments.exchange.fhir.reading import ResponseError, read_response
from tests.questionnaire.drafts import HARMLESS
from tests.second_language import CODE, add_second_language, translated

from .responses import replaced, response

GOOD = response(HARMLESS)


def coded(code, **more):
    return {"valueCoding": {"code": code, **more}}


def answered(*codings):
    return json.dumps(replaced(GOOD, "em_leg", answer=list(codings)))


def warned(*codings):
    return list(map(str, read_response(answered(*codings)).warnings))


def test_words_that_are_none_of_ours_are_named_with_those_that_are():
    assert warned(coded("none", display="Chest pain")) == [
        "em_leg: the code 'none' has the words 'Chest pain' beside it, and was read as ours: "
        "'None of these'."
    ]


@pytest.mark.parametrize("display", ["none of these", "", "x" * 200, "a\nb", 3, ["x"], True])
def test_so_is_whatever_else_stands_there(display):
    (said,) = warned(coded("none", display=display))
    assert said.startswith("em_leg: the code 'none' has ")
    assert "\n" not in said
    assert len(said) < 250


def test_each_code_is_looked_at():
    said = warned(coded("cold", display="Numb"), coded("numb"), coded("cannot_move", display="x"))
    assert [line.split("'")[1] for line in said if "has the words" in line] == [
        *("cold", "cannot_move"),
    ]


@pytest.mark.parametrize("more", [{}, {"display": None}, {"display": "None of these"}])
def test_our_own_words_and_none_are_right(more):
    assert warned(coded("none", **more)) == []


def test_our_own_words_in_any_language_of_the_site_are_right(settings, tmp_path):
    assert warned(coded("none", display=translated("None of these"))) != []
    add_second_language(settings, tmp_path)
    assert CODE != settings.LANGUAGE_CODE
    assert warned(coded("none", display=translated("None of these"))) == []
    assert warned(coded("none", display=translated("It went numb"))) != []


def test_it_is_said_of_a_response_that_is_refused_too():
    with pytest.raises(ResponseError) as error:
        read_response(answered(coded("none", display="x"), coded("gone", display="x")))
    assert [str(one).split("'")[1] for one in error.value.warnings] == ["none"]
