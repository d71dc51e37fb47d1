"""What is wrong with a response, in words for whoever sent it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """where is a linkId, or the name of an element of the whole response."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class ResponseError(ValueError):
    """A response that cannot be judged.

    Attributes: problems (all that were found), warnings (what was found besides), urgent (what
    must not wait until the problems are mended).
    """

    def __init__(
        self,
        problems: list[Problem],
        warnings: Sequence[Problem] = (),
        urgent: Sequence[Problem] = (),
    ) -> None:
        self.problems = problems
        self.warnings, self.urgent = list(warnings), list(urgent)
        super().__init__("\n".join(map(str, problems)))


def shown(value: Any) -> str:
    """What was given, as a message may show it: on one line, not long, no marks unseen."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float | Decimal):
        return str(value)[:MOST_SHOWN]
    return repr(str(value)[:MOST_SHOWN])


def place(link_id: str) -> str:
    """A linkId as the place of a problem: as it is, unless it would break the line."""
    return link_id if link_id.isprintable() and len(link_id) <= MOST_SHOWN else shown(link_id)
