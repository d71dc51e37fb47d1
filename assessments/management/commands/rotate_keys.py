"""manage.py rotate_keys [--check]: puts what is encrypted under the newest key."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments import services


class Command(BaseCommand):
    help = (
        "Re-encrypts health data and second factors under the first key of FIELD_ENCRYPTION_KEYS, "
        "while the site runs. Prints counts for each column. Can be stopped and run again. An "
        "older key may go once --check ends without an error."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="count alone; fails while older keys are needed"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        done = True
        for count in services.rotate_keys(count_only=options["check"]):
            done = done and count.is_done
            self.stdout.write(f"{count.column}: {_said(count, check=options['check'])}")
        if not done:
            raise CommandError(
                "Not everything is under the newest key. Keep the older keys. What was changed "
                "meanwhile, or is under an older key, is done by running this again. What is "
                "unreadable is under a key that FIELD_ENCRYPTION_KEYS lacks, or was altered."
            )


def _said(count: services.KeyCount, *, check: bool) -> str:
    shown = {
        "under the newest key": count.newest,
        **({"under an older key": count.older} if check else {"re-encrypted": count.moved}),
        "unreadable": count.unreadable,
        **({} if check else {"changed meanwhile": count.changed}),
    }
    return ", ".join(f"{number} {what}" for what, number in shown.items())
