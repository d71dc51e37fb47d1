"""What each table holds, as one number that two databases can be compared by."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import BinaryField, ExpressionWrapper, F

from assessments.models.fields import EncryptedJSONField

MODULUS = 2**256
AT_ONCE = 2000


def tables() -> dict[str, dict[str, Any]]:
    """By table: how many rows it has, and their digest. Of all tables but the cache's.

    The digest is the sum of one for each row, so that it does not depend on their order, which is
    not the same on every database. It is of what is stored: encrypted values count as they are, so
    it tells nothing of them, and is another after they were encrypted anew. It shows what was lost,
    doubled or damaged; somebody who wants two databases to look alike could make them.
    """
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            rows, total = 0, 0
            for row in stored(model):
                rows += 1
                total = (total + _number(row)) % MODULUS
            found[model._meta.db_table] = {"rows": rows, "digest": f"{total:064x}"}
    return found


def stored(model: type[models.Model]) -> Iterator[tuple[Any, ...]]:
    """The rows of a model, what is encrypted left so."""
    columns = [as_stored(field) for field in model._meta.concrete_fields]
    rows = model._base_manager.order_by().values_list(*columns)
    yield from rows.iterator(chunk_size=AT_ONCE)


def as_stored(field: Any) -> Any:
    """What to ask for to have a column as it is in the table."""
    if isinstance(field, EncryptedJSONField):
        return ExpressionWrapper(F(field.attname), output_field=BinaryField())
    return field.attname


def _number(row: tuple[Any, ...]) -> int:
    text = json.dumps(row, default=_plain, sort_keys=True, ensure_ascii=False)
    return int.from_bytes(hashlib.sha256(text.encode()).digest())


def _plain(value: Any) -> str:
    """What JSON does not know, in one form for every database."""
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
