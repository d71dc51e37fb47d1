"""manage.py backup FILE: copies an SQLite database while the site goes on."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments.services import sqlite_backup


class Command(BaseCommand):
    help = (
        "Writes FILE, a whole copy of the SQLite database as it is at one moment; the site may go "
        "on meanwhile. FILE is readable by its owner alone, and must not be there yet. The keys, "
        "without which it cannot be read, are not in it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            size = sqlite_backup.back_up(file)
        except sqlite_backup.NotSQLite:
            raise CommandError(
                "This database is PostgreSQL's: see deploy/backup and docs/operations.md."
            ) from None
        except FileExistsError:
            raise CommandError(f"{file} is there already. Nothing was written.") from None
        except (OSError, sqlite_backup.Damaged) as error:
            raise CommandError(f"No backup was made: {error}") from error
        self.stdout.write(f"{file}: {size:,} bytes")
