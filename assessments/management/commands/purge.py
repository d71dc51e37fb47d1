"""manage.py purge: deletes what is past its time and warns of what will be. For cron, daily."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from assessments import services


class Command(BaseCommand):
    help = (
        "Deletes drafts, results without an owner, and unused accounts that are past their time; "
        "mails a warning first to whom an unused account belongs. Prints counts. Safe to run again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for what, count in asdict(services.purge()).items():
            self.stdout.write(f"{what.replace('_', ' ')}: {count}")
