"""The admin's log of what staff did, when someone it tells of is erased.

The staff's own action stays on record; whom it was about does not.
"""

import re
from collections.abc import Iterable

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models

ERASED = "(erased)"


def forget_objects(found: Iterable[models.Model]) -> None:
    """Takes the names of these records out of the log, before they are deleted."""
    for one in found:
        kind = ContentType.objects.get_for_model(one)
        about = LogEntry.objects.filter(content_type=kind, object_id=str(one.pk))
        about.update(object_repr=ERASED)


def forget_address(address: str) -> None:
    """Takes an address out of every entry, whatever it is about.

    Names and messages have no index: this reads the whole log, which grows by what staff do.
    """
    # Not "ann@example.org" in "joann@example.org". Signs that mean the same to both databases.
    named = rf"(^|[^\w.+-]){re.escape(address)}($|[^\w-])"
    LogEntry.objects.filter(object_repr__iregex=named).update(object_repr=ERASED)
    LogEntry.objects.filter(change_message__iregex=named).update(change_message="")
