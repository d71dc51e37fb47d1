"""Sending one mail, and seeing to it that not two machines send it at the same moment."""

import logging
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.core.cache import cache
from django.core.mail import get_connection, send_mail
from django.template.loader import render_to_string
from django.utils import translation

from assessments import metrics

log = logging.getLogger(__name__)

AT_WORK = 2 * 60
"""Seconds for which a mail is one machine's to send: more than a mail server may take."""


def claimed(what: str) -> bool:
    """Whether nobody else is sending this mail; for AT_WORK seconds it is ours.

    A note in the shared cache says so, and runs out by itself when whoever wrote it stopped. No
    transaction is open meanwhile, and nothing is lost with the note: it says who is at work, never
    what is done. While the cache fails everything is ours, since better twice than never; so it is
    where no note is taken and none is there, as with a cache's table that takes no writes.
    """
    try:
        return bool(cache.add(_note(what), 1, AT_WORK)) or cache.get(_note(what)) is None
    except Exception as error:
        log.error("who sends a mail could not be noted: %s", type(error).__name__)
        return True


def unclaim(what: str) -> None:
    """Whoever comes next may send it."""
    try:
        cache.delete(_note(what))
    except Exception as error:  # it runs out by itself
        log.error("who sends a mail could not be noted: %s", type(error).__name__)


def server_answers() -> bool:
    """Whether the mail server takes mails: asked once before many, each of which would wait."""
    try:
        with get_connection():
            return True
    except OSError as error:
        log.error("the mail server does not answer: %s", type(error).__name__)
        return False


def mail_out(
    name: str, to: Sequence[str], context: Mapping[str, object], language: str | None = None
) -> bool:
    """Sends one mail from the templates of that name; whether it is out.

    link in context is a path of this site. Without a language it is the host's, whoever's request
    it is sent from. Each is counted.
    """
    out = _tried(name, to, context, language)
    metrics.mail(name, out=out)
    return out


def _tried(
    name: str, to: Sequence[str], context: Mapping[str, object], language: str | None
) -> bool:
    link = settings.SITE_URL.rstrip("/") + str(context["link"])
    host = {"clinic": settings.CLINIC_NAME, "number": settings.EMERGENCY_NUMBER}
    filled = {**host, **context, "link": link}
    try:
        with translation.override(language or settings.LANGUAGE_CODE):
            subject = render_to_string(f"mail/{name}_subject.txt", filled).strip()
            body = render_to_string(f"mail/{name}_message.txt", filled)
        # Django sends nothing, and raises nothing, when there is nobody to send it to.
        return bool(to) and bool(send_mail(subject, body, None, list(to)))
    except Exception as error:  # what was stored stays stored, and the mail is tried again
        # The class alone: a mail server puts the address into its message.
        log.error("a mail could not be sent: %s", type(error).__name__)
        return False


def _note(what: str) -> str:
    return f"sending:{what}"
