"""Cases that have waited for so long, and are due so soon."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from assessments.models import Case
from tests.cases import sent_case


def sent(hours_ago: float, answers: dict[str, Any] | None = None, **contact: Any) -> Case:
    """A case that was sent so many hours ago."""
    return sent_case(answers, now=timezone.now() - timedelta(hours=hours_ago), **contact)


def due(case: Case, hours: float) -> None:
    """When it is due, in hours from now; sent a minute before that where it was sent later."""
    at = timezone.now() + timedelta(hours=hours)
    first = min(case.sent_at, at - timedelta(minutes=1))
    Case.objects.filter(pk=case.pk).update(due_at=at, sent_at=first)
