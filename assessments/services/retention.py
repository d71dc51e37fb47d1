"""How long things are kept, and letting go of what is older."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from assessments.models import Assessment, Draft


@dataclass(frozen=True, slots=True)
class Purged:
    """How many of each were deleted."""

    drafts: int
    anonymous_results: int
    sessions: int


@transaction.atomic
def purge(now: datetime | None = None) -> Purged:
    """Deletes drafts and results without an owner that are past their time, and dead sessions.

    Done twice, the second time finds nothing. now is for tests.
    """
    now = now or timezone.now()
    drafts = Draft.objects.expired(now)
    results = Assessment.objects.filter(
        owner=None, submitted_at__lte=now - timedelta(days=settings.ANONYMOUS_RESULT_DAYS)
    )
    sessions = Session.objects.filter(expire_date__lt=now)
    return Purged(*(_deleted(found) for found in (drafts, results, sessions)))


def _deleted(found: QuerySet[Any]) -> int:
    """Counts its own rows alone: what a deletion reports holds rows that went with them."""
    return found.delete()[1].get(found.model._meta.label, 0)
