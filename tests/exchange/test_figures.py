"""How charts over time are drawn: in proportion to time, broken at gaps, inside their frame."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import translation

from assessments.exchange.charts.levels import levels_figure
from assessments.exchange.charts.pressures import APART, pressures_figure
from assessments.exchange.charts.readings import Reading
from assessments.exchange.charts.timeline import WIDTH
from tests.histories import BEGUN

NAMES = ("low", "middle", "high")


def at(*days):
    return [BEGUN + timedelta(days=day) for day in days]


def heights(*values):
    return [Reading(value, "") for value in values]


def levels(days, *values, joined=True):
    return levels_figure(at(*days), heights(*values), NAMES, joined=joined)


def pressures(days, left, right):
    return pressures_figure(at(*days), (heights(*left), heights(*right)))


def test_places_are_in_proportion_to_time():
    first, second, third = levels([0, 10, 40], 0, 1, 2).ticks
    assert (second - first) * 3 == pytest.approx(third - second, abs=3)


def test_higher_levels_stand_higher():
    marks = levels([0, 1, 2], 0, 1, 2).marks
    assert marks[0].y > marks[1].y > marks[2].y


@pytest.mark.parametrize(
    ("values", "lines"), [((0, 1, 2), 2), ((0, None, 2), 0), ((0, 1, None), 1), ((None, 1, 2), 1)]
)
def test_no_line_crosses_a_gap(values, lines):
    assert len(levels([0, 1, 2], *values).lines) == lines


def test_a_gap_is_marked_in_a_band_of_its_own():
    drawn = levels([0, 1, 2], 0, None, 2)
    assert [label.text for label in drawn.labels] == ["high", "middle", "low", "No answer"]
    assert [mark.shape for mark in drawn.marks] == ["dot", "gap", "dot"]
    assert drawn.marks[1].y > drawn.marks[0].y
    assert "No answer" not in [label.text for label in levels([0, 1], 0, 1).labels]


def test_kinds_that_are_no_steps_are_not_joined():
    assert levels([0, 1], 0, 2, joined=False).lines == ()


def test_checks_of_one_moment_are_drawn():
    assert len(set(levels([0, 0], 0, 1).ticks)) == 1


@pytest.mark.parametrize("value", [10, 39, 40, 90, 140, 161, 300])
def test_every_ratio_stands_inside_the_chart(value):
    drawn = pressures([0, 1], (90, value), (None, 100))
    assert all(0 < mark.y < drawn.axis_y and 0 < mark.x < WIDTH for mark in drawn.marks)
    texts = [label.text for label in drawn.labels]
    assert {"0.90", "1.40"} <= set(texts)
    middles = sorted(label.y for label in drawn.labels)
    assert all(below - above >= 14 for above, below in pairwise(middles))


def test_legs_differ_in_mark_and_line_and_never_hide_each_other():
    drawn = pressures([0, 1], (90, 90), (90, 90))
    assert [mark.shape for mark in drawn.marks] == ["left", "left", "right", "right"]
    assert [line.dashed for line in drawn.lines] == [False, True]
    assert drawn.marks[2].x - drawn.marks[0].x == 2 * APART


def test_a_leg_without_a_number_breaks_its_own_line_alone():
    drawn = pressures([0, 1, 2], (90, None, 90), (90, 90, 90))
    assert [line.dashed for line in drawn.lines] == [True, True]


@pytest.mark.parametrize(
    "draw", [lambda: levels([0, 9], 0, 2), lambda: pressures([0, 9], (90, 99), (80, 70))]
)
def test_right_to_left_it_is_mirrored(draw):
    left = draw()
    with translation.override("ar"):
        right = draw()
    assert [mark.x for mark in right.marks] == [WIDTH - mark.x for mark in left.marks]
    assert [label.x for label in right.labels] == [WIDTH - label.x for label in left.labels]
    assert (right.first_x, right.last_x) == (WIDTH, 0)
    assert [mark.y for mark in right.marks] == [mark.y for mark in left.marks]
