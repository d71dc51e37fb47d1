"""A made-up patient who walks a check over plain HTTP, as the proxy would pass it on."""

from urllib.parse import urlsplit

from benchmarks.load.browser import Browser, Target
from benchmarks.load.markup import form_of, main_of
from tests.walker import DEFAULTS, MOST_PAGES, WALKING_PAIN


def walk(port: int) -> tuple[str, int, bytes]:
    """The urgency that a check came to, how many pages it had, and its sheet as a PDF.

    The port is one of 127.0.0.1, which ALLOWED_HOSTS must name. Raises RuntimeError.
    """
    browser = Browser(Target(f"http://127.0.0.1:{port}"))
    try:
        result, urgency, pages = _result(browser)
        pdf = browser.send("GET", f"{result}sheet.pdf")
    finally:
        browser.close()
    if pdf.status != 200 or not pdf.content.startswith(b"%PDF-"):
        raise RuntimeError(f"no PDF, but {pdf.status}")
    return urgency, pages, pdf.content


def _result(browser: Browser) -> tuple[str, str, int]:
    """The address of the result, its urgency, and how many pages were filled in before."""
    path, pages = "/check/", 0
    for _ in range(2 * MOST_PAGES):
        answer = browser.send("GET", path)
        form = form_of(answer.body)
        if form is not None:
            fields = form.filled(DEFAULTS | WALKING_PAIN)
            answer = browser.send("POST", form.action or path, fields)
            pages += 1
        elif path.startswith("/results/") and "data-urgency" in main_of(answer.body):
            return path, main_of(answer.body)["data-urgency"], pages
        if not answer.location:
            raise RuntimeError(f"no way on from {path}: {answer.status}")
        path = urlsplit(answer.location).path
    raise RuntimeError("no result")
