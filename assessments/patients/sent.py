"""What a patient is shown of a result that was sent to the clinic."""

import logging
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise

from assessments import services
from assessments.models import Assessment, Case, Review
from assessments.models.case import State
from assessments.questionnaire.digits import moment_in_full

from .holding import holder_of
from .listing import STATES

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """A case as its patient sees it: never what staff noted, nor who they are."""

    at: str
    read_by: str
    state: str
    words: Promise
    is_open: bool
    is_overdue: bool
    name: str
    born: date | None
    reach: str
    phone: str
    messages: tuple[Review, ...]

    @property
    def has_new(self) -> bool:
        return any(message.read_at is None for message in self.messages)


def has_sent(request: HttpRequest) -> bool:
    """Whether a result of this account or this browser's session was sent to the clinic."""
    return services.results_of(holder_of(request)).exclude(case=None).exists()


def sent_context(request: HttpRequest, assessment: Assessment) -> dict[str, Any]:
    """What templates/patients/clinic.html shows of a result, read together with its case.

    The messages it holds count as read from now on.
    """
    case: Case | None = getattr(assessment, "case", None)
    if case is not None:
        return {"sent": _sent(request, case)}
    if services.was_erased(assessment):
        return {"erased": True, "phone": settings.CLINIC_PHONE}
    clinic = services.clinic()
    too_old = not services.is_current(assessment, timezone.now())
    return {
        "send_to": clinic if may_send(assessment) else None,
        "too_old_for": clinic if too_old else None,
    }


def may_send(assessment: Assessment) -> bool:
    """Whether a result with no case can be sent.

    It is new enough, was not taken back, and the clinic did not erase what was sent of it before.
    """
    current = services.is_current(assessment, timezone.now())
    fit = current and not assessment.is_taken_back
    return fit and not services.was_erased(assessment)


def moment(when: datetime) -> str:
    """A time with its day of the week and its zone, which is the host's."""
    return moment_in_full(timezone.localtime(when))


def _sent(request: HttpRequest, case: Case) -> Sent:
    messages = services.messages_of(case)
    # A HEAD shows them to nobody: the page asks like that whether its session still lives.
    if request.method == "GET":
        _mark_read(messages)
    return Sent(
        at=moment(case.sent_at),
        read_by=moment(case.due_at),
        state=case.state,
        words=STATES[case.state],
        is_open=case.is_open,
        is_overdue=case.state == State.NEW and case.is_overdue(timezone.now()),
        name=case.contact["name"],
        born=case.born,
        reach=case.contact["reach"],
        phone=settings.CLINIC_PHONE,
        messages=messages,
    )


def _mark_read(messages: tuple[Review, ...]) -> None:
    """What cannot be marked can be read all the same, and is new the next time as well."""
    try:
        services.mark_read(messages)
    except DatabaseError as error:
        log.error("a message could not be marked as read: %s", type(error).__name__)
