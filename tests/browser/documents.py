"""What the server sent for the page in view, whether it was asked for or posted to."""

from playwright.sync_api import BrowserContext, Page, Response


class Documents:
    """Remembers the last document of each page of the contexts it watches."""

    def __init__(self) -> None:
        self._last: dict[Page, Response] = {}

    def watch(self, context: BrowserContext) -> BrowserContext:
        context.on("page", lambda page: page.on("response", lambda one: self._keep(page, one)))
        return context

    def html(self, page: Page) -> bytes:
        return self._last[page].body()

    def status(self, page: Page) -> int:
        return self._last[page].status

    def _keep(self, page: Page, response: Response) -> None:
        request = response.request
        if request.is_navigation_request() and request.frame == page.main_frame:
            self._last[page] = response
