"""Sixteen clients at once that send the same request over and over, each for a visitor of its own.

Each sends bytes made beforehand over a socket of its own, since a sync worker keeps none open.
"""

import socket
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from benchmarks.load.browser import Browser, Target
from benchmarks.load.markup import form_of
from tests.walker import DEFAULTS, MOST_PAGES

CLIENTS = 16


@dataclass(frozen=True)
class Visit:
    """A visitor who has come as far as the page: requests for it, ready to be sent."""

    get: bytes
    post: bytes


def visit(address: str, begin: str, page: str) -> Visit:
    """Answers page after page, from the address begin, until the page is in view."""
    browser = Browser(Target(address))
    path = begin
    for _ in range(2 * MOST_PAGES):
        answer = browser.send("GET", path)
        form = form_of(answer.body)
        if answer.location:
            path = answer.location
        elif form is None:
            raise RuntimeError(f"no form at {path}: {answer.status}")
        elif path == page:
            fields = form.filled(DEFAULTS | {"text": "ache"})
            return Visit(_bytes(browser, "GET", page), _bytes(browser, "POST", page, fields))
        else:
            path = browser.send("POST", form.action or path, form.filled(DEFAULTS)).location
    raise RuntimeError(f"no way from {begin} to {page}")


def _bytes(browser: Browser, method: str, path: str, fields: dict[str, Any] | None = None) -> bytes:
    body = urlencode(fields or {}, doseq=True)
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    headers = browser.target.headers | {"Host": "127.0.0.1", "Cookie": cookies}
    headers |= {"Connection": "close", "Referer": "https://127.0.0.1/"}
    if fields is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers["Content-Length"] = str(len(body))
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n{body}".encode()


def send(port: int, requests: Sequence[bytes], count: int, status: int) -> list[float]:
    """Seconds of count answers, from one client for each of the requests.

    Raises RuntimeError when an answer has another status.
    """
    each = count // len(requests)

    def client(request: bytes) -> list[float]:
        return [_exchange(port, request, b"HTTP/1.1 %d " % status) for _ in range(each)]

    with ThreadPoolExecutor(len(requests)) as pool:
        return [seconds for one in pool.map(client, requests) for seconds in one]


def _exchange(port: int, request: bytes, expected: bytes) -> float:
    begun = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(request)
        first = connection.recv(65536)
        while connection.recv(65536):
            pass
    if not first.startswith(expected):
        raise RuntimeError(first[:300].decode(errors="replace"))
    return time.perf_counter() - begun
