"""Putting looks on record: each once, however often its request is done again."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest

from assessments import services
from assessments.models import Case
from assessments.models.audit_event import Action
from assessments.repeating import moment_of


def on_record(
    request: HttpRequest, access: services.Access, action: Action, case: Case | None = None
) -> None:
    """That a page was looked at, of one case where it shows one. Before anything is shown."""
    at, may_be = _moment(request, action, case)
    if not (may_be and services.is_recorded(access, action, at, case)):
        services.record(access, action, case, at=at)


def list_on_record(
    request: HttpRequest, access: services.Access, action: Action, references: Iterable[str]
) -> None:
    """That a list was looked at, and which cases were on it."""
    at, may_be = _moment(request, action, None)
    if not (may_be and services.is_recorded(access, action, at)):
        services.record_list(access, action, references, at=at)


def _moment(request: HttpRequest, action: Action, case: Case | None) -> tuple[datetime, bool]:
    """When this look began, and whether an earlier try of the request may have recorded it."""
    return moment_of(request, f"look:{action}:{case.pk if case else ''}")
