"""Sending a result to the clinic: the patient's own action, once for each result."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.models import Assessment, Case

from .clinic import Clinic, clinic
from .telling import URGENT, tell_clinic_of

CONTACT = ("name", "born", "reach")


class NothingToSendTo(Exception):
    """The host names no clinic."""


@transaction.atomic
def send(
    *, assessment: Assessment, contact: Mapping[str, str], now: datetime | None = None
) -> Case:
    """Sends a result to the clinic with what the patient adds: name, born, reach, each optional.

    Sent twice, it stays as it was first sent. Raises NothingToSendTo, and Assessment.DoesNotExist
    for a result that was deleted meanwhile. now is for tests.
    """
    host = clinic()
    if host is None:
        raise NothingToSendTo
    # Locked as erase_assessment does: it is sent, or deleted, but never both.
    locked = Assessment.objects.select_for_update(no_key=True).defer("content")
    # A copy of its own: the caller's would count as sent even where this fails.
    case = new_case(locked.get(pk=assessment.pk), contact, host, now or timezone.now())
    try:
        with transaction.atomic():
            case.save(force_insert=True)
    except IntegrityError:  # the other click of a double click was quicker
        return Case.objects.get(pk=assessment.pk)
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
