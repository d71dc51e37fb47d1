"""How soon the clinic dealt with what was sent in a period, by urgency."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import mean

from django.db.models import Count, F, Q, QuerySet

from assessments.models import Case
from assessments.triage import Urgency

from .period import Period
from .sent import LEVELS, sent_in


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Cases of one urgency.

    Attributes: judged (those that were reviewed, or should have been by now), in_time (those of
    them that were reviewed by when they were due), reviewed, median (the time from being sent to
    the first entry of half of those reviewed; None where none was).
    """

    urgency: Urgency
    judged: int
    in_time: int
    reviewed: int
    median: timedelta | None

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where there is nothing to judge."""
        return self.in_time / self.judged if self.judged else None


def reviewed(period: Period) -> Sequence[Reviewed]:
    """One for each urgency, the most urgent first. Six queries, answered from an index alone."""
    # A column that is never null is counted, for one that the index holds.
    counted = (
        sent_in(period)
        .values_list("urgency")
        .annotate(
            judged=Count("sent_at", filter=Q(reviewed_at__isnull=False) | Q(due_at__lt=period.now)),
            in_time=Count("sent_at", filter=Q(reviewed_at__lte=F("due_at"))),
            reviewed=Count("reviewed_at"),
        )
    )
    found = {urgency: counts for urgency, *counts in counted}
    return tuple(_of(level, period, *found.get(level, ())) for level in LEVELS)


def _of(
    level: Urgency, period: Period, judged: int = 0, in_time: int = 0, count: int = 0
) -> Reviewed:
    cases = sent_in(period).filter(urgency=level, reviewed_at__isnull=False)
    return Reviewed(level, judged, in_time, count, _median(cases, count))


def _median(cases: QuerySet[Case], count: int) -> timedelta | None:
    """The one in the middle, or the mean of the two there: the same on every database."""
    seconds = cases.order_by("seconds_to_review").values_list("seconds_to_review", flat=True)
    middle = [each for each in seconds[max(count - 1, 0) // 2 : count // 2 + 1] if each is not None]
    return timedelta(seconds=mean(middle)) if middle else None
