"""Square codes that phones read from a screen or from paper."""

from dataclasses import dataclass
from itertools import groupby

import qrcode

QUIET = 4
"""Modules of white around it, as ISO/IEC 18004 asks for."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code as templates/qr_code.html draws it: so many modules a side, and the dark ones."""

    side: int
    path: str


def code_of(text: str) -> Code:
    """The code of a text, with white around it. A tenth of it may be dirty or torn."""
    drawn = qrcode.QRCode(border=QUIET, error_correction=qrcode.ERROR_CORRECT_M)
    drawn.add_data(text)
    modules = drawn.get_matrix()
    path = "".join(_row(y, row) for y, row in enumerate(modules))
    return Code(side=len(modules), path=path)


def _row(y: int, row: list[bool]) -> str:
    """The dark modules of a row, each run of them as one bar."""
    bars, x = [], 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            bars.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(bars)
