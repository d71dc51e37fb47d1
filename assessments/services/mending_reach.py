"""A patient mends how the clinic can reach them, after a result was sent."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from assessments.models import Assessment, Case

MOST_CHANGES = 10
"""How often one case's may be changed; more is no slip, and would let a case grow without end."""


class NotOpen(Exception):
    """The clinic has dealt with the case, or it is there no more."""


class ChangedTooOften(Exception):
    """It was changed so often that a person should say what is right."""


@transaction.atomic
def mend_reach(*, assessment: Assessment, reach: str, now: datetime | None = None) -> None:
    """Puts another phone number or email in place of the one that was sent.

    What it was stays with the case, and until when; the version goes up, so that who is about to
    save an entry looks at it first. Raises NotOpen, ChangedTooOften. now is for tests.
    """
    case = Case.objects.select_for_update(no_key=True).filter(pk=assessment.pk).first()
    if case is None or not case.is_open:
        raise NotOpen
    was = case.contact.get("reach", "")
    if was == reach:
        return
    earlier: list[dict[str, Any]] = case.contact.get("earlier", [])
    if len(earlier) >= MOST_CHANGES:
        raise ChangedTooOften
    until = (now or timezone.now()).isoformat()
    case.contact = case.contact | {
        "reach": reach,
        "earlier": [*earlier, {"reach": was, "until": until}],
    }
    case.version = F("version") + 1
    case.save(update_fields=["contact", "version"])
