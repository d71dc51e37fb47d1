"""A question page and the pages of results, from request to response, through the application.

Everything but the network: middleware, session, database, templates. Run as a module, it measures
on a database of its own beside the one in DATABASE_URL and prints JSON.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client

from tests.walker import Walker

from . import history
from .browser import Browser
from .timing import Timing, measure

PAGE = "/check/feeling/"
REQUESTS = 10


def timings() -> list[Timing]:
    """Of a patient who has come as far as the page."""
    walker = Walker(Client())
    stop = walker.walk(until=PAGE)
    fields = walker.filled(stop.main.find("form", attrs={"data-check": True}))
    browser = Browser(walker.client.cookies)

    def show() -> None:
        for _ in range(REQUESTS):
            assert browser.send("GET", PAGE).startswith("200")

    def save() -> None:
        for _ in range(REQUESTS):
            assert browser.send("POST", PAGE, fields).startswith("302")

    where = connection.display_name
    return [
        measure(f"showing a question page, {where}", "ms", show, calls=REQUESTS),
        measure(f"saving a question page, {where}", "ms", save, calls=REQUESTS),
    ]


@contextmanager
def own_database() -> Iterator[None]:
    """A migrated database that is dropped afterwards; the one in DATABASE_URL is not touched."""
    with tempfile.TemporaryDirectory() as folder:
        database = settings.DATABASES["default"]
        name = database["NAME"]
        if connection.vendor == "sqlite":
            database["TEST"]["NAME"] = str(Path(folder) / "bench.sqlite3")
        with redirect_stdout(sys.stderr):  # a word about a table is no part of the JSON
            connection.creation.create_test_db(verbosity=0, serialize=False)
        yield
        connection.creation.destroy_test_db(name, verbosity=0)


def main() -> None:
    with own_database():
        print(json.dumps([timing.as_json() for timing in (*timings(), *history.timings())]))


if __name__ == "__main__":
    main()
