"""The admin's log of what staff did, when someone it tells of is erased.

The staff's own action stays on record; whom it was about does not.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models

from assessments.models import User

ERASED = "(erased)"


def log_erased(*, by: User, pk: int) -> None:
    """Puts on record that a member of staff deleted an account, and not whose."""
    kind = ContentType.objects.get_for_model(User)
    LogEntry.objects.create(
        user=by, content_type=kind, object_id=str(pk), object_repr=ERASED, action_flag=DELETION
    )


def forget_objects(found: Iterable[models.Model]) -> None:
    """Takes the names of these records out of the log, before they are deleted."""
    ids = defaultdict(list)
    for one in found:
        ids[ContentType.objects.get_for_model(one)].append(str(one.pk))
    for kind, of_kind in ids.items():
        about = LogEntry.objects.filter(content_type=kind, object_id__in=of_kind)
        about.update(object_repr=ERASED)


def forget_address(address: str) -> None:
    """Takes an address out of every entry, whatever it is about.

    Names and messages have no index: this reads the whole log, which grows by what staff do.
    """
    # Not "ann@example.org" in "joann@example.org". Signs that mean the same to both databases.
    named = rf"(^|[^\w.+-]){re.escape(address)}($|[^\w-])"
    LogEntry.objects.filter(object_repr__iregex=named).update(object_repr=ERASED)
    LogEntry.objects.filter(change_message__iregex=named).update(change_message="")
