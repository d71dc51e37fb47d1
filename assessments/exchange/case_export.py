"""Cases as a table, for the clinic: what was answered, and what became of it; not whose it is."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from assessments.models import Case, Review
from assessments.services.batches import batched

from .answer_cells import ANSWER_COLUMNS, answer_cells, utc
from .csv import table

AT_A_TIME = 100
TAKEN_BACK = "yes"
COLUMNS = (
    "reference",
    "sent",
    "due",
    "urgency",
    "leading",
    "family",
    "age_band",
    "state",
    "taken_back",
    "reviewed_at",
    "last_decision",
    "ruleset",
    *ANSWER_COLUMNS,
)


def as_csv(ids: Sequence[UUID]) -> Iterator[str]:
    """One row for each of these cases, in this order.

    They are read some at a time, so that many need no more memory than a few; one that was deleted
    meanwhile is left out.
    """
    return table(_rows(ids))


def _rows(ids: Sequence[UUID]) -> Iterator[Sequence[object]]:
    yield COLUMNS
    for some in batched(ids, AT_A_TIME):
        yield from (_row(case) for case in _cases(some))


def _cases(ids: Sequence[UUID]) -> list[Any]:
    """Those cases in the order of their ids, with one query."""
    latest = Review.objects.filter(case=OuterRef("pk")).order_by("-at", "-id")
    found = (
        Case.objects.filter(pk__in=ids)
        .select_related("assessment")
        .defer("contact")
        .annotate(last_decision=Subquery(latest.values("decision")[:1]))
        .order_by()
    )
    by_id = {case.pk: case for case in found}
    return [by_id[pk] for pk in ids if pk in by_id]


def _row(case: Any) -> tuple[object, ...]:
    one = case.assessment
    return (
        one.spoken_reference,
        utc(case.sent_at),
        utc(case.due_at),
        case.urgency_code,
        one.leading,
        case.family,
        one.age_band,
        case.state,
        TAKEN_BACK if case.is_taken_back else "",
        utc(case.reviewed_at),
        case.last_decision,
        one.ruleset,
        *answer_cells(one.content),
    )
