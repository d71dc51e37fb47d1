"""A browser without a network: sends requests to the application as a server would."""

import io
from collections.abc import Callable
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from config.wsgi import application


class Browser:
    """Sends requests to the application as a server would."""

    def __init__(self, cookies: SimpleCookie) -> None:
        self.cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())

    def send(self, method: str, address: str, fields: dict[str, Any] | None = None) -> str:
        """The status of the answer."""
        return self.answer(method, address, fields)[0]

    def answer(
        self, method: str, address: str, fields: dict[str, Any] | None = None
    ) -> tuple[str, str]:
        """Status and body of the answer; the body is read and closed, which ends the request."""
        path, _, query = address.partition("?")
        sent = urlencode(fields or {}, doseq=True).encode()
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": "127.0.0.1",
            "HTTP_COOKIE": self.cookie,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(sent)),
            "wsgi.input": io.BytesIO(sent),
        }
        setup_testing_defaults(environ)
        said: list[str] = []

        def start(status: str, *_: object) -> Callable[[bytes], object]:
            said.append(status)
            return bytes

        response = application(environ, start)
        body = b"".join(response)
        response.close()
        return said[0], body.decode()
