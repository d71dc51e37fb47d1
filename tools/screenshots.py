"""Takes the pictures in docs/screenshots/ from a site of its own, in Debian's Chromium.

Run by `make screenshots`, as a test run: that gives it a server, a database and a browser.
"""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from assessments.models import User
from tests.browser.conftest import *  # noqa: F403  # the browser and its server, as tests have them
from tests.browser.patient import Patient
from tests.operations.project import ROOT
from tests.signing_in import with_second_factor
from tests.walker import WALKING_PAIN

FOLDER = ROOT / "docs" / "screenshots"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_take_pictures(
    new_context: Callable[..., BrowserContext], width: int, height: int, scheme: str
) -> None:
    size = {"width": width, "height": height}
    page = new_context(viewport=size, color_scheme=scheme).new_page()

    def take(name: str) -> None:
        page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png")

    page.goto("/")
    take("home")
    patient = Patient(page, WALKING_PAIN).open().walk(until="/check/where/")
    take("question")
    patient.go_on()
    take("errors")
    patient.walk(until="/check/answers/")
    take("answers")
    patient.walk()
    take("result")
    if (width, scheme) == (1280, "light"):
        address = page.get_by_role("link", name="Download as PDF").get_attribute("href")
        (FOLDER / "sheet.pdf").write_bytes(page.request.get(f"{address}").body())
    Patient(page, {"em_leg": ["cold"]}).open().walk()
    take("emergency")


@pytest.mark.django_db(transaction=True)
def test_take_pictures_of_staff_pages(
    new_context: Callable[..., BrowserContext], live: LiveServer
) -> None:
    """Of sample data, which says of itself that it is."""
    call_command("sample_data", count=300, seed=1, stdout=StringIO())
    staff = with_second_factor(User.objects.create_superuser("staff@example.org"))
    context = new_context(viewport={"width": 1280, "height": 800})
    session = staff.cookies["session"].value
    context.add_cookies([{"name": "session", "value": session, "url": str(live.url)}])
    page = context.new_page()
    page.goto("/admin/assessments/case/")
    page.screenshot(path=FOLDER / "queue-1280-light.png")
    page.locator("#result_list tbody a").first.click()
    page.screenshot(path=FOLDER / "case-1280-light.png")
    page.goto("/admin/figures/")
    page.screenshot(path=FOLDER / "figures-1280-light.png")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["es", "ar"])
def test_take_pictures_in_other_languages(
    new_context: Callable[..., BrowserContext], language: str
) -> None:
    context = new_context(viewport={"width": 390, "height": 844}, locale=language)
    page = context.new_page()
    patient = Patient(page, WALKING_PAIN).open().walk(until="/check/where/")
    page.screenshot(path=FOLDER / f"question-390-{language}.png")
    patient.walk()
    page.screenshot(path=FOLDER / f"result-390-{language}.png")
    address = page.locator("a[href$='sheet.pdf']").get_attribute("href")
    headers = {"Accept-Language": language}
    sheet = page.request.get(f"{address}", headers=headers).body()
    (FOLDER / f"sheet-{language}.pdf").write_bytes(sheet)
