"""What sessions hold of accounts: being signed in, and addresses typed to sign in with.

A session's data is one signed text in the database, so none can be found by what it says: all are
read. That is one query and about 30 microseconds for each session that has not expired, and a
session lasts 30 days at most; purge, which erases many accounts, reads them once for all.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from assessments.models import User


@dataclass(frozen=True, slots=True)
class Traces:
    """Sessions by their keys: those signed in to an account, and those that hold its address.

    holding gives for each session the names of the entries that hold the address. Such a session
    is someone's who is not signed in: only they may have the way to their results, so it stays.
    """

    signed_in: list[str] = field(default_factory=list)
    holding: dict[str, list[str]] = field(default_factory=dict)


def traces_of(users: Collection[User]) -> dict[int, Traces]:
    """What sessions hold of each of these accounts, by the account's id.

    Sessions that have expired are deleted on the way: they may hold an address as well.
    """
    found = {user.pk: Traces() for user in users}
    by_id = {str(pk): traces for pk, traces in found.items()}
    by_address = {user.email: found[user.pk] for user in users}
    Session.objects.filter(expire_date__lte=timezone.now()).delete()
    for session in Session.objects.iterator(chunk_size=500):
        said = session.get_decoded()
        signed_in_to = by_id.get(str(said.get(SESSION_KEY)))
        if signed_in_to is not None:
            signed_in_to.signed_in.append(session.session_key)
            continue
        for name, value in said.items():
            for address in by_address.keys() & set(_texts(value)):
                held = by_address[address].holding
                held.setdefault(session.session_key, []).append(name)
    return found


@transaction.atomic
def erase_traces(traces: Traces) -> None:
    """Ends the sessions signed in, and takes the address out of the others."""
    Session.objects.filter(pk__in=traces.signed_in).delete()
    # Locked, so that none is deleted meanwhile; in one order, so that no two wait for each other.
    holding = Session.objects.select_for_update().filter(pk__in=traces.holding)
    for session in holding.order_by("pk"):
        gone = traces.holding[session.session_key]
        kept = {name: value for name, value in session.get_decoded().items() if name not in gone}
        # Saved as a row: the store's own save would let the session last longer.
        session.session_data = SessionStore().encode(kept)
        session.save(update_fields=["session_data"])


def _texts(value: Any) -> Iterator[str]:
    """Every text in a JSON value, in small letters."""
    if isinstance(value, str):
        yield value.lower()
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
