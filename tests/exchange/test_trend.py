"""What the charts over time read in each check, and what their tables say. A gap stays a gap."""

import pytest

from assessments.exchange.charts.trend import charts
from assessments.triage.outcome import Urgency
from tests.histories import COLD_LEG, WALKING, checked
from tests.reading_level import grade

PLAIN = 6.0
CLINIC = {"abi_known": "clinic"}
PRESSURES = {**CLINIC, "ankle_left": 120, "arm_left": 130, "arm_right": 125}


def chart(code, *assessments):
    return next(one for one in charts(assessments) if one.code == code)


def cells(code, assessment):
    """What the table says of this check, and where it stands; beside one that tells everything."""
    full = {**WALKING, **CLINIC, "abi_left": 0.9, "abi_right": 1.1}
    rows = chart(code, checked(full, days=-1), assessment).rows
    return [(cell.words, cell.height) for cell in rows[0].cells]


def without(question):
    """A check in which a question was not asked at all."""
    assessment = checked(days=1)
    del assessment.content["answers"][question]
    return assessment


def blank(question):
    assessment = checked(days=1)
    assessment.content["answers"][question] = None
    return assessment


@pytest.mark.parametrize(
    ("code", "answers", "expected"),
    [
        ("walking", WALKING | {"walk_distance": "m50_200"}, ("50 to 200 metres", 1)),
        ("walking", WALKING | {"walk_distance": "over_200m"}, ("More than 200 metres", 2)),
        ("walking", WALKING | {"walk_distance": "varies"}, ("It changes from day to day", None)),
        ("walking", {"ecq_walk": "no"}, ("No pain when I walk", 3)),
        ("walking", {"ecq_walk": "cannot_walk"}, ("I cannot walk", None)),
        ("sleep", {"effect": ["sleep_most_nights"]}, ("It wakes me most nights", 1)),
        ("sleep", {"effect": ["walking_limited"]}, ("Not woken most nights", 0)),
        ("sleep", {"effect": ["none"]}, ("Not woken most nights", 0)),
        ("swelling", {"swelling": "none"}, ("No", 0)),
        ("swelling", {"swelling": "one_leg", "swelling_detail": ["dent"]}, ("In one leg", 1)),
        ("swelling", {"swelling": "both_legs", "swelling_detail": ["dent"]}, ("In both legs", 2)),
    ],
)
def test_levels(code, answers, expected):
    assert cells(code, checked(answers, days=1)) == [expected]


def test_the_shortest_distance_stands_lowest():
    (words, height) = cells("walking", checked(WALKING | {"walk_distance": "under_50m"}, days=1))[0]
    assert words.startswith("Less than 50 metres")
    assert height == 0


@pytest.mark.parametrize(
    ("code", "question"), [("sleep", "effect"), ("swelling", "swelling"), ("abi", "abi_known")]
)
def test_not_asked_and_left_blank_are_told_apart(code, question):
    assert set(cells(code, without(question))) == {("not asked", None)}
    assert set(cells(code, blank(question))) == {("left blank", None)}


@pytest.mark.parametrize("question", ["ecq_walk", "walk_distance"])
def test_a_distance_that_was_not_asked_is_a_gap(question):
    unasked = checked(WALKING, days=1)
    for name in {question, "walk_distance"}:
        del unasked.content["answers"][name]
    assert cells("walking", unasked) == [("not asked", None)]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (CLINIC | {"abi_left": 0.85}, [("0.85, clinic", 85), ("left blank", None)]),
        (
            {"abi_known": "home", "abi_right": 1.02},
            [("left blank", None), ("1.02, home machine", 102)],
        ),
        (PRESSURES, [("0.92, clinic", 92), ("left blank", None)]),
        (PRESSURES | {"abi_left": 0.9}, [("0.90, clinic", 90), ("left blank", None)]),
        ({"abi_known": "no"}, [("not known", None)] * 2),
        (
            {"abi_known": "home_error"},
            [("My home machine showed an error at the ankle", None)] * 2,
        ),
    ],
)
def test_pressures(answers, expected):
    assert cells("abi", checked(answers, days=1)) == expected


def test_urgency_is_the_stored_one_in_its_own_words():
    stored = checked(days=1)
    stored.urgency = Urgency.SAME_DAY
    stored.content["shown"]["en"]["headline"] = "As it was put then"
    assert cells("urgency", stored) == [("As it was put then", 3)]


def test_an_answer_that_is_no_longer_known_is_a_gap_in_its_own_words():
    old = checked({"swelling": "one_leg", "swelling_detail": ["dent"]}, days=1)
    old.content["answers"]["swelling"] = "a_bit"
    assert cells("swelling", old) == [("In one leg", None)]


def test_the_table_has_every_check_newest_first():
    made = [checked(days=day) for day in (2, 0, 1)]
    times = [row.at for row in chart("sleep", *made).rows]
    assert times == sorted((one.submitted_at for one in made), reverse=True)


def test_what_no_check_tells_of_has_no_chart():
    abi = chart("abi", checked(), checked(days=1))
    assert (abi.figure, abi.rows) == (None, ())


def test_the_charts_say_plainly_what_they_cannot_show():
    for one in charts([checked()]):
        assert grade(str(one.about)) <= PLAIN, one.code


def test_an_emergency_leaves_the_rest_unasked():
    assert cells("urgency", checked(COLD_LEG, days=1)) == [("Get help now", 4)]
