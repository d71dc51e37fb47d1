"""Judges answers given as JSON, without a database: for tests, audits and other programs."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.triage import Answers, assess, in_scope
from assessments.triage.records import RecordError, read_records
from assessments.triage.rules import FALLBACK


class Command(BaseCommand):
    help = (
        "Reads answers as JSON (one object, a list, or one object per line) and prints one JSON "
        "line for each: urgency, leading pattern, other patterns, rules met, version of the rules. "
        "Malformed answers end it with status 2."
    )
    # It judges answers and nothing else, so it need not wait for a check of the whole site.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            help="the file to read; standard input if left out",
        )

    def handle(self, **options: Any) -> None:
        try:
            for answers in read_records(_text(options["file"])):
                self.stdout.write(json.dumps(judged(answers)))
        except (OSError, UnicodeDecodeError, RecordError) as error:
            raise CommandError(str(error), returncode=2) from error


def _text(file: Path | None) -> str:
    return sys.stdin.read() if file is None else file.read_text(encoding="utf-8")


def judged(answers: Answers) -> dict[str, Any]:
    """One line of output: codes and ids alone; rules in the order they are asked."""
    if not in_scope(answers):
        return {"urgency": "out_of_scope"}
    outcome = assess(answers)
    rules = [finding.rule for finding in outcome.findings]
    return {
        "urgency": outcome.urgency.code,
        "leading": outcome.leading,
        "also": outcome.also,
        # The fallback is asked last, once the others are known.
        "rules": sorted(rules, key=lambda rule: rule == FALLBACK.id),
        "ruleset": outcome.ruleset,
    }
