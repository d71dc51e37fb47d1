"""Reminders to do the check again: asked for by a patient, mailed at most once."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from assessments import metrics
from assessments.models import Reminder, User

from .languages import language_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many mails were sent, and how many were lost on the way and will not be sent again."""

    sent: int
    lost: int


def waiting_reminder(owner: User) -> Reminder | None:
    """The mail to come for this account, if it asked for one."""
    return Reminder.objects.filter(owner=owner, sent_at=None).first()


@transaction.atomic
def set_reminder(*, owner: User, weeks: int) -> Reminder:
    """Has one mail sent in so many weeks (one of Reminder.WEEKS), in place of any that waits."""
    due_at = timezone.now() + timedelta(weeks=weeks)
    values = {"weeks": weeks, "due_at": due_at, "sent_at": None}
    return Reminder.objects.update_or_create(owner=owner, defaults=values)[0]


def stop_reminder(*, owner: User) -> None:
    """No mail comes; nothing happens when none would have come."""
    Reminder.objects.filter(owner=owner).delete()


def stop_reminder_by_link(*, reminder: UUID) -> None:
    """The same, for whoever has the link that stands in the mail."""
    Reminder.objects.filter(pk=reminder).delete()


def send_due(now: datetime | None = None) -> Reminded:
    """Sends the reminders that are due, each at most once, however often and in how many places.

    Each is marked as sent before it is: a mail that fails, or a machine that stops in between,
    loses that one rather than sending it twice. While no mail server answers none is marked:
    the error (an OSError) is raised, and the next run sends what is left. now is for tests.
    """
    now = now or timezone.now()
    arrived = []
    for reminder in _due(now):
        with get_connection() as server:
            if _claimed(reminder, now):
                arrived.append(_sent(reminder, server))
    return Reminded(sent=arrived.count(True), lost=arrived.count(False))


def _due(now: datetime) -> list[Reminder]:
    due = Reminder.objects.filter(sent_at=None, due_at__lte=now, owner__is_active=True)
    return list(due.select_related("owner").order_by("due_at"))


def _claimed(reminder: Reminder, now: datetime) -> bool:
    """Whether it is ours to send: it was still waiting, and is marked as sent from now on.

    One UPDATE, and committed when this returns: of two that try at once one finds nothing.
    """
    with transaction.atomic(durable=True):
        waiting = Reminder.objects.filter(pk=reminder.pk, sent_at=None, due_at__lte=now)
        return waiting.update(sent_at=now) == 1


def _sent(reminder: Reminder, server: BaseEmailBackend) -> bool:
    try:
        _mail(reminder, server).send()
    except Exception as error:  # one mail that cannot be sent must not hold up the others
        # The class alone: a mail server puts the address into its message.
        log.error("a reminder could not be sent: %s", type(error).__name__)
        metrics.mail("reminder", out=False)
        return False
    metrics.mail("reminder", out=True)
    return True


def _mail(reminder: Reminder, server: BaseEmailBackend) -> EmailMessage:
    """Plain text that says nothing of health; it can be stopped with one click (RFC 8058)."""
    site = settings.SITE_URL.rstrip("/")
    check = site + reverse("patients:check")
    stop = site + reverse("patients:reminder_stop", args=[reminder.pk])
    with translation.override(language_of(reminder.owner)):
        subject = render_to_string("mail/reminder_subject.txt").strip()
        body = render_to_string("mail/reminder_message.txt", {"check": check, "stop": stop})
    return EmailMessage(
        subject=subject,
        body=body,
        to=[reminder.owner.email],
        connection=server,
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
