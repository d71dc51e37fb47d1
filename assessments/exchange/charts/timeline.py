"""The parts that charts are made of, in units of their own, drawn from the reading side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.utils.translation import get_language_bidi

WIDTH = 340
MARK_SIZE = 22
AXIS_HEIGHT = 34
LEAST = 2
"""No bar or column of anything at all is too thin to be seen."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; a second series and a limit are dashed."""

    x1: int
    y1: int
    x2: int
    y2: int
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Label:
    """A text that begins at the reading side, its middle at y."""

    text: str
    x: int
    y: int
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """One check in a chart: what is drawn (an urgency, dot, left, right, gap), centred there."""

    shape: str
    x: int
    y: int

    @property
    def corner(self) -> tuple[int, int]:
        """Where a picture of MARK_SIZE begins."""
        return self.x - MARK_SIZE // 2, self.y - MARK_SIZE // 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole chart: rules behind it, lines that join checks, marks, labels, and the time axis.

    Attributes: ticks (the place of each check on the axis at height axis_y), first and last (the
    times at its ends), first_x and last_x (where these are written).
    """

    height: int
    rules: tuple[Line, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    ticks: tuple[int, ...]
    axis_y: int
    first: datetime
    last: datetime
    first_x: int
    last_x: int
    width: int = WIDTH


class Timeline:
    """Where a time stands across a chart: in proportion, from the oldest check to the newest."""

    def __init__(self, times: Sequence[datetime], begin: int, end: int) -> None:
        """times are oldest first; begin and end are the places of the first and the last."""
        self.first, self.last = times[0], times[-1]
        self.begin, self.end = begin, end
        self.places = tuple(self._place(at) for at in times)

    def _place(self, at: datetime) -> int:
        whole = (self.last - self.first).total_seconds()
        share = (at - self.first).total_seconds() / whole if whole else 0
        return mirrored(round(self.begin + share * (self.end - self.begin)))


def mirrored(x: int) -> int:
    """The place from the reading side: from the right where that is how the page is read."""
    return WIDTH - x if get_language_bidi() else x


def unbroken(points: Sequence[tuple[int, int] | None], *, dashed: bool = False) -> Iterator[Line]:
    """Lines from each check to the next; none to, from or across a gap."""
    for before, after in pairwise(points):
        if before is not None and after is not None:
            yield Line(*before, *after, dashed)


def across(y: int, begin: int = 0, *, dashed: bool = False) -> Line:
    """A rule over the whole chart, or from begin on."""
    return Line(mirrored(begin), y, mirrored(WIDTH), y, dashed)
