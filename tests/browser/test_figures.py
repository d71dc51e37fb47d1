"""The page of figures in a real browser: readable on a phone, in the dark and on paper."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader

from assessments.models import EndedChecks, User
from assessments.triage import Urgency
from assessments.triage.patterns import Family
from tests.cases import HOUR, dated
from tests.signing_in import with_second_factor

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("", "start", "age", "breathing", "walking-pain", "medicines", "answers", "stopped")


def a_busy_clinic():
    now = timezone.now()
    for number in range(60):
        urgency = list(Urgency)[number % 5]
        took = None if number % 7 == 0 else number * HOUR / 2
        sent_at = now - timedelta(days=number * 1.3)
        dated(sent_at, urgency, list(Family)[number**2 % 13], due=9 * HOUR, took=took)
    for days, (number, page) in enumerate(enumerate(PAGES)):
        for ruleset in ("2026.11.1", "2026.11.2"):
            day = timezone.localdate() - timedelta(days=days)
            EndedChecks.objects.create(day=day, page=page, ruleset=ruleset, count=40 - 4 * number)


@pytest.fixture
def lead(new_context, base_url):
    """Opens a browser in which somebody is signed in who may see figures."""

    def opened(**options):
        client = with_second_factor(User.objects.create_superuser("lead@example.org"))
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context = new_context(**options)
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": base_url}])
        return context.new_page()

    return opened


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "light"), (1280, "dark")])
def test_figures_are_readable(lead, flaws, picture, width, scheme):
    a_busy_clinic()
    page = lead(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page.goto("/admin/")
    page.get_by_role("link", name="Figures").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Figures")
    for name in ("14 days", "12 weeks", "52 weeks"):
        page.get_by_role("link", name=name).click()
        expect(page.locator("a[aria-current=page]", has_text=name)).to_be_visible()
        picture(page, f"figures-{name.replace(' ', '-')}-{width}-{scheme}")
        assert flaws(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.get_by_role("img")).to_have_count(5)


def test_a_new_clinic_is_told_that_there_is_nothing_yet(lead, flaws, picture):
    page = lead(viewport={"width": 390, "height": 844}, color_scheme="dark")
    page.goto("/admin/figures/")
    expect(page.get_by_text("There is nothing yet in this time.")).to_have_count(5)
    picture(page, "figures-none-390-dark")
    assert flaws(page) == []


def test_figures_are_printed_without_what_paper_has_no_use_for(lead, picture):
    a_busy_clinic()
    page = lead(color_scheme="dark")
    page.goto("/admin/figures/?weeks=12")
    page.emulate_media(media="print", color_scheme="dark")
    for gone in ("#header", ".breadcrumbs", ".periods"):
        expect(page.locator(gone)).to_be_hidden()
    picture(page, "figures-print")
    colours = "getComputedStyle(document.body)[name]"
    assert page.evaluate(f"name => {colours}", "backgroundColor") == "rgb(255, 255, 255)"
    text = " ".join(each.extract_text() for each in PdfReader(BytesIO(page.pdf())).pages)
    assert "Sent to the clinic" in text
    assert "Share with a result" in text
