"""Judges answers given as JSON, without a database: for tests, audits and other programs."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.management.reading import add_file, text_of
from assessments.triage.judging import judged
from assessments.triage.records import RecordError, read_records


class Command(BaseCommand):
    help = (
        "Reads answers as JSON (one object, a list, or one object per line) and prints one JSON "
        "line for each: urgency, leading pattern, other patterns, rules met, version of the rules. "
        "Malformed answers end it with status 2."
    )
    # It judges answers and nothing else, so it need not wait for a check of the whole site.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        add_file(parser)

    def handle(self, **options: Any) -> None:
        try:
            for answers in read_records(text_of(options["file"])):
                self.stdout.write(json.dumps(judged(answers)))
        except (OSError, UnicodeDecodeError, RecordError) as error:
            raise CommandError(str(error), returncode=2) from error
