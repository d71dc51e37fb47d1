"""The pages about the check say what is so: figures, times and names are those of their source."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from assessments.exchange.accuracy import published
from assessments.public import accuracy, privacy, sources
from assessments.public.about import PAGES
from assessments.triage import RULESET, Urgency
from assessments.triage.references import REFERENCES, is_publishers
from assessments.triage.rules import RULES
from tests.queries import queries
from tests.reading_level import grade

from .test_reading_level import FEWEST_WORDS, MOST

PATHS = [
    *("/about/", "/about/rules/", f"/about/rules/{RULESET}/", "/about/rules/2025.1.1/"),
    *(f"/about/{page.slug}/" for page in PAGES),
]


def drawn(client, path):
    return BeautifulSoup(client.get(path).content, "html.parser")


def said(client, slug):
    return drawn(client, f"/about/{slug}/").main.get_text(" ", strip=True)


def test_the_index_leads_to_every_page_and_each_page_to_the_others(client):
    wanted = {f"/about/{page.slug}/" for page in PAGES} | {"/about/rules/"}
    for path in ("/about/", *wanted - {"/about/rules/"}):
        leads_to = {link["href"] for link in drawn(client, path).main.find_all("a")}
        assert wanted - {path} <= leads_to


@pytest.mark.parametrize("path", ["/", "/about/contact/", "/results/"])
@pytest.mark.django_db
def test_every_page_leads_there(client, path):
    assert drawn(client, path).footer.find("a", href="/about/")


def test_an_unknown_page_is_not_found(client):
    assert client.get("/about/nothing/").status_code == 404
    assert client.post("/about/privacy/").status_code == 405


@pytest.mark.django_db
def test_none_of_them_asks_the_database(client):
    for path in PATHS:
        assert queries(lambda: client.get(path)) == [], path  # noqa: B023  # called at once


def texts():
    yield from (str(page.title) for page in PAGES)
    yield from (str(text) for group in sources.GROUPS.values() for text in group)
    for cookie in privacy.cookies():
        yield from (str(cookie["what"]), cookie["kept"])
    yield str(accuracy.NOT_JUDGED)


def test_what_is_said_in_code_is_plain_too():
    found = [text for text in texts() if len(text.split()) >= FEWEST_WORDS]
    assert len(found) > 10
    assert [text for text in found if grade(text) > MOST] == []


# How it decides ----------------------------------------------------------------------------------
def test_it_counts_the_rules_and_names_all_levels(client):
    page = drawn(client, "/about/how-it-decides/")
    assert f"There are {len(RULES)} rules." in page.get_text()
    assert page.find("a", href=f"/about/rules/{RULESET}/")
    assert len(page.find(class_="levels").find_all("li")) == len(Urgency)


@pytest.mark.parametrize("slug", ["how-it-decides", "how-well-it-does", "sources"])
def test_that_no_clinician_has_reviewed_it_is_said(client, slug):
    assert "No clinician has reviewed" in said(client, slug)


# How well it does --------------------------------------------------------------------------------
@pytest.fixture
def other_figures(monkeypatch):
    """Figures in which no two are alike, and nothing is as it should be."""
    figures = published()
    matrix = {
        expected: {given: 10 * row + column for column, given in enumerate(figures["matrix"])}
        for row, expected in enumerate(figures["matrix"], 1)
    }
    shares = {
        name: {"errors": number, "of": 100 + number, "may_be_up_to": 0.5}
        for number, name in enumerate(figures["shares"], 71)
    }
    made_up = {**figures, "vignettes": 999, "agree": 88, "matrix": matrix, "shares": shares}
    monkeypatch.setattr("assessments.public.accuracy.published", lambda: made_up)
    return made_up


def figures_are(page, figures):
    """Whether each figure on the page is the one that was published."""
    whole = {"agree": (figures["agree"], figures["vignettes"])}
    whole |= {name: (one["errors"], one["of"]) for name, one in figures["shares"].items()}
    for name, (part, of) in whole.items():
        assert page.find(attrs={"data-figure": name}).get_text() == f"{part} of {of}"
    cells = {cell["data-cell"]: int(cell.get_text()) for cell in page.select("[data-cell]")}
    assert cells == {
        f"{expected}/{given}": count
        for expected, row in figures["matrix"].items()
        for given, count in row.items()
    }
    right = {cell["data-cell"] for cell in page.select(".agrees")}
    assert right == {f"{code}/{code}" for code in figures["matrix"]}
    return True


def test_the_figures_are_those_that_were_published(client):
    assert figures_are(drawn(client, "/about/how-well-it-does/"), published())


def test_and_would_be_others_if_others_were(client, other_figures):
    page = drawn(client, "/about/how-well-it-does/")
    assert figures_are(page, other_figures)
    assert "999 made-up cases" in page.get_text()
    assert "up to 50 in 100" in page.get_text()


def test_the_most_that_may_be_missed_is_not_rounded_down(client, other_figures):
    other_figures["shares"]["emergencies_missed"]["may_be_up_to"] = 0.123
    assert "up to 13 in 100" in said(client, "how-well-it-does")


def test_who_made_the_cases_is_said(client):
    text = said(client, "how-well-it-does")
    assert "No study of it has been done." in text
    assert "The people who made the rules made up the cases too." in text
    assert "No clinician has reviewed the cases." in text


# Sources -----------------------------------------------------------------------------------------
def test_every_source_is_there_with_how_much_of_it_was_read(client):
    page = drawn(client, "/about/sources/")
    headings = {}
    for source in REFERENCES.values():
        item = page.find(id=source.key)
        assert source.what in item.get_text()
        linked = [url for url in source.urls if is_publishers(url)]
        assert [link["href"] for link in item.find_all("a")] == linked
        assert all(url in item.get_text() for url in source.urls)
        headings[source.status] = item.find_previous("h2").get_text()
        assert headings[source.status] == str(sources.GROUPS[source.status][0])
        assert item.find_parent(lang="en")
    assert len(set(headings.values())) == len(sources.GROUPS)


# Who runs it -------------------------------------------------------------------------------------
SLUGS_WITH_HOST = ["privacy", "accessibility", "contact"]
NOBODY = "The people who run this site have not named a contact yet."


@pytest.mark.parametrize("slug", SLUGS_WITH_HOST)
def test_who_runs_the_site_is_named_where_the_settings_do(client, settings, slug):
    assert NOBODY in said(client, slug)
    settings.HOST_NAME = "The Sample Hospital"
    assert "run by The Sample Hospital" in said(client, slug)
    assert "not named a mail address yet" in said(client, slug)
    settings.CONTACT_MAIL = "legs@example.org"
    page = drawn(client, f"/about/{slug}/")
    assert page.find("a", href="mailto:legs@example.org")
    assert "yet" not in page.main.get_text().split("run by")[1].split("legs@")[0]


def test_the_clinic_is_named_with_its_number_where_there_is_one(client, settings):
    settings.CLINIC_NAME, settings.CLINIC_PHONE = "the Clinic on the Hill", "030 123"
    assert "call the Clinic on the Hill" in said(client, "contact")
    assert drawn(client, "/about/contact/").find("a", href="tel:030 123")
    settings.CLINIC_NAME = ""
    assert "call the Clinic" not in said(client, "contact")


def test_the_accessibility_statement_says_that_nobody_disabled_has_tested_it(client):
    assert "No one who is disabled has tested it for us." in said(client, "accessibility")


def test_the_pages_are_drawn_in_the_readers_language_and_english_is_marked(client):
    with translation.override("en"):
        page = drawn(client, f"/about/rules/{RULESET}/")
    for entry in page.select(".rule"):
        words = entry.select("dd")[:3] or [entry]
        assert all(one.get("lang") == "en" for one in words)
