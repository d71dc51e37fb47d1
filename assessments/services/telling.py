"""Mails to the clinic and to patients. None says anything of anyone's health.

Each is tried when what it tells of is stored, and again by a command that cron runs, until it is
out: better told twice than never.
"""

import logging
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from assessments.models import Case, Review

log = logging.getLogger(__name__)


def tell_clinic_of(case: Case) -> bool:
    """Mails the clinic that something urgent was sent; whether the mail is out."""
    path = reverse("admin:assessments_case_change", args=[case.pk])
    told = _mail("urgent_case", _address(path), settings.CLINIC_MAIL, {"due_at": case.due_at})
    if told:
        Case.objects.filter(pk=case.pk).update(clinic_told_at=timezone.now())
    return told


def tell_patient_of(review: Review) -> bool:
    """Mails a patient who has an account that the clinic wrote; whether the mail is out."""
    owner = review.case.assessment.owner
    if owner is None:
        return False
    # By the page to sign in on: to who is not signed in, the result is not there.
    then = urlencode({"next": reverse("patients:result", args=[review.case_id])})
    path = f"{reverse('account_login')}?{then}"
    told = _mail("message", _address(path), [owner.email], {})
    if told:
        Review.objects.filter(pk=review.pk).update(mailed_at=timezone.now())
    return told


def _address(path: str) -> str:
    return settings.SITE_URL.rstrip("/") + path


def _mail(name: str, link: str, to: list[str], more: dict[str, datetime]) -> bool:
    context = {"link": link, "number": settings.EMERGENCY_NUMBER, **more}
    subject = render_to_string(f"mail/{name}_subject.txt", context).strip()
    body = render_to_string(f"mail/{name}_message.txt", context)
    try:
        send_mail(subject, body, None, to)
    except Exception as error:  # what was stored stays stored, and the mail is tried again
        # The class alone: a mail server puts the address into its message.
        log.error("a mail could not be sent: %s", type(error).__name__)
        return False
    return True
