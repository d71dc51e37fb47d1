"""Mails to the clinic and to patients. None says anything of anyone's health.

Each is tried when what it tells of is stored, and again by a command that cron runs, until it is
out. It is marked as sent once it is: a machine that stops in between has it sent again, which is
better than never.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from assessments.models import Case, Review
from assessments.models.wording import URGENCY
from assessments.triage import Urgency

from .jobs import mail_of_the_day_noted, mail_of_the_day_on
from .languages import language_of
from .outgoing import claimed, mail_out, server_answers, unclaim

TO_OWNER = ("case__assessment__owner__email", "case__assessment__owner__language")
URGENT = Urgency.SAME_DAY
"""From here up the clinic is told by mail at once."""
MESSAGE_DAYS = 7
"""For so long a mail about a message is tried: some addresses take none, ever."""


class Mail(Enum):
    """What became of one mail."""

    OUT = auto()
    FAILED = auto()
    NOT_NEEDED = auto()
    """It is out, somebody is sending it, or it says nothing new any more."""


@dataclass(frozen=True, slots=True)
class Told:
    """How many mails are out, and how many are to be tried again."""

    sent: int = 0
    failed: int = 0

    @classmethod
    def count(cls, mails: list[Mail]) -> "Told":
        return cls(mails.count(Mail.OUT), mails.count(Mail.FAILED))


def tell_clinic_of(case: Case) -> Mail:
    """Mails the clinic that something urgent was sent, unless it knows or has dealt with it."""
    waiting = _clinic_not_told().filter(pk=case.pk)
    return _tell(f"case:{case.pk}", waiting, partial(_to_clinic, "urgent_case"), "clinic_told_at")


def tell_clinic_overdue(case: Case) -> Mail:
    """Mails the clinic that something urgent was not dealt with in time."""
    waiting = _overdue_not_told().filter(pk=case.pk)
    mail = partial(_to_clinic, "overdue_case")
    return _tell(f"overdue:{case.pk}:{case.version}", waiting, mail, "overdue_told_at")


def _to_clinic(name: str, case: Case) -> bool:
    path = reverse("admin:assessments_case_change", args=[case.pk])
    return mail_out(name, settings.CLINIC_MAIL, {"link": path, "due_at": case.next_due})


def tell_patient_of(review: Review) -> Mail:
    """Mails a patient who has an account that the clinic wrote, unless it was read already."""

    def mail(found: Review) -> bool:
        result = found.case.assessment
        # By the page to sign in on: to who is not signed in, the result is not there.
        then = urlencode({"next": reverse("patients:result", args=[result.pk])})
        path = f"{reverse('account_login')}?{then}"
        to = [result.owner.email] if result.owner else []
        language = language_of(result.owner, otherwise=result.language)
        return mail_out("message", to, {"link": path}, language)

    return _tell(f"review:{review.pk}", _not_mailed().filter(pk=review.pk), mail, "mailed_at")


def tell_waiting() -> Told:
    """Tries each mail again that should be out and is not, the most urgent first."""
    mails = [
        *(partial(tell_clinic_of, case) for case in _clinic_not_told()),
        *(partial(tell_clinic_overdue, case) for case in _overdue_not_told()),
        *(partial(tell_patient_of, review) for review in _not_mailed()),
    ]
    if not mails:
        return Told()
    if not server_answers():
        return Told(failed=len(mails))
    return Told.count([mail() for mail in mails])


def tell_daily(now: datetime | None = None) -> Told:
    """Mails the clinic how much is waiting, once a day; nothing when nothing is. now: for tests."""
    now = now or timezone.now()
    waiting = _waiting(now)
    what = f"daily:{timezone.localdate(now)}"
    if not waiting or not claimed(what):
        return Told()
    try:
        # Looked up once it is ours: whoever had it may have sent it meanwhile.
        if mail_of_the_day_on(now):
            return Told()
        path = reverse("admin:assessments_case_changelist")
        if not mail_out("waiting", settings.CLINIC_MAIL, {"link": path, "waiting": waiting}):
            return Told(failed=1)
        mail_of_the_day_noted(now)
        return Told(sent=1)
    finally:
        unclaim(what)


def _tell(what: str, waiting: QuerySet[Any], mail: Callable[[Any], bool], mark: str) -> Mail:
    """Sends a mail about the one row that waiting holds, and marks the row once it is out."""
    if not claimed(what):
        return Mail.NOT_NEEDED
    try:
        # Looked up once it is ours: whoever had it may have sent it meanwhile.
        found = waiting.first()
        if found is None:
            return Mail.NOT_NEEDED
        if not mail(found):
            return Mail.FAILED
        waiting.model.objects.filter(pk=found.pk).update(**{mark: timezone.now()})
        return Mail.OUT
    finally:
        unclaim(what)


def _clinic_not_told() -> QuerySet[Case]:
    untold = Case.objects.filter(is_open=True, clinic_told_at=None, urgency__gte=URGENT)
    return untold.only("due_at", "again_at").order_by("-urgency", "sent_at", "pk")


def _overdue_not_told() -> QuerySet[Case]:
    """Urgent cases that somebody should have dealt with by now, or should have tried again."""
    late = Case.objects.filter(Case.overdue_at(timezone.now()), urgency__gte=URGENT)
    untold = late.filter(overdue_told_at=None)
    return untold.only("due_at", "again_at", "version").order_by("-urgency", "sent_at", "pk")


def _not_mailed() -> QuerySet[Review]:
    """Messages of the last days that nobody saw, to patients who can sign in to read them."""
    recent = timezone.now() - timedelta(days=MESSAGE_DAYS)
    unread = Review.objects.messages().filter(mailed_at=None, read_at=None, at__gt=recent)
    to_accounts = unread.filter(case__assessment__owner__is_active=True)
    return (
        to_accounts.select_related("case__assessment__owner")
        .only("case__assessment__language", *TO_OWNER)
        .order_by("at", "pk")
    )


def _waiting(now: datetime) -> list[dict[str, object]]:
    """By urgency, the highest first: how many cases are open, and how many of them overdue."""
    overdue = Count("pk", filter=Case.overdue_at(now))
    by_urgency = Case.objects.filter(is_open=True).order_by("-urgency").values("urgency")
    return [
        {"word": URGENCY[row["urgency"]], "count": row["count"], "overdue": row["overdue"]}
        for row in by_urgency.annotate(count=Count("pk"), overdue=overdue)
    ]
