"""What it means when the database fails, and doing again what it kept from being done."""

import errno
import random
import time
from collections.abc import Callable, Iterator
from enum import Enum
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, Error, connections

from assessments.metrics import DATABASE_FAULTS

Done = TypeVar("Done")

WAITS = (0.05, 0.2, 0.6, 1.4)
"""Seconds at most to wait before each further try, half of it by chance: five tries in all."""
NO_TRY_AFTER = 4.0
"""Seconds after the first failure at which nothing is tried again: a patient waits meanwhile."""


class Fault(Enum):
    """What is wrong with the database, and not with what was asked of it."""

    LOST = "the connection is gone, or there is none to be had"
    READ_ONLY = "this server takes no writes: it is no longer the primary"
    CLASH = "two transactions were in each other's way"
    FULL = "the disk is full"
    SLOW = "it took too long"
    BROKEN = "something else of the database's own"

    @property
    def passes(self) -> bool:
        """Whether it may well work a moment later."""
        return self in (Fault.LOST, Fault.READ_ONLY, Fault.CLASH)

    @property
    def spoils_connection(self) -> bool:
        """Whether only another connection can be better."""
        return self in (Fault.LOST, Fault.READ_ONLY)


# https://www.postgresql.org/docs/current/errcodes-appendix.html; two letters stand for a class.
POSTGRES = {
    "08": Fault.LOST,
    "57P01": Fault.LOST,  # shut down by the administrator
    "57P02": Fault.LOST,  # another process crashed
    "57P03": Fault.LOST,  # it is starting up
    "57P05": Fault.LOST,  # the session was idle for too long
    "25P03": Fault.LOST,  # the transaction was
    "53300": Fault.LOST,  # too many connections
    "25006": Fault.READ_ONLY,
    "40001": Fault.CLASH,
    "40P01": Fault.CLASH,
    "55P03": Fault.SLOW,  # a lock was not to be had; it was waited for
    "57014": Fault.SLOW,  # a statement took too long
    "53": Fault.FULL,  # 53100, or too little memory
    "58": Fault.BROKEN,  # the server's own files
    "XX": Fault.BROKEN,
}
# A longer name stands before one that it begins with.
SQLITE = {
    "SQLITE_BUSY_SNAPSHOT": Fault.CLASH,  # at once: what it has read is old
    "SQLITE_BUSY": Fault.SLOW,  # it was waited for, for as long as the settings say
    "SQLITE_LOCKED": Fault.CLASH,
    "SQLITE_FULL": Fault.FULL,
    "SQLITE_READONLY": Fault.BROKEN,
    "SQLITE_IOERR": Fault.BROKEN,
    "SQLITE_CANTOPEN": Fault.BROKEN,
    "SQLITE_CORRUPT": Fault.BROKEN,
    "SQLITE_NOTADB": Fault.BROKEN,
}


def fault_of(error: BaseException | None) -> Fault | None:
    """Which fault an error tells of; None for one that is no fault of the database or its disk."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Fault.FULL
    if not isinstance(error, Error):
        return None
    cause = error.__cause__
    state = getattr(cause, "sqlstate", None)
    if state is not None:
        return POSTGRES.get(state) or POSTGRES.get(state[:2])
    name = getattr(cause, "sqlite_errorname", None)
    if name is not None:
        return next((fault for start, fault in SQLITE.items() if name.startswith(start)), None)
    return _without_code(error, cause)


def _without_code(error: Error, cause: BaseException | None) -> Fault | None:
    """psycopg gives none where no server told it anything: the connection failed, or is closed."""
    if type(error).__name__ not in ("OperationalError", "InterfaceError"):
        return None
    return Fault.BROKEN if cause is None else Fault.LOST


def code_of(error: BaseException) -> str:
    """What to log of a fault. Its message may hold what was being saved."""
    cause = error.__cause__
    code = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__


def count(error: BaseException) -> None:
    """Counts a fault by its kind, for who watches the site."""
    fault = fault_of(error)
    if fault is not None:
        DATABASE_FAULTS.labels(kind=fault.name.lower()).inc()


class Tries:
    """How often one thing may still be done again."""

    def __init__(self) -> None:
        self._waits: Iterator[float] = iter(WAITS)
        self._left = len(WAITS)
        self._end: float | None = None

    def allows(self, error: BaseException) -> bool:
        """Whether it is worth another try: the fault may pass, and there is time.

        Never inside a transaction, of which this is a part: whoever began it has to begin again.
        """
        fault = fault_of(error)
        if fault is None or not fault.passes or not self._left:
            return False
        if connections[DEFAULT_DB_ALIAS].in_atomic_block:
            return False
        if self._end is None:
            self._end = time.monotonic() + NO_TRY_AFTER
        return time.monotonic() < self._end

    def wait(self, error: BaseException) -> None:
        """Makes ready for the next try: lets go of a connection that is no good, and waits."""
        drop_connection(error)
        self._left -= 1
        wait = next(self._waits)
        time.sleep(wait * random.uniform(0.5, 1))  # noqa: S311  # so that not all come at once


def repeat(act: Callable[[], Done]) -> Done:
    """Does something, again where the database failed; it must be the same done twice as once.

    Raises what the last try did.
    """
    tries = Tries()
    while True:
        try:
            return act()
        except Error as error:
            if not tries.allows(error):
                raise
            tries.wait(error)


def drop_connection(error: BaseException) -> None:
    """Closes the connection that a fault has spoiled. A pool, too, would hand it out again."""
    fault = fault_of(error)
    connection = connections[DEFAULT_DB_ALIAS]
    if fault is None or not fault.spoils_connection or connection.in_atomic_block:
        return
    if connection.connection is not None:
        connection.connection.close()
    connection.close()
