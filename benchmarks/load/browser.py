"""A patient's browser: one connection that is kept, cookies, and nothing that costs much."""

import gzip
import select
import ssl
import time
from dataclasses import dataclass
from functools import cached_property
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

TIMEOUT = 30.0
"""Seconds in which each read or write must get on."""
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Target:
    """Where the site is. ca is a file of certificates to trust; insecure trusts any.

    An http address is reached as the proxy that ends TLS would reach it.
    """

    address: str
    ca: Path | None = None
    insecure: bool = False

    def connection(self) -> HTTPConnection:
        parts = urlsplit(self.address)
        host, port = parts.hostname or "", parts.port
        if parts.scheme == "http":
            return HTTPConnection(host, port, timeout=TIMEOUT)
        return HTTPSConnection(host, port, timeout=TIMEOUT, context=self._context)

    @cached_property
    def _context(self) -> ssl.SSLContext:
        context = ssl.create_default_context(cafile=self.ca)
        if self.insecure:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context

    @property
    def headers(self) -> dict[str, str]:
        # The Referer is what Django goes by where the request came over TLS.
        origin = f"https://{urlsplit(self.address).netloc}/"
        common = {"Accept": "text/html", "Accept-Encoding": "gzip", "Referer": origin}
        behind_proxy = self.address.startswith("http:")
        return common | ({"X-Forwarded-Proto": "https"} if behind_proxy else {})


class NoAnswer(Exception):
    """The site could not be reached, or broke off; its text is the kind of failure."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: location is where a redirect leads to, else empty; seconds, how long."""

    status: int
    location: str
    content: bytes
    seconds: float

    @property
    def body(self) -> str:
        """The content as text."""
        return self.content.decode(errors="replace")


class Browser:
    """Sends requests one after another; cookies is the jar, by name."""

    def __init__(self, target: Target, cookies: dict[str, str] | None = None) -> None:
        self.target = target
        self.cookies = dict(cookies or {})
        self._headers = target.headers
        self._connection = target.connection()

    def send(self, method: str, path: str, fields: dict[str, Any] | None = None) -> Answer:
        """One request and its answer; redirects are not followed. Raises NoAnswer."""
        begun = time.perf_counter()
        try:
            response, content = self._exchange(method, path, fields)
        except ConnectionRefusedError:
            self.close()
            raise NoAnswer("refused") from None
        except TimeoutError:
            self.close()
            raise NoAnswer("timed out") from None
        except (OSError, HTTPException):
            self.close()
            raise NoAnswer("cut off") from None
        seconds = time.perf_counter() - begun
        self._keep(response)
        return Answer(response.status, response.getheader("Location") or "", content, seconds)

    def close(self) -> None:
        self._connection.close()

    def _exchange(
        self, method: str, path: str, fields: dict[str, Any] | None
    ) -> tuple[HTTPResponse, bytes]:
        self._drop_if_closed()
        headers = dict(self._headers)
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = None
        if fields is not None:
            headers["Content-Type"] = _FORM
            sent = urlencode(fields, doseq=True).encode()
        self._connection.request(method, path, body=sent, headers=headers)
        response = self._connection.getresponse()
        return response, _content(response)

    def _drop_if_closed(self) -> None:
        """A server may close a connection that was idle: browsers see that, and open another."""
        sock = self._connection.sock
        if sock is not None and select.select([sock], [], [], 0)[0]:
            self.close()

    def _keep(self, response: HTTPResponse) -> None:
        for line in response.headers.get_all("Set-Cookie", []):
            pair, _, attributes = line.partition(";")
            name, _, value = pair.partition("=")
            if "max-age=0" in attributes.lower().replace(" ", ""):
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value


def _content(response: HTTPResponse) -> bytes:
    content = response.read()
    if response.getheader("Content-Encoding") == "gzip":
        return gzip.decompress(content)
    return content
