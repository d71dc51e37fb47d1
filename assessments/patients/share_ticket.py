"""What a form that shares a result carries, and the secret that comes of it.

The secret of a link is shown once and stored nowhere, in no session either: those are rows of the
database. So the form carries a ticket of random bytes that we signed. A form that is sent twice, or
again because its answer got lost, gives the same secret, and thereby the same link. No browser can
choose a secret, and a page that was only looked at holds none.
"""

import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.utils.crypto import salted_hmac

SALT = "patients.share"
GOOD_FOR = timedelta(hours=1)
RANDOM_BYTES = 32


def new_ticket(result: UUID) -> str:
    """For a form about that result, from now on for an hour."""
    return signing.dumps([str(result), secrets.token_urlsafe(RANDOM_BYTES)], salt=SALT)


def token_of(ticket: str, *, result: UUID, hours: int) -> str | None:
    """The secret: 32 bytes, as base64 for addresses. None where the ticket is not ours, or is old.

    Another choice of hours gives another one: it is another link that is asked for.
    """
    try:
        about, drawn = signing.loads(ticket, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    if about != str(result):
        return None
    secret = salted_hmac(SALT, f"{drawn} {hours}", algorithm="sha256").digest()
    return urlsafe_b64encode(secret).rstrip(b"=").decode()
