"""manage.py purge: deletes what is past its time. For cron, once a day; safe to run again."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from assessments import services


class Command(BaseCommand):
    help = "Deletes drafts and results without an owner that are past their time; prints counts."

    def handle(self, *args: Any, **options: Any) -> None:
        for what, count in asdict(services.purge()).items():
            self.stdout.write(f"{what.replace('_', ' ')}: {count}")
