"""Lengths of time, as staff read them."""

from datetime import timedelta

import pytest

from assessments.staff.durations import in_one_unit, in_two_units


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-5, "1 min"),
        (0, "1 min"),
        (59, "59 min"),
        (60, "1 h"),
        (48 * 60 - 1, "47 h"),
        (48 * 60, "2 days"),
    ],
)
def test_in_its_greatest_unit_and_never_nothing(minutes, words):
    assert in_one_unit(timedelta(minutes=minutes)) == words


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (timedelta(seconds=59), "0 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(hours=1), "1 h 0 min"),
        (timedelta(hours=47, minutes=59), "47 h 59 min"),
        (timedelta(days=2), "2 days 0 h"),
        (timedelta(days=9, hours=5, minutes=59), "9 days 5 h"),
    ],
)
def test_in_its_two_greatest_units(time, words):
    assert in_two_units(time) == words
