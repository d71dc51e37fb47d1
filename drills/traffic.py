"""Patients who fill in checks while something fails, and what must be true of them afterwards."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Event, Thread

from benchmarks.load import Tally, read_back, run
from tests.stack import Site

PATIENTS = 12
MOST_SECONDS = 240.0


class Traffic:
    """What patients met; tally is whole once the block of `patients` has ended."""

    def __init__(self) -> None:
        self.tally = Tally()


@contextmanager
def patients(site: Site, *, count: int = PATIENTS) -> Iterator[Traffic]:
    """So many patients at once, through the proxy, until the block ends."""
    stop, traffic = Event(), Traffic()

    def go() -> None:
        traffic.tally = run(
            site.proxy.address, count, seconds=MOST_SECONDS, stop=stop, ca=site.proxy.certificate
        )

    thread = Thread(target=go)
    thread.start()
    try:
        yield traffic
    finally:
        stop.set()
        thread.join()


def stored(site: Site) -> list[str]:
    """Ids of all results in the database that serves now, from the database itself."""
    sql = "SELECT id FROM assessments_assessment"
    if site.sqlite:
        with closing(sqlite3.connect(site.sqlite_file)) as connection:
            rows = connection.execute(sql).fetchall()
    else:
        rows = site.serving.query(sql)
    return [str(row[0]).replace("-", "") for row in rows]


class Verdict:
    """What a drill came to, in figures and in what was wrong.

    Every drill ends with the same question: is each result that a patient was led to stored, once
    and with the urgency that was shown, and is every page readable that a patient was told is
    saved? figures go into the table of docs/operations.md.
    """

    def __init__(self, name: str, what: str) -> None:
        self.name, self.what = name, what
        self.figures: dict[str, object] = {}
        self.wrong: list[str] = []

    def expect(self, right: bool, otherwise: str) -> None:
        if not right:
            self.wrong.append(otherwise)

    def judge(self, site: Site, traffic: Traffic) -> None:
        """Asks the site and its database for everything that was acknowledged."""
        tally = traffic.tally
        ids = stored(site)
        shown = {check.result.split("/")[2].replace("-", "") for check in tally.submitted}
        in_doubt = sum(check.in_doubt for check in tally.checks)
        drafts = len(tally.open_drafts)
        found = read_back(tally, site.proxy.address, ca=site.proxy.certificate)
        self.figures |= {
            "submitted": len(shown),
            "stored": len(ids),
            "drafts acknowledged": drafts,
            "drafts readable": found.drafts,
            "submitted without an answer": len(set(ids) - shown),
            "pages of them": found.pages,
            "interruptions": sum(tally.interruptions.values()),
            **{f"of them: {what}": count for what, count in sorted(tally.interruptions.items())},
            "500s": tally.statuses[500],
        }
        self.wrong += found.wrong[:10]
        self.wrong += [f"{what}: {count}" for what, count in tally.errors.items()]
        self.wrong += tally.foreign[:5]
        self.expect(bool(shown), "nobody got as far as a result")
        self.expect(shown <= set(ids), f"{len(shown - set(ids))} results shown are not stored")
        # A submit that got no answer may have been taken: once, and only those.
        unknown = len(set(ids) - shown)
        self.expect(unknown <= in_doubt, f"{unknown} results stored that nobody was shown")
        self.expect(len(ids) == len(set(ids)), "a result is stored twice")
        readable = found.drafts + unknown
        self.expect(readable >= drafts, "a draft that was acknowledged is gone")

    def line(self) -> str:
        """A row of the table."""
        figures = ", ".join(f"{name} {value}" for name, value in self.figures.items())
        outcome = "; ".join(self.wrong) if self.wrong else "passed"
        return f"| {self.name} | {self.what} | {figures} | {outcome} |"
