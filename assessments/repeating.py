"""Which requests may be done again by themselves, and what one try leaves to the next.

A view says that it may, with @repeatable, where doing it twice is doing it once, even when nobody
knows whether the first time was done: docs/adr/0013-what-is-repeated-when-the-database-fails.md
says of each why that is so. Looking at a page may always be done again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.utils import timezone

from assessments.services.faults import Tries

View = TypeVar("View", bound=Callable[..., Any])
SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass
class Attempts:
    """What is known of the tries of one request.

    notes are what a try leaves to the next. drawing is set once the view is done and its page is
    being drawn: it is not called again then.
    """

    tries: Tries = field(default_factory=Tries)
    notes: dict[str, Any] = field(default_factory=dict)
    drawing: bool = False


def repeatable(view: View) -> View:
    """Marks a view whose POST may be done again."""
    view.repeatable = True  # type: ignore[attr-defined]  # a mark for is_repeatable
    return view


def attempts_of(request: Any) -> Attempts:
    """Of this request; the same each time."""
    if not hasattr(request, "attempts"):
        request.attempts = Attempts()
    attempts: Attempts = request.attempts
    return attempts


def notes_of(request: Any) -> dict[str, Any]:
    """Where a view leaves word to its next try: of what it came upon, which may be gone by then."""
    return attempts_of(request).notes


def moment_of(request: Any, what: str) -> tuple[datetime, bool]:
    """When that was first begun for this request, and whether an earlier try may have recorded it.

    Nobody knows, where the database was lost before it said so: its records are asked then.
    """
    notes = notes_of(request)
    may_be = what in notes
    at: datetime = notes.setdefault(what, timezone.now())
    return at, may_be


def is_repeatable(request: Any) -> bool:
    """Whether what is asked may be done twice without harm."""
    if request.method in SAFE:
        return True
    match = getattr(request, "resolver_match", None)
    return bool(match and getattr(match.func, "repeatable", False))


def will_be_repeated(request: Any, error: BaseException) -> bool:
    """Whether the view is called again once it raises this: then it need not say that it failed."""
    if getattr(request, "resolver_match", None) is None or not is_repeatable(request):
        return False
    attempts = attempts_of(request)
    return not attempts.drawing and attempts.tries.allows(error)
