"""manage.py sample_data: fills the database with made-up patients, for trying out and measuring."""

import time
from datetime import date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from assessments.services.sample import MOST, SampleRefused, make_sample

EVERY = 5
"""Seconds between two lines about how far it is."""


class Command(BaseCommand):
    help = (
        "Adds results of made-up patients, marked as sample data wherever a person could be meant: "
        "sent to the clinic or not, and dealt with or not. Refused in production. A seed makes the "
        "same population every time, and only once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--count", type=int, default=500, help=f"results, at most {MOST:,}")
        parser.add_argument("--seed", type=int, default=1, help="a whole number from 0")
        parser.add_argument("--until", help="the day that the two years end with; now if left out")

    def handle(self, *args: Any, **options: Any) -> None:
        count, begun = options["count"], time.monotonic()
        said = begun

        def progress(done: int) -> None:
            nonlocal said
            now = time.monotonic()
            if now - said >= EVERY and done < count:
                self.stdout.write(f"{done:,} of {count:,}, {done / (now - begun):,.0f} a second")
                said = now

        until = _until(options["until"])
        try:
            tally = make_sample(count=count, seed=options["seed"], until=until, progress=progress)
        except SampleRefused as refused:
            raise CommandError(str(refused)) from None
        seconds = time.monotonic() - begun
        self.stdout.write("\n".join(tally.lines()))
        self.stdout.write(f"{count:,} results in {seconds:.1f} s, {count / seconds:,.0f} a second")


def _until(day: str | None) -> datetime:
    """The end of that day. Raises CommandError for what is no date."""
    if day is None:
        return timezone.now()
    try:
        read = date.fromisoformat(day)
    except ValueError:
        raise CommandError(f"--until: {day!r} is no date such as 2026-11-30.") from None
    return timezone.make_aware(datetime.combine(read, datetime.max.time()))
