"""Bars that lie: one for each of a few named things, its words and its number above it."""

from collections.abc import Sequence
from dataclasses import dataclass

from .timeline import WIDTH, Line, across, mirrored

ROW = 44
TEXT_MIDDLE = 14
BAR_TOP = 24
THICK = 12
LEAST = 2
"""No bar of anything at all is too thin to be seen."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What one bar stands for: its words, its number as it is written, and as it is drawn.

    value is None where there is no number, which is another thing than 0.
    """

    words: str
    said: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a figure: words at its reading side, its number at the other, both above it."""

    words: str
    said: str
    words_x: int
    said_x: int
    text_y: int
    floor: Line
    box: Box | None


@dataclass(frozen=True, slots=True)
class Bars:
    """The whole figure."""

    height: int
    bars: tuple[Bar, ...]
    width: int = WIDTH


def bars(things: Sequence[Thing], *, whole: float | None = None) -> Bars:
    """Draws one bar for each. A bar over the full width is whole, or else the greatest of all."""
    most = whole or max((thing.value or 0 for thing in things), default=0) or 1
    drawn = tuple(_bar(thing, number * ROW, most) for number, thing in enumerate(things))
    return Bars(len(things) * ROW, drawn)


def _bar(thing: Thing, top: int, most: float) -> Bar:
    long = max(round(WIDTH * thing.value / most), LEAST) if thing.value else 0
    return Bar(
        words=thing.words,
        said=thing.said,
        words_x=mirrored(0),
        said_x=mirrored(WIDTH),
        text_y=top + TEXT_MIDDLE,
        floor=across(top + BAR_TOP + THICK),
        box=Box(min(mirrored(0), mirrored(long)), top + BAR_TOP, long, THICK) if long else None,
    )
