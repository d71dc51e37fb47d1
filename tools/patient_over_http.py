"""A made-up patient who walks a check over plain HTTP, as the proxy would pass it on."""

import re
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.walker import WALKING_PAIN, Walker


class Browser:
    """Cookies, redirects, and the headers that a TLS proxy puts in place."""

    def __init__(self, port: int, host: str) -> None:
        self.port, self.host = port, host
        self.cookies: dict[str, str] = {}

    def get(self, path: str, *, follow: bool = False) -> Any:
        return self._follow(self._ask("GET", path), path, follow=follow)

    def post(self, path: str, fields: dict[str, Any], *, follow: bool = False) -> Any:
        return self._follow(
            self._ask("POST", path, urlencode(fields, doseq=True)), path, follow=follow
        )

    def _follow(self, answer: Any, path: str, *, follow: bool) -> Any:
        while follow and answer.status_code in {301, 302, 303}:
            path = urlsplit(answer.headers["Location"]).path
            chain = [*answer.redirect_chain, (path, answer.status_code)]
            answer = self._ask("GET", path)
            answer.redirect_chain = chain
        return answer

    def _ask(self, method: str, path: str, body: str | None = None) -> Any:
        headers = {
            "Host": self.host,
            "Origin": f"https://{self.host}",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": "192.0.2.1",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
        return SimpleNamespace(
            status_code=response.status,
            headers=response.headers,
            content=content,
            redirect_chain=[],
        )


def walk(port: int, host: str) -> tuple[str, int, bytes]:
    """The urgency that a check came to, how many pages it had, and its sheet as a PDF."""
    browser: Any = Browser(port, host)
    stop = Walker(browser, WALKING_PAIN).walk()
    assert stop.urgency, stop.path
    found = re.match(r"/results/[0-9a-f-]+/", stop.path)
    assert found, stop.path
    pdf = browser.get(f"{found.group()}sheet.pdf")
    assert pdf.status_code == 200, pdf.status_code
    assert pdf.content.startswith(b"%PDF-")
    return stop.urgency, len(stop.visited), pdf.content
