"""Bars that lie: one for each of a few named things, its label and its number above it."""

from collections.abc import Sequence
from dataclasses import dataclass

from .timeline import LEAST, WIDTH, Box, Line, across, mirrored

ROW = 44
TEXT_MIDDLE = 14
BAR_TOP = 24
THICK = 12


@dataclass(frozen=True, slots=True)
class Amount:
    """What one bar stands for: its label, its number as it is written, and as it is drawn.

    value is None where there is no number, which is another thing than 0.
    """

    label: str
    text: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a figure: label at its reading side, its number at the other, both above it."""

    label: str
    text: str
    label_x: int
    text_x: int
    text_y: int
    floor: Line
    box: Box | None


@dataclass(frozen=True, slots=True)
class Bars:
    """The whole figure."""

    height: int
    bars: tuple[Bar, ...]
    width: int = WIDTH


def bars(amounts: Sequence[Amount], *, whole: float | None = None) -> Bars:
    """Draws one bar for each. A bar over the full width is whole, or else the greatest of all."""
    most = whole or max((one.value or 0 for one in amounts), default=0) or 1
    drawn = tuple(_bar(one, number * ROW, most) for number, one in enumerate(amounts))
    return Bars(len(amounts) * ROW, drawn)


def _bar(amount: Amount, top: int, most: float) -> Bar:
    long = max(round(WIDTH * amount.value / most), LEAST) if amount.value else 0
    return Bar(
        label=amount.label,
        text=amount.text,
        label_x=mirrored(0),
        text_x=mirrored(WIDTH),
        text_y=top + TEXT_MIDDLE,
        floor=across(top + BAR_TOP + THICK),
        box=Box(min(mirrored(0), mirrored(long)), top + BAR_TOP, long, THICK) if long else None,
    )
