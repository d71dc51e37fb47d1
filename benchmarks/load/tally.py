"""What happened to patients, and what the site told them."""

import statistics
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Place = tuple[str, str]
"""A page and the method it was asked for by: ("check/where", "POST")."""


@dataclass
class Check:
    """One patient's walk through one check, in a browser of its own.

    Attributes: vignette (its id), expected (urgency), acknowledged (by address, what was posted
    to each page of which the site said that it was saved, by leading on), cookies (open its
    draft and its result), in_doubt (whether a last post had no answer: it may have been taken or
    not), result (the address of its result, if any), shown (urgency and leading there), stopped
    (whether the check turned out not to be for this person).
    """

    vignette: str
    expected: str
    acknowledged: dict[str, dict[str, Any]] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    in_doubt: bool = False
    result: str = ""
    shown: tuple[str, str] | None = None
    stopped: bool = False

    @property
    def done(self) -> bool:
        return self.shown is not None or self.stopped


@dataclass
class Tally:
    """Counts of one patient or, added up, of all.

    Attributes: seconds (of every answer, by place), statuses (answers by status), interruptions
    (what a person waits for and does again: a 502, 503, 504 or 429 page, a connection refused or
    cut off), retried (by place), errors (what must not be: its kind and place), foreign (bodies
    of error pages that are not a plain page of ours), checks (every walk, the open ones too),
    lasted (seconds of the whole run), client_cpu (seconds of this process meanwhile).
    """

    seconds: dict[Place, "array[float]"] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    interruptions: Counter[str] = field(default_factory=Counter)
    retried: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    foreign: list[str] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    lasted: float = 0.0
    client_cpu: float = 0.0

    def took(self, place: Place, seconds: float) -> None:
        self.seconds.setdefault(place, array("d")).append(seconds)

    def add(self, other: "Tally") -> None:
        for place, seconds in other.seconds.items():
            self.seconds.setdefault(place, array("d")).extend(seconds)
        self.statuses += other.statuses
        self.interruptions += other.interruptions
        self.retried += other.retried
        self.errors += other.errors
        self.foreign += other.foreign
        self.checks += other.checks

    @property
    def requests(self) -> int:
        return self.statuses.total()

    @property
    def completed(self) -> list[Check]:
        return [check for check in self.checks if check.done]

    @property
    def submitted(self) -> list[Check]:
        """Those that were led to a result, whether or not it was looked at before the end."""
        return [check for check in self.checks if check.result]

    @property
    def open_drafts(self) -> list[Check]:
        """Those that the site said it saved a page of, and that have not come to an end.

        One that is not for its patient ends too: nothing of it is kept.
        """
        return [one for one in self.checks if one.acknowledged and not (one.result or one.stopped)]

    def percentiles(self, method: str | None = None) -> tuple[float, float, float]:
        """Milliseconds: p50, p95 and p99 of all answers, or of those to one method."""
        chosen = [one for place, one in self.seconds.items() if method in (None, place[1])]
        return percentiles([each for one in chosen for each in one])

    def lines(self) -> Iterator[str]:
        """The whole tally as Markdown."""
        completed, lasted = len(self.completed), self.lasted or 1.0
        yield f"- requests: {self.requests}, {self.requests / lasted:.0f} a second"
        yield f"- patients completed: {completed}, {completed / lasted:.1f} a second"
        yield f"- milliseconds: {_spread(self.percentiles())} (p50 / p95 / p99)"
        yield f"- errors: {_counted(self.errors)}"
        yield f"- interruptions gone over: {_counted(self.interruptions)}"
        yield f"- pages tried again: {_counted(self.retried)}"
        yield f"- error pages that are not ours: {len(self.foreign)}"
        yield f"- answers by status: {_counted(self.statuses)}"
        cpu = 1000 * self.client_cpu / max(self.requests, 1)
        yield f"- CPU of the client: {cpu:.2f} ms per request"
        yield ""
        yield "| page | method | requests | p50 | p95 | p99 |"
        yield "|---|---|---|---|---|---|"
        for (page, method), seconds in sorted(self.seconds.items()):
            spread = " | ".join(f"{each:.1f}" for each in percentiles(seconds))
            yield f"| {page} | {method} | {len(seconds)} | {spread} |"


def percentiles(seconds: "array[float] | list[float]") -> tuple[float, float, float]:
    """Milliseconds: p50, p95 and p99."""
    if len(seconds) < 2:
        only = seconds[0] * 1e3 if seconds else 0.0
        return only, only, only
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return cuts[49] * 1e3, cuts[94] * 1e3, cuts[98] * 1e3


def _spread(milliseconds: tuple[float, float, float]) -> str:
    return " / ".join(f"{each:.1f}" for each in milliseconds)


def _counted(counts: Counter[Any]) -> str:
    return ", ".join(f"{what}: {count}" for what, count in sorted(counts.items())) or "none"
