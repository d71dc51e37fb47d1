"""Many patients at once, each filling in whole checks over real HTTP: python -m benchmarks.load

`run` sends them and returns a Tally; `read_back` then asks the site for all that it said it kept.
"""

from .reading_back import ReadBack, read_back
from .running import run
from .tally import Check, Tally

__all__ = ["Check", "ReadBack", "Tally", "read_back", "run"]
