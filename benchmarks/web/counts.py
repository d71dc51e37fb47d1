"""What does not depend on the machine: statements, session writes and bytes, as JSON.

On a database of its own beside the one in DATABASE_URL: python -m benchmarks.web.counts
"""

import json
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.pages import own_database
from tests.signing_in import signed_in
from tests.walker import WALKING_PAIN, Stop, Walker

from .servers import PAGE

CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


def statements(call: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        call()
    return [query["sql"] for query in captured]


def counts() -> dict[str, int]:
    client = signed_in()
    walker = Walker(client, WALKING_PAIN)
    stop = walker.walk(until=PAGE)
    fields = walker.filled(stop.main.find("form", attrs={"data-check": True}))
    looked = statements(lambda: client.get(PAGE))
    saved = statements(lambda: client.post(PAGE, fields))
    asked = [sql for sql in saved if not sql.startswith(CONTROL)]
    return {
        "statements of GET": len(looked),
        "statements of POST": len(asked),
        "transaction control of POST": len(saved) - len(asked),
        "session writes of GET": sum("django_session" in sql for sql in looked if "SELECT" not in sql),
        "bytes of the largest question page": max(_sizes(walker)),
    }


def _sizes(walker: Walker) -> list[int]:
    """Bytes of every question page on the way, uncompressed."""
    sizes: list[int] = []

    class Weighed(Client):
        def get(self, *given, **named):  # type: ignore[no-untyped-def]
            response = super().get(*given, **named)
            sizes.append(len(response.content))
            return response

    return sizes


def main() -> None:
    with own_database():
        print(json.dumps(counts()))


if __name__ == "__main__":
    main()
