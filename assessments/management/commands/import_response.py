"""Judges a FHIR QuestionnaireResponse that another client made, without a database."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.exchange.fhir.reading import MOST_CHARACTERS, ResponseError, read_response
from assessments.management.reading import add_file, text_of
from assessments.triage.judging import judged


class Command(BaseCommand):
    help = (
        "Reads a FHIR R4 QuestionnaireResponse to the questionnaire of this site, checks it as the "
        "forms do, and prints the outcome as one JSON line, as `manage.py triage` does. What was "
        "left out is named on standard error; so is all that is wrong, which ends it with status 2."
    )
    # It judges answers and nothing else, so it need not wait for a check of the whole site.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        add_file(parser)

    def handle(self, **options: Any) -> None:
        try:
            reading = read_response(text_of(options["file"], MOST_CHARACTERS + 1))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(str(error), returncode=2) from error
        except ResponseError as error:
            self._say([*error.urgent, *error.warnings, *error.problems])
            but = ", but do not wait" if error.urgent else ""
            raise CommandError(f"Nothing was judged{but}; see above.", returncode=2) from error
        self._say(reading.warnings)
        self.stdout.write(json.dumps(judged(reading.answers)))

    def _say(self, found: list[Any]) -> None:
        for problem in found:
            self.stderr.write(str(problem))
