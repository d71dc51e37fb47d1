"""Every page in every state: no flaw on a small phone, and reached without JavaScript too.

What the server sends is the same with and without; whether forms and links work is not.
"""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import get_resolver, resolve
from playwright.sync_api import expect

from assessments.questionnaire.pages import PAGES
from tests.addresses import walked

from .patient import FORM, LONGEST, Patient
from .states import NO_PAGE, SEEN_ELSEWHERE, STATES
from .visit import Visit

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
# Tests share the pages of questions, so that none takes long.
PARTS = 4
OPTIONAL = {"abi-result", "ankle-pressure", "arm-pressure", "note"}
IS_FILLED = """form => [...form.elements].some(one =>
    one.checked || (one.matches("textarea, [type=text]") && one.value !== ""))"""
OPEN_ALL = "found => found.forEach(one => { one.open = true })"


@pytest.fixture
def visit(no_earlier_tries, new_context, client, live, monkeypatch, script) -> Visit:
    small = {"width": 320, "height": 640}
    page = new_context(viewport=small, java_script_enabled=script).new_page()
    return Visit(page, client, live.url, monkeypatch)


@SCRIPT
@pytest.mark.parametrize("state", STATES, ids=str)
def test_a_state_has_no_flaw(visit, documents, faults, flaws, state, script):
    faults.expect(f"status of {state.status}")
    state.reach(visit)
    page = visit.page
    assert documents.status(page) == state.status
    if state.address:
        assert resolve(urlsplit(page.url).path).view_name == state.address
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    if not script:
        assert b"<noscript" not in documents.html(page), "what only it shows would not be checked"
        return
    assert flaws(page) == []
    details = page.locator("details")
    if details.count():
        details.evaluate_all(OPEN_ALL)
        assert flaws(page) == [], "with all details open"
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@SCRIPT
@pytest.mark.parametrize("part", range(PARTS))
def test_a_page_has_no_flaw_at_first_and_with_errors(visit, flaws, part, script):
    page = visit.page
    for asked in PAGES[part::PARTS]:
        visit.walk(LONGEST, until=f"/check/{asked.slug}/")
        visit.show(f"/check/{asked.slug}/")
        assert not script or flaws(page) == [], asked.slug
        if asked.slug in OPTIONAL:
            continue
        visit.send()
        summary = page.locator("[data-error-summary]")
        expect(summary).to_be_visible()
        if script:
            assert flaws(page) == [], f"{asked.slug} with errors"
            expect(summary).to_be_focused()
        target = page.locator(summary.locator("a").first.get_attribute("href"))
        assert target.is_visible()
        assert target.get_attribute("name") in Patient(page).names()


@pytest.mark.parametrize("script", [True])
@pytest.mark.parametrize("part", range(PARTS))
def test_a_page_that_was_filled_in_has_no_flaw(visit, flaws, part):
    typed = {"note": "Since my holiday.", "ankle_left": 120, "arm_left": 130}
    visited = visit.walk(LONGEST | typed, until="/check/answers/").visited
    assert len(visited) == len(PAGES) + 1
    for page in PAGES[part::PARTS]:
        visit.show(f"/check/{page.slug}/")
        assert visit.page.locator(FORM).evaluate(IS_FILLED), page.slug
        assert flaws(visit.page) == [], page.slug


def test_every_address_is_seen_in_a_browser():
    seen = {state.address for state in STATES if state.address}
    elsewhere = {name for names in SEEN_ELSEWHERE.values() for name in names}
    assert seen | elsewhere | NO_PAGE.keys() == addresses()
    assert not (seen | elsewhere) & NO_PAGE.keys()
    for module in SEEN_ELSEWHERE:
        assert "flaws(" in Path(__file__).with_name(f"{module}.py").read_text()


def addresses() -> set[str]:
    """Names of all addresses but those of staff, whose pages are Django's own."""
    return {one.name for one in walked(get_resolver()) if not one.name.startswith("admin:")}
