"""The visible trail: from a finding, one click to its rule, at the edition that judged it."""

import re

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from assessments.exchange.sheet import sheet
from assessments.models import Assessment
from assessments.triage import RULESET
from tests.histories import COLD_LEG
from tests.sharing import TOKEN, linked, of_browser, recent

pytestmark = pytest.mark.django_db


def drawn(client, path):
    return BeautifulSoup(client.get(path).content, "html.parser")


def trail(page):
    """The links to rules on a page: the address by the id that is shown."""
    found = page.find_all("a", href=re.compile("^/about/rules/"))
    assert all(link["rel"] == ["noreferrer"] for link in found)
    assert not any(link.find_parent("details") for link in found), "it would take a click more"
    return {link.get_text(): link["href"] for link in found}


def rules_of(assessment):
    shown = assessment.content["shown"][assessment.language]
    return {finding["rule"] for finding in shown["findings"]}


@pytest.mark.parametrize("answers", [COLD_LEG, {"neuro": ["numb_both_feet"]}, {}])
def test_from_a_result_one_click_leads_to_each_rule(client, answers):
    page = drawn(client, of_browser(client, answers))
    rules = rules_of(Assessment.objects.get())
    book = drawn(client, f"/about/rules/{RULESET}/")
    for part in (page.find(class_="screen"), page.find(id="sheet")):
        assert trail(part) == {rule: f"/about/rules/{RULESET}/#{rule}" for rule in rules}
    assert all(book.find(id=rule) for rule in rules)


def test_so_it_does_from_the_page_of_a_link(client):
    result = recent(COLD_LEG)
    linked(result)
    assert trail(drawn(client, f"/shared/{TOKEN}/")).keys() == rules_of(result)


def test_a_file_has_no_links_that_lead_nowhere():
    page = render_to_string("print/document.html", {"sheet": sheet(recent(COLD_LEG))})
    assert "/about/" not in page


@pytest.mark.parametrize(
    ("ruleset", "address"),
    [("2025.7.1", "/about/rules/2025.7.1/#E02"), ("2?1", "/about/rules/2%3F1/#E02"), ("a/b", None)],
)
def test_it_leads_to_the_edition_that_judged_and_an_odd_name_breaks_nothing(ruleset, address):
    links = render_to_string("public/rule_links.html", {"rules": ("E02",), "ruleset": ruleset})
    assert trail(BeautifulSoup(links, "html.parser")) == ({"E02": address} if address else {})
    assert "E02" in links
