"""The rule book in words, its editions, and its document."""

import hashlib
import re

import pytest
from django.utils.translation import override

from assessments.exchange.rulebooks import edition, kept
from assessments.exchange.rulebooks.book import book
from assessments.exchange.rulebooks.editions import path_of
from assessments.exchange.rulebooks.marked_up import as_markdown
from assessments.triage import RULESET
from assessments.triage.rules import RULES
from tests.operations.project import ROOT
from tests.second_language import CODE, add_second_language

BOOK = book()
BY_ID = {rule["id"]: rule for rule in BOOK["rules"]}

# What a rule set said of results that name it is never changed again. When RULESET goes up, pin
# here the edition before it, as it was last written.
PINNED = {
    "2026.11.1": "689491f4d9c65a830102cf14f4aa8bde73b8a904bf8c1d575e83e947bd8d01df",
}


def test_editions_of_before_are_as_they_were():
    digests = {one: hashlib.sha256(path_of(one).read_bytes()).hexdigest() for one in kept()}
    assert {one: digest for one, digest in digests.items() if one != RULESET} == PINNED


def test_every_rule_set_of_the_changelog_has_its_edition():
    changelog = (ROOT / "docs" / "clinical" / "RULESET_CHANGELOG.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## (\S+)$", changelog, re.MULTILINE)) == set(kept())


@pytest.mark.parametrize("ruleset", kept())
def test_each_edition_has_the_same_form(ruleset):
    found = edition(ruleset)
    assert found["ruleset"] == ruleset
    assert found.keys() == BOOK.keys()
    assert {frozenset(rule) for rule in found["rules"]} == {
        frozenset([*BOOK["rules"][0], "vignettes"])
    }


def test_a_rule_set_that_is_not_kept_has_none():
    assert edition("2020.1.1") is None
    assert edition("../accuracy/vignettes") is None


def test_each_rule_is_there_with_what_it_means_and_rests_on():
    assert [rule["id"] for rule in BOOK["rules"]] == [rule.id for rule in RULES]
    for rule in BOOK["rules"]:
        assert all(rule[key] for key in ("title", "condition", "reason", "sources", "reads"))


def test_a_condition_in_words():
    assert BY_ID["E03"]["condition"] == (
        "All of these:\n"
        "- In the last 2 weeks, has a leg or foot suddenly changed in any of these ways? "
        "“It went numb” or “Very bad pain came on fast and has not gone”\n"
        "- At least one of these:\n"
        "  - In the last 2 weeks, has a leg or foot suddenly changed in any of these ways? "
        "“It went numb” and “Very bad pain came on fast and has not gone”\n"
        "  - Fact [a source for a sudden blockage]"
    )


def test_a_condition_with_what_must_not_be_so():
    assert "\n    - Not so: Fact [shooting pain with back pain]" in BY_ID["S03"]["condition"]


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("abi_low", "The ankle-arm ratio of either leg: 0.90 or less"),
        ("abi_borderline", "The ankle-arm ratio of either leg: from 0.91 to 0.99"),
        ("abi_high", "The ankle-arm ratio of either leg: 1.41 or more"),
        ("abi_critical", "The ankle-arm ratio of either leg: 0.39 or less"),
        ("abi_critical", "Left ankle, top number: 49 mmHg or less"),
        ("young", "How old are you? 49 years or less"),
        ("risk_pad", "How old are you? 65 years or more"),
        ("risk_pad", "How old are you? 50 to 64 years"),
        ("wells_self", "1, however many of them: Do any of these apply to you?"),
    ],
)
def test_numbers_in_words(fact, words):
    (found,) = (one for one in BOOK["facts"] if one["id"] == fact)
    assert words in found["condition"]


def test_the_fallback_says_when_it_is_met():
    assert "No other rule is met" in BY_ID["U00"]["condition"]
    assert "C08, C09" in BY_ID["U00"]["condition"]


def test_it_is_in_english_whatever_the_site_speaks(settings, tmp_path):
    add_second_language(settings, tmp_path)
    with override(CODE):
        assert book() == BOOK


def test_each_rule_and_fact_has_an_anchor_and_every_link_one_to_lead_to():
    text = as_markdown(BOOK)
    anchors = set(re.findall(r'<a id="([^"]+)">', text)) | {"facts"}
    assert {rule.id.lower() for rule in RULES} < anchors
    assert set(re.findall(r"\(#([^)]+)\)", text)) <= anchors
    without_link = re.findall(r"Fact \[([^]]+)\](?!\()", text)
    assert without_link == [" … "]  # The introduction says how to read one.


def test_it_does_without_vignettes_where_they_are_not_known():
    assert "Vignettes" not in as_markdown(BOOK)
