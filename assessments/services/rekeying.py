"""Putting what is encrypted under the newest key, while the site runs.

Row by row, each in a statement of its own: nothing waits for more than one of them. Whoever else
writes a row meanwhile wins, and what they wrote is under the newest key already. It may be stopped
at any time and run again: what is under the newest key is passed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.apps import apps
from django.db import models, transaction
from django.db.models import BinaryField, ExpressionWrapper, F, QuerySet

from assessments.models.fields import Ciphertext, EncryptedJSONField, reencrypt, under_newest_key

BATCH = 500
"""Rows that are read at a time."""

SECRETS = ("secret", "seed", "migrated_codes")
"""What codes of a second factor are made from, by django-allauth's names (staff/second_factor.py
encrypts them)."""


@dataclass
class KeyCount:
    """Values of one column by the key they are under.

    newest were so already; older are under another key of FIELD_ENCRYPTION_KEYS, and moved were
    until now; unreadable are under none of them; changed were written by somebody else meanwhile.
    """

    column: str
    newest: int = 0
    moved: int = 0
    older: int = 0
    unreadable: int = 0
    changed: int = 0

    @property
    def is_done(self) -> bool:
        """Whether every value is under the newest key, as far as it was seen."""
        return not (self.older or self.unreadable or self.changed)


def rotate_keys(*, count_only: bool = False) -> Iterator[KeyCount]:
    """Re-encrypts each encrypted column in its turn, and says what came of it.

    With count_only nothing is written.
    """
    for model, field in encrypted_columns():
        yield _rotate_column(model, field, count_only)
    yield _rotate_second_factors(count_only)


def encrypted_columns() -> list[tuple[type[models.Model], str]]:
    """Every model's encrypted columns, found by asking the models themselves."""
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, EncryptedJSONField)
    ]


def _rotate_column(model: type[models.Model], name: str, count_only: bool) -> KeyCount:
    count = KeyCount(f"{model._meta.model_name}.{name}")
    for pk, stored in _stored(model, name):
        new = _looked_at(stored, count)
        if new is None or count_only:
            count.older += new is not None
            continue
        # A query set of no model's own: content that never changes still says what it said.
        rows: QuerySet[models.Model] = QuerySet(model).filter(pk=pk, **{name: Ciphertext(stored)})
        if rows.update(**{name: new}):
            count.moved += 1
        else:
            count.changed += 1
    return count


def _stored(model: type[models.Model], name: str) -> Iterator[tuple[Any, bytes]]:
    """Each row's key and its bytes as they are stored, in the order of keys."""
    bytes_of = ExpressionWrapper(F(name), output_field=BinaryField())
    rows = QuerySet(model).exclude(**{name: None}).annotate(stored=bytes_of).order_by("pk")
    batch = list(rows.values_list("pk", "stored")[:BATCH])
    while batch:
        yield from ((pk, bytes(stored)) for pk, stored in batch)
        batch = list(rows.filter(pk__gt=batch[-1][0]).values_list("pk", "stored")[:BATCH])


def _rotate_second_factors(count_only: bool) -> KeyCount:
    count = KeyCount("authenticator.data")
    for pk in list(Authenticator.objects.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            # Locked, since a spare code that is used meanwhile changes the same value.
            row = Authenticator.objects.select_for_update().filter(pk=pk).first()
            if row is not None:
                _rotate_second_factor(row, count, count_only)
    return count


def _rotate_second_factor(row: Authenticator, count: KeyCount, count_only: bool) -> None:
    secrets = {name: row.data[name] for name in SECRETS if name in row.data}
    moved = {name: _rotated(value, count) for name, value in secrets.items()}
    if moved == secrets:
        return
    if count_only:
        count.older += 1
        return
    row.data = {**row.data, **moved}
    row.save(update_fields=["data"])
    count.moved += 1


def _rotated(value: Any, count: KeyCount) -> Any:
    """One secret, or a list of them, as hexadecimal text."""
    if isinstance(value, list):
        return [_rotated(one, count) for one in value]
    new = _looked_at(bytes.fromhex(value), count)
    return value if new is None else new.hex()


def _looked_at(stored: bytes, count: KeyCount) -> Ciphertext | None:
    """The same under the newest key; None, and counted, where nothing is to be done."""
    if under_newest_key(stored):
        count.newest += 1
        return None
    try:
        return reencrypt(stored)
    except InvalidToken:
        count.unreadable += 1
        return None
