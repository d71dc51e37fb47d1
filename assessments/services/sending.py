"""Sending a result to the clinic: the patient's own action, once for each result."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments import metrics
from assessments.models import Assessment, Case

from .clinic import Clinic, clinic
from .erasing_cases import was_erased
from .taking_back import mark_when_done
from .telling import URGENT, tell_clinic_of

CONTACT = ("name", "born", "reach")


class NothingToSendTo(Exception):
    """The host names no clinic."""


class NoLongerCurrent(Exception):
    """The result is too old to be sent, its patient took it back, or the clinic erased it."""


def is_current(assessment: Assessment, now: datetime) -> bool:
    """Whether a result is new enough to be sent: an old one does not know what has changed."""
    return now - assessment.submitted_at <= timedelta(days=settings.SEND_WITHIN_DAYS)


@transaction.atomic
def send(
    *, assessment: Assessment, contact: Mapping[str, str], now: datetime | None = None
) -> Case:
    """Sends a result to the clinic with what the patient adds: name, born, reach, each optional.

    Sent twice, it stays as it was first sent. Raises NothingToSendTo, NoLongerCurrent, and
    Assessment.DoesNotExist for a result that was deleted meanwhile. now is for tests.
    """
    host = clinic()
    if host is None:
        raise NothingToSendTo
    sent_at = now or timezone.now()
    # Locked as erase_assessment does: it is sent, or deleted, but never both. A copy of its own,
    # too: the caller's would count as sent even where this fails.
    own = Assessment.objects.select_for_update(no_key=True).defer("content")
    locked = own.get(pk=assessment.pk)
    if not is_current(locked, sent_at) or Assessment.objects.filter(corrects=locked).exists():
        raise NoLongerCurrent
    if was_erased(locked):
        raise NoLongerCurrent
    case = new_case(locked, contact, host, sent_at)
    try:
        with transaction.atomic():
            case.save(force_insert=True)
    except IntegrityError:  # the other click of a double click was quicker
        return Case.objects.get(pk=assessment.pk)
    mark_when_done(case.pk)
    metrics.after_commit(metrics.SENT_TO_CLINIC.labels(urgency=case.urgency_code).inc)
    if case.urgency >= URGENT:
        transaction.on_commit(lambda: tell_clinic_of(case), robust=True)
    return case


def new_case(
    assessment: Assessment, contact: Mapping[str, str], host: Clinic, sent_at: datetime
) -> Case:
    """The case of a result that was sent at that moment, not stored yet."""
    return Case(
        assessment=assessment,
        sent_at=sent_at,
        due_at=host.read_by(assessment.urgency, sent_at),
        urgency=assessment.urgency,
        family=assessment.family,
        contact={key: contact.get(key, "") for key in CONTACT},
    )
