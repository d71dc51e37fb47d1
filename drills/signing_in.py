"""Tries to sign in, as a program that guesses would."""

import re
from dataclasses import replace

from benchmarks.load.browser import Browser, Target
from tests.stack import Site

SIGN_IN, CODE = "/sign-in/", "/sign-in/code/"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class BrowserAt(Browser):
    """A browser at an address of its own, as the proxy would tell a web node."""

    def __init__(self, target: Target, address: str = "") -> None:
        super().__init__(target)
        if address:
            self._headers = {**self._headers, "X-Forwarded-For": address}

    def post(self, path: str, **fields: str) -> int:
        """Fills in the form of a page and sends it; the status of the answer."""
        page = self.send("GET", path)
        token = _TOKEN.search(page.body)
        if token is None:
            return page.status
        return self.send("POST", path, {"csrfmiddlewaretoken": token[1], **fields}).status

    @property
    def signed_in(self) -> bool:
        return self.send("GET", "/account/").status == 200


def through_proxy(site: Site) -> Target:
    return Target(site.proxy.address, ca=site.proxy.certificate)


def past_proxy(site: Site, node: int) -> Target:
    """A web node itself: who gets this far is past the proxy's limits."""
    return replace(through_proxy(site), address=f"http://127.0.0.1:{node}")


def try_to_sign_in(site: Site, email: str) -> int:
    """Asks for a code from a new browser; the status of the answer."""
    browser = BrowserAt(through_proxy(site))
    try:
        return browser.post(SIGN_IN, email=email)
    finally:
        browser.close()


def codes_sent(site: Site) -> int:
    """How many mails are out: each is a file."""
    return sum(file.read_text().count("Subject:") for file in (site.folder / "mails").iterdir())
