"""manage.py verify_records: whether every record is there and can be read."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments.services import verifying


class Command(BaseCommand):
    help = (
        "Counts the rows of each table, opens all that is encrypted, and checks that records hold "
        "what their columns and each other say. Prints one JSON line: when the newest result came, "
        "and rows and a digest of each table. "
        "Ends with status 1 when something is wrong, or other than in the line that FILE holds."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--against", type=Path, metavar="FILE", help="a line that this printed before"
        )
        parser.add_argument(
            "--some", action="store_true", help="fail where there is no result: after a restore"
        )
        parser.add_argument(
            "--examples", action="store_true", help="name some records of each problem on stderr"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        before = _tables(options["against"]) if options["against"] else None
        report = verifying.verify()
        line = {
            "at": report.at.isoformat(),
            "database": report.database,
            "newest": report.newest.isoformat() if report.newest else None,
            "tables": report.tables,
            "problems": report.problems,
        }
        self.stdout.write(json.dumps(line))
        if options["examples"]:
            for kind, ids in report.examples.items():
                self.stderr.write(f"{kind}: {', '.join(ids)}")
        unlike = verifying.differences(report.tables, before) if before is not None else []
        wrong = [f"{kind}: {count}" for kind, count in report.problems.items()]
        if options["some"] and report.newest is None:
            wrong.append("there is no result at all")
        if wrong or unlike:
            raise CommandError("\n".join(["Records are not as they should be.", *wrong, *unlike]))


def _tables(path: Path) -> dict[str, Any]:
    """The tables in a line that was printed before. Raises CommandError for anything else."""
    try:
        return dict(json.loads(path.read_text(encoding="utf-8"))["tables"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"{path} holds no line of verify_records ({error}).") from error
