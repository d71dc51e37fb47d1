"""What the clinic writes to a patient about a result that was sent."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from assessments.models import Case, Review


def messages_of(case: Case) -> tuple[Review, ...]:
    """The messages to the patient of a case, newest first; what staff noted is not read."""
    return tuple(Review.objects.messages().filter(case=case).order_by("-at", "-id").defer("note"))


def has_unread() -> Exists:
    """For a query of results: whether there is a message that its patient has not seen."""
    return Exists(Review.objects.messages().filter(case=OuterRef("pk"), read_at=None))


def mark_read(messages: Collection[Review]) -> int:
    """Puts on record that the patient saw these now; how many of them were new.

    Nothing is written where none is. Those given say what they said before.
    """
    unread = [one.pk for one in messages if one.read_at is None]
    if not unread:
        return 0
    with transaction.atomic():
        new = Review.objects.filter(pk__in=unread, read_at=None)
        return int(new.update(read_at=timezone.now()))
