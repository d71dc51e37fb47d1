"""Patients against each way to host the site: python -m benchmarks.load.stacks

Prints a Markdown table. SQLite on one machine, PostgreSQL with one web node, and with two, each
behind the proxy with TLS. PATIENTS and SECONDS may be set in the environment. The exit status is 1
when anything went wrong.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tests.stack import Site

from .reading_back import ReadBack, read_back
from .running import run
from .tally import Tally, percentiles

PATIENTS = int(os.environ.get("PATIENTS", "32"))
SECONDS = float(os.environ.get("SECONDS", "60"))
LOCKED = "database is locked"
SHOWN = ("check/where", "check/feeling", "check/answers", "result")
"""Pages whose times are in the table: the largest, a usual one, and both that a check ends with."""


@dataclass(frozen=True)
class Stack:
    """A way to host the site; each web node has two workers."""

    name: str
    nodes: int = 1
    sqlite: bool = False


STACKS = (
    Stack("SQLite, 1 node", sqlite=True),
    Stack("PostgreSQL, 1 node"),
    Stack("PostgreSQL, 2 nodes", nodes=2),
)


@dataclass
class Outcome:
    """What patients met on one stack; locked counts lines in the logs that say so of SQLite."""

    stack: Stack
    tally: Tally
    found: ReadBack
    locked: int

    @property
    def wrong(self) -> int:
        found = self.tally.errors.total() + self.tally.interruptions.total() + self.locked
        return found + len(self.tally.foreign) + len(self.found.wrong)


def under_load(stack: Stack) -> Outcome:
    with Site(nodes=stack.nodes, workers=2, sqlite=stack.sqlite) as site:
        address, ca = site.proxy.address, site.proxy.certificate
        tally = run(address, PATIENTS, seconds=SECONDS, ca=ca)
        found = read_back(tally, address, ca=ca)
        locked = sum(node.log.read_text(errors="replace").count(LOCKED) for node in site.nodes)
    return Outcome(stack, tally, found, locked)


def table(outcomes: list[Outcome]) -> Iterator[str]:
    """Stacks as columns, figures as rows."""
    names = " | ".join(outcome.stack.name for outcome in outcomes)
    yield f"| {PATIENTS} patients for {SECONDS:.0f} s | {names} |"
    yield f"|---|{'---|' * len(outcomes)}"
    for what, cells in _rows(outcomes):
        yield f"| {what} | {' | '.join(cells)} |"


def _rows(outcomes: list[Outcome]) -> Iterator[tuple[str, list[str]]]:
    tallies = [outcome.tally for outcome in outcomes]
    yield "requests", [f"{tally.requests:,}" for tally in tallies]
    yield "requests a second", [f"{tally.requests / tally.lasted:.0f}" for tally in tallies]
    yield "patients completed", [f"{len(tally.completed):,}" for tally in tallies]
    for method in ("GET", "POST"):
        yield (
            f"{method}: p50 / p95 / p99 ms",
            [_spread(each.percentiles(method)) for each in tallies],
        )
    for place in [(page, method) for page in SHOWN for method in ("GET", "POST")]:
        if all(place in tally.seconds for tally in tallies):
            spreads = [_spread(percentiles(tally.seconds[place])) for tally in tallies]
            yield f"{place[0]}, {place[1]}", spreads
    yield "errors", [str(tally.errors.total()) for tally in tallies]
    yield "pages tried again", [str(tally.retried.total()) for tally in tallies]
    yield "“database is locked”", [str(outcome.locked) for outcome in outcomes]
    yield (
        "results read back of those shown",
        [f"{o.found.results} of {len(o.tally.submitted)}" for o in outcomes],
    )
    yield (
        "open drafts read back, pages of them",
        [f"{o.found.drafts} of {len(o.tally.open_drafts)}, {o.found.pages}" for o in outcomes],
    )
    cpu = [1000 * tally.client_cpu / max(tally.requests, 1) for tally in tallies]
    yield "CPU of the client, ms a request", [f"{each:.2f}" for each in cpu]


def _spread(milliseconds: tuple[float, float, float]) -> str:
    return " / ".join(f"{each:.0f}" for each in milliseconds)


def main() -> int:
    outcomes = []
    for stack in STACKS:
        print(f"{stack.name} …", file=sys.stderr)
        outcomes.append(under_load(stack))
    print("\n".join(table(outcomes)))
    for outcome in outcomes:
        said = [*outcome.tally.errors, *outcome.tally.interruptions, *outcome.tally.foreign]
        for line in [*said, *outcome.found.wrong][:20]:
            print(f"\n{outcome.stack.name}: {line}")
    return int(any(outcome.wrong for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
