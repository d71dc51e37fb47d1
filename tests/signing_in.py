"""Signing in without mails, for tests of what comes after it."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import encrypt
from django.core.mail import EmailMessage
from django.test import Client

from assessments.models import User

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
"""What the codes of every such app are made from."""


def signed_in(email: str = "patient@example.org", client: Client | None = None) -> Client:
    """A browser in which that patient is signed in; made with an account when there is none."""
    client = client or Client()
    user, _ = User.objects.get_or_create(email=email)
    client.force_login(user)
    return client


def mailed_code(message: EmailMessage) -> str:
    """The code to sign in with that stands in a mail."""
    found = re.search(r"^\d{4}-\d{4}$", str(message.body), re.MULTILINE)
    assert found, message.body
    return found[0]


def code_of(secret: str, steps: int = 0) -> str:
    """What an app shows; steps of half a minute from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def with_second_factor(user: User, client: Client | None = None) -> Client:
    """A browser in which a member of staff is signed in, the second factor shown."""
    client = client or Client()
    client.force_login(user)
    app = {"user": user, "type": Authenticator.Type.TOTP}
    Authenticator.objects.get_or_create(**app, defaults={"data": {"secret": encrypt(SECRET)}})
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client
