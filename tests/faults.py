"""Faults of the database, made where they can be repeated."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper


def connection_lost() -> OperationalError:
    """What Django raises when the server is gone in the middle of something."""
    error = OperationalError("server closed the connection unexpectedly")
    error.__cause__ = psycopg.OperationalError("server closed the connection unexpectedly")
    return error


class Losing:
    """Loses the word of one commit, the first being 1; done says whether it has come to that."""

    def __init__(self, which: int) -> None:
        self.left = which
        self.done = False

    def committed(self, by: BaseDatabaseWrapper) -> None:
        self.left -= 1
        if self.left == 0:
            self.done = True
            if by.vendor == "postgresql":  # a file is never out of reach
                by.connection.close()
            raise connection_lost()


@contextmanager
def answer_of_commit_lost(which: int) -> Iterator[Losing]:
    """The database does what it was told, and the connection ends before it says so.

    A write outside a transaction counts as one that commits itself. Only for tests without a
    transaction of their own.
    """
    losing = Losing(which)
    commit, execute = BaseDatabaseWrapper.commit, CursorWrapper.execute

    def commit_and_lose(self: BaseDatabaseWrapper) -> None:
        commit(self)
        losing.committed(self)

    def execute_and_lose(self: CursorWrapper, sql: Any, params: Any = None) -> Any:
        result = execute(self, sql, params)
        is_write = str(sql).startswith(("INSERT", "UPDATE", "DELETE"))
        if is_write and not self.db.in_atomic_block:
            losing.committed(self.db)
        return result

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "commit", commit_and_lose)
        patch.setattr(CursorWrapper, "execute", execute_and_lose)
        yield losing
    # As the end of a request does, which in tests ends no connection.
    if losing.done and not connection.is_usable():
        connection.close()
