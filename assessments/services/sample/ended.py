"""How many sample patients came to a result on each day, and where the others stopped."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from random import Random

from assessments.models import EndedChecks
from assessments.models.ended_checks import RESULT
from assessments.questionnaire.pages import PAGES
from assessments.triage import RULESET

from .storing import SIZE

STOPPED = 0.3
"""How many stop for each that comes to a result: mostly on the first pages."""

_WEIGHTS = [1 / (number + 1) for number in range(len(PAGES))]


def store_ended(random: Random, results: Mapping[date, int]) -> None:
    """results: how many there were on each day."""
    counts = Counter({(day, RESULT): count for day, count in results.items()})
    for day, count in results.items():
        stopped = sum(random.random() < STOPPED for _ in range(count))
        pages = random.choices(PAGES, _WEIGHTS, k=stopped)
        counts.update((day, page.slug) for page in pages)
    rows = [
        EndedChecks(day=day, page=page, ruleset=RULESET, count=count)
        for (day, page), count in counts.items()
    ]
    EndedChecks.objects.bulk_create(rows, batch_size=SIZE)
