"""Whether all records are there and can be read: for backups, restores and moves.

It changes nothing, and reads everything as it was at one moment, while the site goes on.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Max
from django.utils import timezone

from assessments.models import Assessment

from .digests import tables
from .moment import one_moment
from .soundness import Problem, problems

__all__ = ["Problem", "Report", "differences", "verify"]

EXAMPLES = 5


@dataclass(frozen=True)
class Report:
    """What the database holds: by table, rows and a digest; and by kind, what is wrong.

    newest is when the latest result came. examples are of each kind of problem the ids of a few
    records, which no log should have.
    """

    at: datetime
    database: str
    newest: datetime | None
    tables: dict[str, dict[str, Any]]
    problems: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)


def verify() -> Report:
    """Reads every record. About two minutes for a hundred thousand assessments."""
    with one_moment():
        newest = Assessment.objects.aggregate(newest=Max("submitted_at"))["newest"]
        report = Report(timezone.now(), connection.vendor, newest, tables())
        for problem in problems():
            report.problems[problem.kind] = report.problems.get(problem.kind, 0) + 1
            ids = report.examples.setdefault(problem.kind, [])
            if len(ids) < EXAMPLES:
                ids.append(problem.record)
    return report


def differences(tables: dict[str, Any], others: dict[str, Any]) -> list[str]:
    """The tables that do not hold the same, each with the numbers of rows of both."""
    return [
        f"{name}: {_rows(tables, name)} rows here, {_rows(others, name)} there"
        for name in sorted({*tables, *others})
        if tables.get(name) != others.get(name)
    ]


def _rows(tables: dict[str, Any], name: str) -> str:
    return str(tables[name]["rows"]) if name in tables else "no"
