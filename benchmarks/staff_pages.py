"""The pages that staff open, found as staff find them: by the links and forms that are shown."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode, urljoin

from bs4 import BeautifulSoup
from django.urls import reverse

from assessments.models import Assessment, Case

from .browser import Browser

GOAL = 1.5
"""How many times longer a page may take of a million than of a thousand."""

SOME = 500
"""Results among which a patient who sent several is looked for: as many, whatever the size."""


class UnexpectedStatus(Exception):
    """A page answered with something else than itself."""


@dataclass(frozen=True)
class Page:
    """One page to measure; goal is None where there is none."""

    name: str
    address: str
    goal: float | None = GOAL


def show(browser: Browser, address: str) -> str:
    """The body of a page. Raises UnexpectedStatus for any status but 200."""
    status, body = browser.answer("GET", address)
    if not status.startswith("200"):
        raise UnexpectedStatus(f"{address}: {status}")
    return body


def pages(browser: Browser) -> Iterator[Page]:
    """Every page that is measured."""
    queue = reverse("admin:assessments_case_changelist")
    soup = _soup(browser, queue)
    yield Page("queue, first page", queue)
    yield from _filters(soup, queue)
    yield from _searches(soup, queue)
    yield from _submissions(soup, queue)
    yield from _figures(browser)
    yield Page("audit log, first page", reverse("admin:assessments_auditevent_changelist"), None)


def rows(body: str) -> int | None:
    """How many rows a list shows; None of a page that is no list."""
    table = BeautifulSoup(body, "html.parser").find(id="result_list")
    return len(table.find("tbody").find_all("tr")) if table else None


def _filters(queue: BeautifulSoup, address: str) -> Iterator[Page]:
    for link in queue.select("#changelist-filter details a[href]"):
        title = link.find_parent("details")["data-filter-title"]
        label = link.get_text(" ", strip=True)
        yield Page(f"filter: {title}: {label}", urljoin(address, link["href"]))


def _searches(queue: BeautifulSoup, address: str) -> Iterator[Page]:
    box = queue.select_one("#changelist-search input[type=text]")
    case = Case.objects.select_related("assessment__owner").exclude(assessment__owner=None)[0]
    owner = case.assessment.owner
    assert owner is not None
    for what, typed in (
        ("reference", case.assessment.spoken_reference),
        ("email", owner.email),
        ("something not there", "nobody@example.org"),
    ):
        yield Page(f"search: {what}", f"{address}?{urlencode({box['name']: typed})}")


def _submissions(queue: BeautifulSoup, address: str) -> Iterator[Page]:
    first = queue.select_one("#result_list tbody a[href]")
    yield Page("submission, first of the queue", urljoin(address, first["href"]))
    sent = Assessment.objects.exclude(owner=None).exclude(case=None).order_by("owner")
    owner = Counter(sent.values_list("owner", flat=True)[:SOME]).most_common(1)[0][0]
    last = sent.filter(owner=owner).order_by("submitted_at").values_list("pk", flat=True).last()
    found = reverse("admin:assessments_case_change", args=[last])
    yield Page("submission, with earlier ones", found)


def _figures(browser: Browser) -> Iterator[Page]:
    start = reverse("admin:figures")
    yield Page("figures, as they open", start, None)
    shown = _soup(browser, start)
    for weeks in (12, 52):
        link = shown.select_one(f".periods a[href='?weeks={weeks}']")
        yield Page(f"figures, {weeks} weeks", urljoin(start, link["href"]), None)


def _soup(browser: Browser, address: str) -> BeautifulSoup:
    return BeautifulSoup(show(browser, address), "html.parser")
