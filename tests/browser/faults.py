"""What no page may do: log an error, break the content security policy, ask another host."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

HERE = {"127.0.0.1", "localhost", "::1"}
# The browser reports a breach on the console as well, but words it anew now and then.
REPORT_BREACHES = """
addEventListener("securitypolicyviolation", event => console.error(
    `content security policy: ${event.effectiveDirective} ${event.blockedURI}`))
"""


class Faults:
    """Collects the faults of all pages of the contexts it watches."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._expected: list[str] = []

    def watch(self, context: BrowserContext) -> BrowserContext:
        context.add_init_script(REPORT_BREACHES)
        context.on("console", self._console)
        context.on("weberror", self._script)
        context.on("request", self._request)
        return context

    def expect(self, text: str) -> None:
        """A fault whose words contain text is what the test is about."""
        self._expected.append(text)

    def unexpected(self) -> list[str]:
        return [fault for fault in self.found if not any(text in fault for text in self._expected)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.found.append(f"console {message.type}: {message.text}")

    def _script(self, error: WebError) -> None:
        self.found.append(f"script: {error.error}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in HERE:
            self.found.append(f"another host: {request.url}")
