"""Everything the database holds, as one text to search: what is encrypted or packed, opened."""

import base64
import binascii
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.fernet import InvalidToken
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from assessments.models.fields import decrypt


def dump() -> str:
    """All rows of all tables, in small letters, a line for each cell."""
    return "\n".join(_cells()).lower()


def _cells() -> Iterator[str]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    yield f"{table}.{name}: {_opened(table, value)}"


def _opened(table: str, value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return f"{_decrypted(bytes(value))} {bytes(value).decode('latin-1')}"
    text = str(value)
    if table == "django_session":
        return f"{text} {json.dumps(SessionStore().decode(text))}"
    if table == "cache":
        return f"{text} {_pickled(text)}"
    return text


def _decrypted(value: bytes) -> str:
    try:
        return json.dumps(decrypt(value), ensure_ascii=False)
    except (InvalidToken, zlib.error):
        return ""


def _pickled(value: str) -> str:
    """A cached value as it is before base64: its texts stand in it as they are."""
    try:
        return base64.b64decode(value, validate=True).decode("latin-1")
    except (binascii.Error, ValueError):
        return ""


def file() -> str:
    """The bytes of the database's own file, where it is one that we can read: SQLite's."""
    if connection.vendor != "sqlite":
        return dump()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, *_ = cursor.fetchone()
    assert not busy
    return Path(connection.settings_dict["NAME"]).read_bytes().decode("latin-1").lower()
