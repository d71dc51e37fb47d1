"""A real Chromium on a real server, watched: what every browser test starts from."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from .accessibility import violations
from .chromium import CHROMIUM, FLAGS
from .documents import Documents
from .faults import Faults
from .headings import heading_flaws
from .html_checker import HtmlChecker, checking


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what lies in this folder before pytest selects by mark (-m browser)."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session", autouse=True)
def orm_beside_playwright() -> None:
    """Lets tests use the ORM although Playwright keeps an event loop in their thread.

    Django takes the loop for code that must not block. It stays until the process ends, and so
    does this.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture
def live(live_server: LiveServer) -> LiveServer:
    """The site on a port of its own, static files included; .url is its address."""
    return live_server


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    """So that page.goto("/check/") means the live site."""
    return str(live_server.url)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture
def faults() -> Iterator[Faults]:
    """What went wrong in any page of this test; a test that leaves one fails.

    A test of an error page says so first: faults.expect("status of 404").
    """
    found = Faults()
    yield found
    assert found.unexpected() == []


@pytest.fixture
def documents() -> Documents:
    """The pages of this test as the server sent them."""
    return Documents()


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], faults: Faults, documents: Documents
) -> Callable[..., BrowserContext]:
    """Opens a browser of its own (cookies apart); options as Playwright's browser.new_context."""

    def watched(**options) -> BrowserContext:
        return documents.watch(faults.watch(new_context(**options)))

    return watched


@pytest.fixture(scope="session")
def html_checker() -> Iterator[HtmlChecker]:
    """The Nu HTML checker, started by the first test that asks for it."""
    with checking() as checker:
        yield checker


@pytest.fixture
def flaws(documents: Documents, html_checker: HtmlChecker) -> Callable[[Page], list[str]]:
    """All that is wrong with the page in view: assert flaws(page) == [].

    Accessibility, HTML as it was sent, order of headings. What faults collects comes on top.
    """

    def found(page: Page) -> list[str]:
        checked = html_checker.messages(documents.html(page))
        return [*violations(page), *checked, *heading_flaws(page)]

    return found


@pytest.fixture
def picture(pytestconfig: pytest.Config) -> Callable[[Page, str], Path]:
    """Keeps a picture of the whole page for a person to look at; says where."""

    def take(page: Page, name: str) -> Path:
        path = Path(pytestconfig.getoption("--output")) / "pictures" / f"{name}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return take
