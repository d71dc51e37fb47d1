"""The figure of causes: every family has its place, nothing is scored, nothing falls out of it."""

import pytest
from django.utils import translation

from assessments.exchange.charts.causes import (
    CAUSES,
    LABEL_WIDTH,
    MARK_SIZE,
    WIDTH,
    cause_of,
    causes_found,
    figure,
)
from assessments.exchange.sheet import PatternShown
from assessments.triage.patterns import Family, Pattern


def shown(*patterns, urgency="soon"):
    return [
        PatternShown(
            pattern.value, pattern.title, pattern.family, urgency, ("X01",), ("Why.",), (), ()
        )
        for pattern in patterns
    ]


@pytest.mark.parametrize("family", Family)
def test_every_family_stands_under_one_cause(family):
    assert [cause.code for cause in CAUSES if family in cause.families] == [cause_of(family).code]


def test_the_causes_keep_the_order_of_the_findings():
    found = causes_found(shown(Pattern.STATIN_MUSCLE, Pattern.DVT, Pattern.MEDICINE_POSSIBLE))
    assert [(cause.code, len(cause.patterns)) for cause in found] == [("medicine", 2), ("clot", 1)]


def test_the_figure_has_a_row_for_each_cause_found_or_not():
    drawn = figure(causes_found(shown(Pattern.DVT)))
    assert [row.title for row in drawn.rows] == [cause.title for cause in CAUSES]
    assert [row.title for row in drawn.rows if row.marks] == [cause_of("clot").title]
    assert drawn.found == (cause_of("clot").title,)


@pytest.mark.parametrize("count", [1, 5, 6, 12])
def test_marks_stay_beside_the_label_and_inside(count):
    marks = figure(causes_found(shown(*[Pattern.DVT] * count))).rows[2].marks
    assert len(marks) == count
    assert all(LABEL_WIDTH <= mark.x <= WIDTH - MARK_SIZE for mark in marks)
    assert len({mark.x for mark in marks}) == count


def test_right_to_left_it_is_mirrored():
    found = causes_found(shown(Pattern.DVT))
    left = figure(found).rows[2]
    with translation.override("ar"):
        right = figure(found).rows[2]
    assert (left.label_x, right.label_x) == (0, WIDTH)
    assert right.marks[0].x == WIDTH - MARK_SIZE - left.marks[0].x
