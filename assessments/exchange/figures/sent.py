"""What was sent to the clinic in a period: how many cases, how urgent, of which kinds of cause."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, DateField, QuerySet
from django.db.models.functions import Trunc

from assessments.models import Case
from assessments.triage import Urgency

from .period import Period

LEVELS = tuple(sorted(Urgency, reverse=True))
"""The most urgent first."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Cases that were sent in a period, counted.

    Attributes: starts (the first day of each day or week), by_start (for each urgency, how many
    in each of them), by_family (of those families alone that there were any of, most first).
    """

    starts: tuple[date, ...]
    by_start: Mapping[Urgency, Sequence[int]]
    by_family: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(map(sum, self.by_start.values()))


def sent_in(period: Period) -> QuerySet[Case]:
    """The cases that were sent in a period, in no order."""
    return Case.objects.filter(sent_at__gte=period.since, sent_at__lt=period.until).order_by()


def sent(period: Period) -> Sent:
    """Counts by day or week, urgency and family: one query, answered from an index alone."""
    start = Trunc("sent_at", period.unit, output_field=DateField())
    rows = (
        sent_in(period)
        .values_list(start, "urgency", "family")
        # Of rows, not of a column that the index does not hold.
        .annotate(count=Count("*"))
    )
    found: Counter[tuple[date, int]] = Counter()
    families: Counter[str] = Counter()
    for day, urgency, family, count in rows:
        found[day, urgency] += count
        families[family] += count
    starts = period.starts
    by_start = {level: [found[day, level] for day in starts] for level in LEVELS}
    return Sent(starts, by_start, dict(families.most_common()))
