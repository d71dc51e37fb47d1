"""What the page is made of: drawings, each with a table that says the same in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.exchange.charts.bars import Bars
from assessments.exchange.charts.columns import Columns

from .cells import Cells


@dataclass(frozen=True, slots=True)
class Table:
    """The words above its columns, and its rows: the first cell of each names it."""

    head: Sequence[str]
    rows: Sequence[tuple[str, Cells]]


@dataclass(frozen=True, slots=True)
class Section:
    """One figure, drawn as columns or as bars. Without a table there is nothing to show yet."""

    code: str
    title: str
    about: str = ""
    table: Table | None = None
    columns: Columns | None = None
    bars: Bars | None = None
