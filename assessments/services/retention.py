"""How long things are kept, and letting go of what is older."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connections, router, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from assessments.models import AuditEvent, Case, Draft, Review
from assessments.models.assessment import AssessmentQuerySet

from .batches import batched
from .ended_checks import end_drafts, merge
from .erasing_cases import delete_cases
from .keeping import past_their_time
from .sharing import drop_links
from .unused_accounts import erase_unconfirmed, erase_unused, warn_unused


@dataclass(frozen=True, slots=True)
class Purged:
    """How many of each were deleted or, of the accounts warned, were sent a mail."""

    drafts: int
    anonymous_results: int
    cases: int
    audit_events: int
    sessions: int
    unconfirmed_accounts: int
    unused_accounts: int
    accounts_warned: int
    cache_entries: int


def purge(now: datetime | None = None) -> Purged:
    """Deletes what is past its time, and warns by mail of accounts that soon will be.

    Done twice, the second time finds nothing. Each account is a transaction of its own: one that
    fails is logged and left for the next time. now is for tests.
    """
    now = now or timezone.now()
    return Purged(
        **_purge_expired(now),
        unconfirmed_accounts=erase_unconfirmed(now),
        unused_accounts=erase_unused(now),
        accounts_warned=warn_unused(now),
        cache_entries=_purge_cache(now),
    )


@transaction.atomic
def _purge_expired(now: datetime) -> dict[str, int]:
    """Drafts, results without an owner and cases that are past their time, and dead sessions."""
    events = AuditEvent.objects.filter(at__lte=now - timedelta(days=settings.AUDIT_DAYS))
    # Cases first: their results may be past their own time as well. Results before drafts, as all
    # who lock both do.
    purged = {
        "cases": _purge_cases(now),
        "anonymous_results": _purge_results(past_their_time(now)),
        "drafts": end_drafts(Draft.objects.expired(now)),
    }
    merge(now)
    return purged | {
        "sessions": _deleted(Session.objects.filter(expire_date__lt=now)),
        "audit_events": events.delete_expired(),
    }


def _purge_cases(now: datetime) -> int:
    """Closed cases that nobody has had to do with for so long. A result of an account stays."""
    long_ago = now - timedelta(days=settings.CASE_DAYS)
    recent = Review.objects.filter(case=OuterRef("pk"), at__gt=long_ago)
    found = Case.objects.filter(~Exists(recent), is_open=False, sent_at__lte=long_ago)
    ids = list(found.values_list("pk", flat=True))
    for some in batched(ids):
        delete_cases(some)
    return len(ids)


def _purge_results(results: AssessmentQuerySet) -> int:
    """Locked first: no link is made to one of them meanwhile."""
    list(results.select_for_update(no_key=True, of=("self",)).order_by("pk").values_list("pk"))
    drop_links(results)
    return _deleted(results)


def _deleted(found: QuerySet[Any]) -> int:
    """Counts its own rows alone: what a deletion reports holds rows that went with them."""
    return found.delete()[1].get(found.model._meta.label, 0)


def _purge_cache(now: datetime) -> int:
    """Entries past their time, of each cache in the database: hashes of addresses among them.

    The cache itself deletes them only when it is full. Its table has no model.
    """
    deleted = 0
    for cache in (caches[name] for name in settings.CACHES):
        if not isinstance(cache, DatabaseCache):
            continue
        connection = connections[router.db_for_write(cache.cache_model_class)]
        table = connection.ops.quote_name(cache.cache_model_class._meta.db_table)
        expired = connection.ops.adapt_datetimefield_value(now)
        with connection.cursor() as cursor:
            # The table's name is from the settings.
            cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [expired])  # noqa: S608
            deleted += cursor.rowcount
    return deleted
