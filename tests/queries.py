"""What is asked of the database, for tests of how often that is."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


def statements(call: Callable[[], object]) -> list[str]:
    """All statements that a call leads to, transaction control among them."""
    with CaptureQueriesContext(connection) as captured:
        call()
    return [query["sql"] for query in captured]


def queries(call: Callable[[], object]) -> list[str]:
    """The statements that a call leads to. Transaction control does not count."""
    return [sql for sql in statements(call) if not sql.startswith(CONTROL)]
