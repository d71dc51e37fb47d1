"""Tables that a spreadsheet opens as they are, and in which nothing typed is run."""

import csv
from collections.abc import Iterable, Iterator, Sequence

BYTE_ORDER_MARK = "\ufeff"
"""By which Excel knows that the file is UTF-8."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def table(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The lines of a CSV file, one row at a time."""
    writer = csv.writer(_Passed())
    yield BYTE_ORDER_MARK
    for row in rows:
        yield writer.writerow([cell(value) for value in row])


def cell(value: object) -> str:
    """The text of a cell. One that a spreadsheet would take for a formula begins with '."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


class _Passed:
    """What csv writes to; it hands each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line
