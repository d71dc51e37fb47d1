"""Measures a call by repeating it."""

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

REPEATS = 30


@dataclass(frozen=True)
class Timing:
    """Seconds for one call: the least and the median of the repeats."""

    what: str
    unit: str
    least: float
    median: float

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def measure(what: str, unit: str, call: Callable[[], object], *, calls: int = 1) -> Timing:
    """Times call, after a first run that fills the caches; it stands for that many calls."""
    call()
    seconds = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        call()
        seconds.append((time.perf_counter() - begun) / calls)
    return Timing(what, unit, min(seconds), statistics.median(seconds))
