"""Counting how checks end: where, on which day, under which rules, and nothing of whose they were.

A check has ended when a result came of it, or when its draft is thrown away, gives way to another,
or is past its time. One without an answer was never begun, and is not counted.
"""

import logging
from datetime import datetime
from typing import Any

from django.db.models import BinaryField, Count, ExpressionWrapper, F, QuerySet
from django.utils import timezone

from assessments.models import Draft, EndedChecks
from assessments.models.ended_checks import NOT_FOR_THEM, NOT_SUBMITTED, RESULT
from assessments.models.fields import decrypt
from assessments.questionnaire.journey import walk
from assessments.triage import RULESET

log = logging.getLogger(__name__)

AT_ONCE = 500
"""Rows that one statement reads or names."""


def count_result(at: datetime, ruleset: str) -> None:
    """Counts a check that a result came of."""
    EndedChecks.objects.create(day=timezone.localdate(at), page=RESULT, ruleset=ruleset)


def end_drafts(drafts: QuerySet[Draft]) -> int:
    """Deletes drafts, and counts where each had got to when it was left; how many are gone.

    For use inside a transaction: what is deleted is counted, once, or neither happens.
    """
    # As they are stored: a draft that no key opens must not keep the others from going.
    sealed = ExpressionWrapper(F("saved"), output_field=BinaryField())
    found = drafts.select_for_update().order_by("pk").values_list("pk", "updated_at", sealed)
    gone = 0
    while some := list(found[:AT_ONCE]):
        ended = [_ended(at, stored) for _, at, stored in some]
        EndedChecks.objects.bulk_create(one for one in ended if one is not None)
        Draft.objects.filter(pk__in=[pk for pk, *_ in some]).delete()
        gone += len(some)
        if len(some) < AT_ONCE:
            break
    return gone


def _ended(at: datetime, stored: bytes) -> EndedChecks | None:
    """What to count of a draft that was last saved then; None for one that says nothing."""
    try:
        saved = decrypt(stored)
        page = _waiting_for(saved) if saved else None
    except Exception as error:  # whatever is wrong with it, it is past keeping
        # The class alone: what went wrong may quote an answer.
        log.warning("a draft could not be read to be counted: %s", type(error).__name__)
        return None
    if page is None:
        return None
    return EndedChecks(day=timezone.localdate(at), page=page, ruleset=RULESET)


def _waiting_for(saved: dict[str, Any]) -> str:
    walked = walk(saved)
    if walked.ended is not None:
        return NOT_FOR_THEM
    return NOT_SUBMITTED if walked.next is None else walked.next.slug


def merge(now: datetime) -> None:
    """Adds the rows of each past day together, to one of each page and version of rules."""
    kind = ("day", "page", "ruleset")
    past = EndedChecks.objects.filter(day__lt=timezone.localdate(now)).values(*kind)
    for same in past.annotate(rows=Count("pk")).filter(rows__gt=1).values(*kind).order_by(*kind):
        _merge(EndedChecks.objects.filter(**same).select_for_update().order_by("pk"))


def _merge(same: QuerySet[EndedChecks]) -> None:
    # Only rows that are locked here are deleted: one that is added meanwhile is counted next time.
    while len(some := list(same[:AT_ONCE])) > 1:
        first, *others = some
        EndedChecks.objects.filter(pk__in=[one.pk for one in others]).delete()
        first.count = sum(one.count for one in some)
        first.save(update_fields=["count"])
