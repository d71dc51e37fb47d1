"""Writes down the rules that judge: the rule book, its edition for pages, and the sources."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.exchange.rulebooks.documents import documents, printed
from assessments.exchange.vignettes import VignetteError
from assessments.management.keeping import keep
from assessments.management.reading import text_of


class Command(BaseCommand):
    help = (
        "Prints the rule book of the present rule set as Markdown. With --write, writes it, the "
        "list of sources and this rule set's edition for the site's pages into the project; with "
        "--check, ends with status 1 where what is there is not current."
    )
    # It reads rules and nothing else, so it need not wait for a check of the whole site.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--vignettes",
            type=Path,
            default=settings.BASE_DIR / "tests" / "vignettes.json",
            help="the file whose vignettes are named with each rule (default tests/vignettes.json)",
        )
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--write", action="store_true", help="write the files")
        what.add_argument("--check", action="store_true", help="compare the files, write nothing")

    def handle(self, **options: Any) -> None:
        text = self._vignettes(options["vignettes"], needed=options["write"] or options["check"])
        try:
            if options["write"] or options["check"]:
                keep(self, documents(text or ""), write=options["write"])
            else:
                self.stdout.write(printed(text), ending="")
        except VignetteError as error:
            raise CommandError(f"{options['vignettes']}: {error}", returncode=2) from error

    def _vignettes(self, file: Path, *, needed: bool) -> str | None:
        """Their file's text; None where there is none, as in an image, and none is needed."""
        try:
            return text_of(file)
        except FileNotFoundError as error:
            if needed:
                raise CommandError(f"The vignettes are not here: {error}", returncode=2) from error
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file}: {error}", returncode=2) from error
