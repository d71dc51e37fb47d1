"""Columns over days or weeks: one row for each series, under its own name, all to one scale.

Series stand in rows and never on top of each other, so that none is told apart by its colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .timeline import AXIS_HEIGHT, LEAST, WIDTH, Box, Label, Line, across, mirrored

TEXT_MIDDLE = 14
TALLEST = 40
ROW = 74
FLOOR = 68
"""Where the columns of a row stand, from its top."""


@dataclass(frozen=True, slots=True)
class Row:
    """One series: its name, and its total at the other side."""

    name: Label
    total: Label
    floor: Line
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The whole figure. Attributes: most (what the tallest column stands for), first and last."""

    height: int
    rows: tuple[Row, ...]
    most: int
    first: date
    last: date
    axis_y: int
    first_x: int
    last_x: int
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Series:
    """What one row shows: a number for each day or week."""

    name: str
    counts: Sequence[int]


def columns(starts: Sequence[date], series: Sequence[Series]) -> Columns:
    """Draws each series over the days or weeks that start then, oldest first."""
    most = max((count for each in series for count in each.counts), default=0)
    bottom = len(series) * ROW
    return Columns(
        height=bottom + AXIS_HEIGHT,
        rows=tuple(_row(each, number * ROW, most or 1) for number, each in enumerate(series)),
        most=most,
        first=starts[0],
        last=starts[-1],
        axis_y=bottom + AXIS_HEIGHT // 2,
        first_x=mirrored(0),
        last_x=mirrored(WIDTH),
    )


def _row(series: Series, top: int, most: int) -> Row:
    return Row(
        name=Label(series.name, mirrored(0), top + TEXT_MIDDLE, strong=True),
        total=Label(str(sum(series.counts)), mirrored(WIDTH), top + TEXT_MIDDLE),
        floor=across(top + FLOOR),
        boxes=tuple(
            _column(place, count, len(series.counts), top, most)
            for place, count in enumerate(series.counts)
            if count
        ),
    )


def _column(place: int, count: int, of: int, top: int, most: int) -> Box:
    begin, end = (WIDTH * edge // of for edge in (place, place + 1))
    gap = 1 if end - begin < TALLEST // 4 else 3
    high = max(round(TALLEST * count / most), LEAST)
    x = min(mirrored(begin), mirrored(end - gap))
    return Box(x, top + FLOOR - high, end - begin - gap, high)
