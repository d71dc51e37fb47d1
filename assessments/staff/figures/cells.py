"""What stands in the cells of a table: counts with their sum, days, shares and times."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeAlias

from django.utils import formats

from assessments.staff.durations import in_two_units

Cells: TypeAlias = Sequence[str | int]
NONE = "–"


def and_all(counts: Sequence[int]) -> Sequence[int]:
    """The counts of one row, and their sum."""
    return [*counts, sum(counts)]


def day(written: date) -> str:
    """As a whole date, so that it is plain of which year."""
    return formats.date_format(written, "DATE_FORMAT")


def percent(part: int, whole: int) -> str:
    """In whole hundredths, rounded; 0 % is said of none and 100 % of all alone."""
    if not whole:
        return NONE
    nearest = round(100 * part / whole)
    most, least = (100 if part == whole else 99), (0 if part == 0 else 1)
    return f"{max(least, min(nearest, most))} %"


def time_taken(median: timedelta | None) -> str:
    return NONE if median is None else in_two_units(median)
