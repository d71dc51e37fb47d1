"""manage.py purge: deletes what is past its time and warns of what will be. For cron, daily."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from assessments import services
from assessments.services import jobs


class Command(BaseCommand):
    help = (
        "Deletes drafts, results without an owner, and unused accounts that are past their time; "
        "mails a warning first to whom an unused account belongs. Prints counts. Safe to run again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with jobs.recorded("purge"):
            purged = services.purge()
        for what, count in asdict(purged).items():
            self.stdout.write(f"{what.replace('_', ' ')}: {count}")
