"""Answers read from plain JSON: what is taken, and what is refused by name."""

import math
from decimal import Decimal

import pytest

from assessments.triage import AnswerError, Answers
from assessments.triage.answers import QUESTION_OF, QUESTIONS
from assessments.triage.codes import EmLeg, Side, Site


def test_each_kind_of_answer_is_read():
    answers = Answers.from_json(
        {"side": "left", "site": ["foot", "calf"], "age_years": 70, "abi_left": 0.85}
    )
    assert answers.side is Side.LEFT
    assert answers.site == {Site.FOOT, Site.CALF}
    assert answers.age_years == 70
    assert answers.abi_left == Decimal("0.85")


def test_answers_are_written_in_the_order_of_the_codebook():
    told = {"abi_left": 0.85, "site": ["foot", "calf"], "age_years": 70, "side": "left"}
    written = Answers.from_json(told).to_json()
    assert list(written.items()) == [
        ("age_years", 70),
        ("side", "left"),
        ("site", ["calf", "foot"]),
        ("abi_left", 0.85),
    ]


@pytest.mark.parametrize("nothing", [None, []])
def test_null_missing_and_an_empty_list_are_not_given(nothing):
    assert Answers.from_json({"site": nothing}) == Answers.from_json({}) == Answers()
    assert Answers.from_json({"site": nothing}).to_json() == {}


def test_unsure_may_stand_beside_a_sign():
    assert Answers.from_json({"em_leg": ["unsure", "cold"]}).em_leg == {EmLeg.UNSURE, EmLeg.COLD}


@pytest.mark.parametrize(
    ("question", "answer", "code", "problem"),
    [
        ("shoe_size", 44, "44", "answers a question that is not known"),
        ("side", "up", "up", "is not a code of this question"),
        ("side", "LEFT", "LEFT", "is not a code of this question"),
        ("side", ["left"], "['left']", "must be one code, as text"),
        ("side", 1, "1", "must be one code, as text"),
        ("site", "calf", "calf", "must be a list of codes"),
        ("site", 3, "3", "must be a list of codes"),
        ("site", {"calf": 1}, "{'calf': 1}", "must be a list of codes"),
        ("site", ["calf", "tail"], "tail", "is not a code of this question"),
        ("site", ["calf", 3], "3", "is not a code of this question"),
        ("site", ["calf", ["foot"]], "['foot']", "is not a code of this question"),
        ("site", ["none", "calf"], "none", "cannot stand beside calf"),
        ("site", ["knee", "none", "calf"], "none", "cannot stand beside calf, knee"),
        ("em_leg", ["unsure", "none"], "none", "cannot stand beside unsure"),
        ("age_years", "70", "70", "must be a whole number"),
        ("age_years", 70.0, "70.0", "must be a whole number"),
        ("age_years", True, "True", "must be a whole number"),
        ("age_years", -1, "-1", "must be from 0 to 120"),
        ("age_years", 121, "121", "must be from 0 to 120"),
        ("ankle_left", 39, "39", "must be from 40 to 300"),
        ("arm_right", 301, "301", "must be from 40 to 300"),
        ("abi_left", "0.9", "0.9", "must be a number"),
        ("abi_left", True, "True", "must be a number"),
        ("abi_left", 0.09, "0.09", "must be from 0.1 to 3.0"),
        ("abi_right", 3.01, "3.01", "must be from 0.1 to 3.0"),
        ("abi_right", math.nan, "nan", "must be from 0.1 to 3.0"),
        ("abi_right", math.inf, "inf", "must be from 0.1 to 3.0"),
        ("abi_right", Decimal("NaN"), "NaN", "must be from 0.1 to 3.0"),
    ],
)
def test_a_refused_answer_is_named_with_its_question_and_code(question, answer, code, problem):
    with pytest.raises(AnswerError) as refused:
        Answers.from_json({question: answer})
    named = (refused.value.question, refused.value.code, refused.value.problem)
    assert named == (question, code, problem)
    assert str(refused.value) == f"{question}: {code!r} {problem}"


@pytest.mark.parametrize(
    ("question", "edge"),
    [
        ("age_years", 0),
        ("age_years", 120),
        ("ankle_left", 40),
        ("ankle_right", 300),
        ("abi_left", 0.1),
        ("abi_right", 3.0),
        ("abi_right", 1),
    ],
)
def test_the_ends_of_a_range_are_allowed(question, edge):
    assert Answers.from_json({question: edge}).to_json() == {question: edge}


@pytest.mark.parametrize("given", [3, "yes", ["consent"], None])
def test_answers_are_an_object(given):
    with pytest.raises(AnswerError, match="must be an object"):
        Answers.from_json(given)


def test_there_are_46_questions_and_each_code_class_belongs_to_one():
    assert len(QUESTIONS) == 46
    assert len(set(QUESTION_OF.values())) == len(QUESTION_OF) == 39
    assert QUESTION_OF[EmLeg] == "em_leg"


def test_answers_cannot_be_changed():
    answers = Answers()
    with pytest.raises(AttributeError):
        answers.side = Side.LEFT
