"""The Nu HTML checker over pages as the server sent them, as a service on this machine."""

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.operations.project import ROOT
from tests.servers import free_port, serving

JAR = ROOT / "tools/html-checker/node_modules/vnu-jar/build/dist/vnu.jar"
NOT_WORTH_THE_NAME: tuple[str, ...] = ()
"""Beginnings of messages that are no flaw, each with the reason beside it."""


class HtmlChecker:
    """Asks the service at this address; each page is judged once, however often it is met."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._judged: dict[bytes, list[str]] = {}

    def messages(self, html: bytes) -> list[str]:
        """Each error and warning, with its line and what stands there."""
        if html not in self._judged:
            self._judged[html] = [_line(one) for one in self._ask(html) if _counts(one)]
        return self._judged[html]

    def _ask(self, html: bytes) -> list[dict[str, Any]]:
        request = urllib.request.Request(
            f"{self.address}/?out=json", html, {"Content-Type": "text/html; charset=utf-8"}
        )
        with urllib.request.urlopen(request, timeout=60) as response:
            return list(json.load(response)["messages"])


def _counts(message: dict[str, Any]) -> bool:
    return not message["message"].startswith(NOT_WORTH_THE_NAME)


def _line(message: dict[str, Any]) -> str:
    kind = message.get("subType", message["type"])
    where = f"line {message.get('lastLine', '?')}: {message.get('extract', '').strip()}"
    return f"html {kind}: {message['message']} {where}"


@contextmanager
def checking() -> Iterator[HtmlChecker]:
    """A checker of its own, for as long as the block lasts."""
    assert JAR.exists(), "The HTML checker is not installed: tools/node-packages html-checker"
    port = free_port()
    java = ["java", "-Xmx512m", "-Dnu.validator.servlet.bind-address=127.0.0.1"]
    command = [*java, "-cp", str(JAR), "nu.validator.servlet.Main", str(port)]
    with serving(command, port, ready="/about.html"):
        yield HtmlChecker(f"http://127.0.0.1:{port}")
