"""Showing and saving a question page, from request to response, through the WSGI application.

Everything but the network: middleware, session, database, templates. Run as a module, it measures
on a database of its own beside the one in DATABASE_URL and prints JSON.
"""

import io
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import connection
from django.test import Client

from config.wsgi import application
from tests.walker import Walker

from .timing import Timing, measure

PAGE = "/check/feeling/"
REQUESTS = 10


class Browser:
    """Sends requests to the application as a server would."""

    def __init__(self, cookies: SimpleCookie) -> None:
        self.cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())

    def send(self, method: str, fields: dict[str, Any] | None = None) -> str:
        """The status of the answer; the body is read and closed, which ends the request."""
        body = urlencode(fields or {}, doseq=True).encode()
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": PAGE,
            "HTTP_HOST": "127.0.0.1",
            "HTTP_COOKIE": self.cookie,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
        }
        setup_testing_defaults(environ)
        answer: list[str] = []

        def start(status: str, *_: object) -> Callable[[bytes], object]:
            answer.append(status)
            return bytes

        response = application(environ, start)
        b"".join(response)
        response.close()
        return answer[0]


def timings() -> list[Timing]:
    """Of a patient who has come as far as the page."""
    walker = Walker(Client())
    stop = walker.walk(until=PAGE)
    fields = walker.filled(stop.main.find("form", attrs={"data-check": True}))
    browser = Browser(walker.client.cookies)

    def show() -> None:
        for _ in range(REQUESTS):
            assert browser.send("GET").startswith("200")

    def save() -> None:
        for _ in range(REQUESTS):
            assert browser.send("POST", fields).startswith("302")

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
        connection.creation.create_test_db(verbosity=0, serialize=False)
        yield
        connection.creation.destroy_test_db(name, verbosity=0)


def main() -> None:
    with own_database():
        print(json.dumps([timing.as_json() for timing in timings()]))


if __name__ == "__main__":
    main()
