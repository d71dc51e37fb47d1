"""Pages of a patient's results, newest first, that cost the same however many there are.

A page is found by the place of the last result before it (keyset), never by counting to it. The
place stands in the address, signed, so that one that was changed or cut off is known for it.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.signing import BadSignature, Signer

from assessments.models import Assessment
from assessments.models.assessment import AssessmentQuerySet

from .messages import has_unread

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """Some results, newest first. older is the cursor of the page after them, "" at the end."""

    results: tuple[Assessment, ...]
    older: str
    is_newest: bool


def page_of_results(results: AssessmentQuerySet, cursor: str = "") -> ResultsPage:
    """The page that a cursor names; the newest one without a cursor or with one that is no good.

    Each comes with the result that corrects it, if any, whose content is not read, and with its
    case, if it was sent; has_unread says whether the clinic wrote something not seen yet.
    """
    place = _place(cursor)
    below = results if place is None else _below(results, *place)
    # A correction's words are not shown here, and what is not read need not be decrypted.
    joined = below.select_related("corrected_by", "case").annotate(has_unread=has_unread())
    read = joined.defer("corrected_by__content", "case__contact")
    found = tuple(read.order_by("-submitted_at", "-id")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    older = _cursor(shown[-1]) if len(found) > PAGE_SIZE else ""
    return ResultsPage(shown, older, is_newest=place is None)


def _below(results: AssessmentQuerySet, submitted_at: datetime, pk: UUID) -> AssessmentQuerySet:
    """What comes after that place. The first condition is the one that an index can begin at."""
    return results.filter(submitted_at__lte=submitted_at).exclude(
        submitted_at=submitted_at, id__gte=pk
    )


def _signer() -> Signer:
    return Signer(salt="page of results")


def _cursor(last: Assessment) -> str:
    return _signer().sign_object([last.submitted_at.isoformat(), last.id.hex])


def _place(cursor: str) -> tuple[datetime, UUID] | None:
    try:
        submitted_at, pk = _signer().unsign_object(cursor)
    except BadSignature:
        return None
    return datetime.fromisoformat(submitted_at), UUID(pk)
