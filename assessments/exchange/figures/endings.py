"""How the checks of a period ended: with a result, or at which page, by version of the rules."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Sum

from assessments.models import EndedChecks
from assessments.models.ended_checks import NOT_FOR_THEM, NOT_SUBMITTED, RESULT
from assessments.questionnaire.pages import PAGES

from .period import Period

_ORDER = {page: place for place, page in enumerate(each.slug for each in PAGES)}
_LAST = {NOT_SUBMITTED: len(_ORDER) + 1, NOT_FOR_THEM: len(_ORDER) + 2}


@dataclass(frozen=True, slots=True)
class Endings:
    """Checks that ended in a period, counted.

    Attributes: rulesets (the versions of the rules, oldest first), results (how many came to a
    result, under each of them), stopped (by page, in the order in which pages are asked, how many
    went no further, under each; "answers" and "stopped" as EndedChecks has them come last).
    """

    rulesets: Sequence[str]
    results: Sequence[int]
    stopped: Mapping[str, Sequence[int]]

    @property
    def by_ruleset(self) -> Sequence[int]:
        """How many checks ended under each version of the rules."""
        return [sum(each) for each in zip(self.results, *self.stopped.values(), strict=True)]


def endings(period: Period) -> Endings:
    """Counts by page and version of the rules: one query."""
    ended = EndedChecks.objects.filter(day__gte=period.starts[0], day__lt=period.end)
    rows = ended.values_list("page", "ruleset").annotate(total=Sum("count"))
    found = Counter({(page, ruleset): total for page, ruleset, total in rows})
    rulesets = sorted({ruleset for _, ruleset in found}, key=_version)
    pages = sorted({page for page, _ in found} - {RESULT}, key=_place)
    return Endings(
        rulesets,
        results=[found[RESULT, one] for one in rulesets],
        stopped={page: [found[page, one] for one in rulesets] for page in pages},
    )


def _version(ruleset: str) -> tuple[tuple[int, str], ...]:
    """2026.11.2 comes before 2026.11.10."""
    return tuple((len(part), part) for part in ruleset.split("."))


def _place(page: str) -> tuple[int, str]:
    """A page that is asked no more comes after those that are."""
    return {**_ORDER, **_LAST}.get(page, len(_ORDER)), page
