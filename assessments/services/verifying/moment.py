"""Reading much as it was at one moment, without keeping anyone from writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read inside is of the same moment. In an open transaction, it is that one's."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        yield from _on_sqlite()
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            # The limits are for pages: this reads whole tables.
            cursor.execute("SET LOCAL statement_timeout = 0")
            yield


def _on_sqlite() -> Iterator[None]:
    # Django's own transactions take the write lock when they begin (settings), and all would wait.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
