"""manage.py tell: mails the clinic and patients what they do not know yet. For cron."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments import services
from assessments.services import jobs


class Command(BaseCommand):
    help = (
        "Sends each mail that should be out and is not: to the clinic about something urgent or "
        "overdue, to a patient about a message. With --daily, mails the clinic how much is waiting "
        "instead. Prints counts. Safe to run again, and on two machines at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--daily", action="store_true", help="how much is waiting, once a day")

    def handle(self, *args: Any, **options: Any) -> None:
        with jobs.recorded("tell-daily" if options["daily"] else "tell"):
            self._tell(services.tell_daily() if options["daily"] else services.tell_waiting())

    def _tell(self, told: services.Told) -> None:
        for what, count in asdict(told).items():
            self.stdout.write(f"{what}: {count}")
        if told.failed:
            raise CommandError("Not every mail is out. What is not is tried again by the next run.")
