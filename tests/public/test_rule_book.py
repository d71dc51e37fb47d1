"""The rule book: each edition whole, with an anchor for each rule that results name."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from assessments.exchange.rulebooks import edition, kept
from assessments.public.conditions import Conditions
from assessments.triage import RULESET
from assessments.triage.answers import Answers
from assessments.triage.judging import judged
from assessments.triage.rules import RULES
from tests.vignettes import VIGNETTES


def drawn(path, client=None):
    return BeautifulSoup((client or Client()).get(path).content, "html.parser")


@pytest.fixture(scope="module")
def anchors():
    """The ids on the page of each edition."""
    return {
        one: [tag["id"] for tag in drawn(f"/about/rules/{one}/").find_all(id=True)]
        for one in kept()
    }


def test_every_rule_that_judges_a_vignette_has_its_anchor(anchors):
    given = [judged(Answers.from_json(one["answers"])) for one in VIGNETTES]
    found = [one for one in given if "rules" in one]
    assert len(found) > 90
    for one in found:
        assert set(one["rules"]) <= set(anchors[one["ruleset"]])


def test_so_has_every_rule_of_an_edition_and_each_fact_once(anchors):
    assert {rule.id for rule in RULES} <= set(anchors[RULESET])
    for one, ids in anchors.items():
        book = edition(one)
        assert {rule["id"] for rule in book["rules"]} <= set(ids)
        assert {f"fact-{fact['id']}" for fact in book["facts"]} <= set(ids)
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("one", kept())
def test_each_rule_is_told_whole_and_no_link_on_the_page_is_dead(anchors, one):
    page = drawn(f"/about/rules/{one}/")
    for rule in edition(one)["rules"]:
        entry = page.find(id=rule["id"])
        text = squeezed(entry.get_text(" "))
        told = [rule["title"], rule["reason"], rule["pattern_title"], rule["remark"]]
        told += [source["text"] for source in rule["sources"]] + rule["vignettes"]
        assert all(squeezed(one) in text for one in told), rule["id"]
        for line in rule["condition"].split("\n"):
            words = re.sub(r"Fact \[([^]]*)\]", r"\1", line.strip().removeprefix("- "))
            assert squeezed(words) in text, rule["id"]
    within = {link["href"][1:] for link in page.find_all("a", href=re.compile("^#"))}
    assert within - {"main"} <= set(anchors[one])


def squeezed(text):
    return "".join(text.split())


def test_an_edition_that_is_not_kept_has_a_page_that_says_so(client):
    response = client.get("/about/rules/2025.7.1/")
    assert response.status_code == 404
    text = response.content.decode()
    assert "RULESET_CHANGELOG.md" in text
    assert 'href="/about/rules/"' in text


def test_the_index_names_every_edition_and_which_is_used(client):
    page = drawn("/about/rules/")
    for one in kept():
        assert page.find("a", href=f"/about/rules/{one}/")
    assert "used now" in page.find("a", href=f"/about/rules/{RULESET}/").parent.get_text()


def test_a_condition_becomes_lists_in_lists_and_its_facts_are_links():
    drawn = Conditions([{"id": "young", "title": "under 50 & more"}]).html(
        "All of these:\n- One <b>\n- Some:\n  - Fact [under 50 & more]\n  - Two\n- Three"
    )
    assert drawn == (
        "<p>All of these:</p><ul><li>One &lt;b&gt;</li><li>Some:"
        '<ul><li><a href="#fact-young">under 50 &amp; more</a></li><li>Two</li></ul></li>'
        "<li>Three</li></ul>"
    )
