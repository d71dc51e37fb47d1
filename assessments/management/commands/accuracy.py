"""Compares the urgency that vignettes expect with the one that the rules give."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.exchange.accuracy.comparing import compared
from assessments.exchange.accuracy.document import as_markdown, printed
from assessments.exchange.accuracy.figures import figures
from assessments.exchange.vignettes import VignetteError, read_vignettes
from assessments.management.keeping import keep
from assessments.management.reading import text_of

OWN = Path("tests") / "vignettes.json"


class Command(BaseCommand):
    help = (
        "Prints how the urgency that the rules give agrees with what a file of vignettes expects: "
        "matrix, under-triage, over-triage, leading patterns. Agreement with the project's own "
        "vignettes is a regression test, and no clinical accuracy. --write and --check are for "
        "those alone. A file that cannot be used ends it with status 2."
    )
    # It judges answers and nothing else, so it need not wait for a check of the whole site.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help=f"default: {OWN}")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--write", action="store_true", help="write the document and the figures")
        what.add_argument("--check", action="store_true", help="compare them, write nothing")

    def handle(self, **options: Any) -> None:
        kept = options["write"] or options["check"]
        if kept and options["file"]:
            raise CommandError("What is kept is about the project's own vignettes.", returncode=2)
        own = settings.BASE_DIR / OWN
        file = options["file"] or own
        found = self._figures(file)
        if kept:
            keep(self, documents(found), write=options["write"])
        else:
            self.stdout.write(printed(found, own=file.resolve() == own.resolve()), ending="")

    def _figures(self, file: Path) -> dict[str, Any]:
        try:
            return figures(compared(read_vignettes(text_of(file))))
        except (OSError, UnicodeDecodeError, VignetteError) as error:
            raise CommandError(f"{file}: {error}", returncode=2) from error


def documents(found: Mapping[str, Any]) -> Mapping[str, str]:
    """Text by path from the project's folder."""
    return {
        "docs/clinical/ACCURACY.md": as_markdown(found),
        "assessments/exchange/accuracy/vignettes.json": json.dumps(found, indent=1) + "\n",
    }
