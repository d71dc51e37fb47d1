"""Measures the question page and the bare view in turn, and prints a Markdown table of the goals.

DATABASE_URL is to name a PostgreSQL on this machine that writes durably. The exit status is 1 when
a goal is missed. ROUNDS and REQUESTS (of each kind in a round) may be set in the environment.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from benchmarks.load.tally import percentiles
from benchmarks.production import environment
from tests.stack import cpu_of, parent_of

from .clients import CLIENTS, send
from .servers import BARE, OURS, WORKERS, Served, manage, served

ROUNDS = int(os.environ.get("ROUNDS", "8"))
REQUESTS = int(os.environ.get("REQUESTS", "480"))
KINDS = {"GET": 200, "POST": 302}
"""What is sent, and the status of its answer."""
MOST_CPU = {"GET": 1.7, "POST": 2.0}
"""Times the bare view's."""
MOST_P99 = 2.0
"""Times p50."""
MOST_STATEMENTS = {"GET": 3, "POST": 4}
MOST_BYTES = 8_000


@dataclass
class Measured:
    """One kind of request to one app: by round, ms of CPU each and requests a second; seconds."""

    application: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    rate: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    @property
    def cpu(self) -> list[float]:
        return [sum(both) for both in zip(self.application, self.database, strict=True)]


def measure(app: Served, database: int, method: str, into: Measured) -> None:
    """One round."""
    visits = [visit.get if method == "GET" else visit.post for visit in app.visits]
    before = app.cpu, cpu_of(database)
    seconds = send(app.port, visits, REQUESTS, KINDS[method])
    spent = app.cpu - before[0], cpu_of(database) - before[1]
    into.application.append(spent[0] / len(seconds) * 1e3)
    into.database.append(spent[1] / len(seconds) * 1e3)
    # Each client sends the next once it has its answer.
    into.rate.append(CLIENTS / statistics.mean(seconds))
    into.seconds += seconds


def postmaster() -> tuple[int, str]:
    """The process of the database server, and how durably it writes."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        row = connection.execute("SELECT pg_backend_pid()").fetchone()
        assert row
        said = [
            f"{name} {value[0]}"
            for name in ("fsync", "synchronous_commit", "full_page_writes")
            if (value := connection.execute(f"SHOW {name}").fetchone())
        ]
        return parent_of(row[0]), ", ".join(said)


def compare(ours: Served, bare: Served, database: int) -> dict[tuple[str, str], Measured]:
    """Both in turn, so that what else the machine does meets both; the first round warms up."""
    found = {(app, method): Measured() for app in ("ours", "bare") for method in KINDS}
    for round_number in range(ROUNDS + 1):
        for method in KINDS:
            for name, app in (("ours", ours), ("bare", bare)):
                into = found[name, method] if round_number else Measured()
                measure(app, database, method, into)
    return found


def tables(found: dict[tuple[str, str], Measured]) -> Iterator[str]:
    head = ["request", "CPU ms", "of it database", "requests/s", "p50 ms", "p99 ms"]
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for (app, method), one in found.items():
        p50, _, p99 = percentiles(one.seconds)
        name = f"{OURS.name if app == 'ours' else BARE.name}, {method}"
        cells = [statistics.median(each) for each in (one.cpu, one.database, one.rate)]
        shown = [
            f"{cells[0]:.2f}",
            f"{cells[1]:.2f}",
            f"{cells[2]:.0f}",
            f"{p50:.1f}",
            f"{p99:.1f}",
        ]
        yield f"| {name} | {' | '.join(shown)} |"


@dataclass(frozen=True)
class Goal:
    """A figure and the most that it may be."""

    what: str
    found: float
    most: float

    @property
    def met(self) -> bool:
        return self.found <= self.most

    def line(self) -> str:
        outcome = "met" if self.met else "missed"
        return f"| {self.what} | {self.found:,.4g} | {self.most:,g} | {outcome} |"


def goals(found: dict[tuple[str, str], Measured], counts: dict[str, int]) -> Iterator[Goal]:
    for method in KINDS:
        ours, bare = found["ours", method], found["bare", method]
        ratios = [a / b for a, b in zip(ours.cpu, bare.cpu, strict=True)]
        yield Goal(
            f"CPU of {method}, times the bare view's", statistics.median(ratios), MOST_CPU[method]
        )
    for method in KINDS:
        p50, _, p99 = percentiles(found["ours", method].seconds)
        yield Goal(f"p99 of {method} at {CLIENTS} clients, times p50", p99 / p50, MOST_P99)
    for method, most in MOST_STATEMENTS.items():
        yield Goal(f"statements of {method}, signed in", counts[method.lower()], most)
    yield Goal("writes of GET, to the session or anything else", counts["get_writes"], 0)
    yield Goal("bytes of the largest question page", counts["bytes"], MOST_BYTES)


def machine_lines(ours: Served, bare: Served) -> Iterator[str]:
    yield "| | start-up s | resident memory of each worker, MB: PSS (USS) |"
    yield "|---|---|---|"
    for app, name in ((ours, OURS.name), (bare, BARE.name)):
        memory = ", ".join(f"{one.pss:.0f} ({one.uss:.0f})" for one in app.memory)
        yield f"| {name} | {app.started_in:.1f} | {memory} |"


def counted() -> dict[str, int]:
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.web.counts"],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return dict(json.loads(ran.stdout))


def main() -> int:
    database, durable = postmaster()
    with tempfile.TemporaryDirectory() as folder:
        settings = environment(Path(folder), 0) | {"DATABASE_URL": os.environ["DATABASE_URL"]}
        manage(settings, "migrate", "--run-syncdb")
        manage(settings, "collectstatic", "--no-input")
        with served(OURS, settings) as ours, served(BARE, settings) as bare:
            found = compare(ours, bare, database)
            machine = list(machine_lines(ours, bare))
    reached = list(goals(found, counted()))
    print(
        f"{os.cpu_count()} CPUs, {WORKERS} sync workers, kept connections; PostgreSQL: {durable}."
    )
    print(f"Medians of {ROUNDS} rounds of {REQUESTS} requests, {CLIENTS} clients at once.\n")
    print("\n".join([*tables(found), "", *machine, ""]))
    print("| goal | found | at most | |\n|---|---|---|---|")
    print("\n".join(goal.line() for goal in reached))
    return int(not all(goal.met for goal in reached))


if __name__ == "__main__":
    sys.exit(main())
