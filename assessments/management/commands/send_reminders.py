"""manage.py send_reminders: mails what is due. For cron, once a day; safe to run again."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments import services
from assessments.services import jobs


class Command(BaseCommand):
    help = "Sends the reminders that are due, each at most once; prints counts."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with jobs.recorded("send_reminders"):
                counts = asdict(services.send_due())
        except OSError as error:
            raise CommandError(
                f"The mail server does not answer ({type(error).__name__}). "
                "Reminders that were not sent wait for the next run."
            ) from None
        for what, count in counts.items():
            self.stdout.write(f"{what}: {count}")
