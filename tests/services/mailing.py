"""Mail servers that fail, and what was mailed, for tests of telling."""

import smtplib
from io import StringIO

from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection

CLINIC = "clinic@example.org"
PATIENT = "patient@example.org"
WORDS = "Please come on Monday."
DOWN, REFUSING, LOOKING = (f"{__name__}.{name}" for name in ("Down", "Refusing", "Looking"))
"""What the setting EMAIL_BACKEND says for each."""


class Down(EmailBackend):
    """Cannot be reached."""

    def open(self):
        raise ConnectionRefusedError

    def send_messages(self, messages):
        raise ConnectionRefusedError(PATIENT)


class Refusing(EmailBackend):
    """Takes no mail to the patient."""

    def send_messages(self, messages):
        if messages[0].to == [PATIENT]:
            raise smtplib.SMTPRecipientsRefused({PATIENT: (550, b"no such mailbox")})
        return super().send_messages(messages)


class Looking(EmailBackend):
    """Says whether a transaction is open while a mail is on its way."""

    seen: list[bool] = []

    def send_messages(self, messages):
        Looking.seen.append(connection.in_atomic_block)
        return super().send_messages(messages)


def run(*words: str) -> str:
    """What the command prints."""
    printed = StringIO()
    call_command("tell", *words, stdout=printed)
    return printed.getvalue()


def recipients() -> list[list[str]]:
    """To whom each mail went, in order."""
    return [one.to for one in mail.outbox]
