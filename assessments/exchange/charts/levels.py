"""A chart of levels: one band each, its words on top and its marks below them, so that words may
be long and never meet a mark."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from .readings import Reading
from .timeline import (
    AXIS_HEIGHT,
    MARK_SIZE,
    WIDTH,
    Figure,
    Label,
    Mark,
    Timeline,
    across,
    mirrored,
    unbroken,
)

BAND = 48
LABEL_MIDDLE = 12
MARK_MIDDLE = 34
MARGIN = MARK_SIZE // 2 + 1


def levels_figure(
    times: Sequence[datetime],
    readings: Sequence[Reading],
    levels: Sequence[str],
    *,
    joined: bool,
) -> Figure:
    """Draws readings at times, oldest first. levels are named lowest first.

    Where a reading is a gap, a last band "No answer" shows it, and no line runs there.
    """
    has_gaps = any(reading.height is None for reading in readings)
    names = [*reversed(levels), *([_("No answer")] if has_gaps else [])]
    time = Timeline(times, MARGIN, WIDTH - MARGIN)
    tops = [_top(reading, len(levels)) for reading in readings]
    points = [
        None if reading.height is None else (x, top + MARK_MIDDLE)
        for reading, x, top in zip(readings, time.places, tops, strict=True)
    ]
    bottom = len(names) * BAND
    return Figure(
        height=bottom + AXIS_HEIGHT,
        rules=tuple(across(number * BAND) for number in range(1, len(names) + 1)),
        lines=tuple(unbroken(points)) if joined else (),
        marks=tuple(
            Mark("gap" if reading.height is None else reading.mark, x, top + MARK_MIDDLE)
            for reading, x, top in zip(readings, time.places, tops, strict=True)
        ),
        labels=tuple(
            Label(name, mirrored(0), number * BAND + LABEL_MIDDLE)
            for number, name in enumerate(names)
        ),
        ticks=time.places,
        axis_y=bottom,
        first=time.first,
        last=time.last,
        first_x=mirrored(0),
        last_x=mirrored(WIDTH),
    )


def _top(reading: Reading, count: int) -> int:
    """The top of a reading's band; gaps stand below all levels."""
    band = count if reading.height is None else count - 1 - reading.height
    return band * BAND
