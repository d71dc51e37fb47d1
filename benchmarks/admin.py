"""Measures what staff open, with few results and with many: python -m benchmarks.admin [SIZE ...]

SIZES=1000,100000 names sizes as well. Each size has a process and a database of its own, beside the
one in DATABASE_URL, which is to be PostgreSQL. Prints a Markdown table; ends with an error where a
page does not answer as it should.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import services
from assessments.models import Case, User
from tests.signing_in import with_second_factor

from .browser import Browser
from .pages import own_database
from .staff_pages import Page, pages, rows, show

SIZES = (1_000, 100_000, 1_000_000)
REQUESTS = 40
ALONE = "--alone"
MINE = 20
"""Open cases that who measures has taken, so that the list of one's own is not empty."""


@dataclass(frozen=True)
class Measured:
    """One page at one size: median and 95th percentile of its requests, in seconds."""

    name: str
    goal: float | None
    queries: int
    rows: int | None
    p50: float
    p95: float


def measure(browser: Browser, page: Page) -> Measured:
    """Opens a page often, after a first time that fills the caches."""
    body = show(browser, page.address)
    with CaptureQueriesContext(connection) as queries:
        show(browser, page.address)
        count = len(queries)  # the next request clears them
    seconds = []
    for _ in range(REQUESTS):
        begun = time.perf_counter()
        show(browser, page.address)
        seconds.append(time.perf_counter() - begun)
    p95 = statistics.quantiles(seconds, n=20, method="inclusive")[-1]
    p50 = statistics.median(seconds)
    return Measured(page.name, page.goal, count, rows(body), p50, p95)


def of_size(size: int) -> list[Measured]:
    """Every page, with so many sample results in a database of its own."""
    assert connection.vendor == "postgresql", "run it as: tools/postgres python -m benchmarks.admin"
    with own_database():
        call_command("sample_data", count=size, seed=1, stdout=sys.stderr)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        browser = Browser(with_second_factor(_superuser()).cookies)
        return [measure(browser, page) for page in pages(browser)]


def _superuser() -> User:
    user = User.objects.create_superuser("bench@example.org")
    taken = Case.objects.filter(is_open=True).values_list("pk", flat=True)[:MINE]
    services.assign(case_ids=list(taken), to=user, access=services.Access(user))
    return user


def in_process(size: int) -> list[Measured]:
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.admin", ALONE, str(size)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return [Measured(**one) for one in json.loads(ran.stdout)]


def table(sizes: Sequence[int], found: Sequence[Sequence[Measured]]) -> Iterator[str]:
    """A line for each page; found has the pages of each size, in one order."""
    heads = [f"{what} {size:,}" for what in ("p50", "p95") for size in sizes]
    columns = ["page", "rows", "queries", *heads, "ratio", "goal"]
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"
    yield from map(_line, zip(*found, strict=True))


def _line(at: Sequence[Measured]) -> str:
    """One page, at each size."""
    ratio = at[-1].p50 / at[0].p50
    cells = [
        at[0].name,
        " / ".join("–" if one.rows is None else str(one.rows) for one in at),
        " / ".join(dict.fromkeys(str(one.queries) for one in at)),
        *(_milliseconds(one.p50) for one in at),
        *(_milliseconds(one.p95) for one in at),
        f"{ratio:.2f}",
        _goal(ratio, at[0], at[-1]),
    ]
    return f"| {' | '.join(cells)} |"


def _goal(ratio: float, least: Measured, most: Measured) -> str:
    """The goal, and whether it was missed: also because there is more to show of a larger size."""
    if least.goal is None or ratio <= least.goal:
        return str(least.goal or "")
    return f"{least.goal} missed" + (", more rows" if (most.rows or 0) > (least.rows or 0) else "")


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1e3:.1f}"


def main(sizes: Sequence[int]) -> None:
    found = [in_process(size) for size in sizes]
    print("Milliseconds; PostgreSQL of its own on this machine, fsync off.\n")
    print("\n".join(table(sizes, found)))


def _sizes(said: Sequence[str]) -> Sequence[int]:
    named = said or os.environ.get("SIZES", "").replace(",", " ").split()
    return [int(size) for size in named] or SIZES


if __name__ == "__main__":
    if sys.argv[1:2] == [ALONE]:
        print(json.dumps([asdict(one) for one in of_size(int(sys.argv[2]))]))
    else:
        main(_sizes(sys.argv[1:]))
