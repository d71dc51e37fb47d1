"""No rule, fact, reason or piece of advice changes without a new version of the rule set."""

import dataclasses
from pathlib import Path

import pytest

from assessments.triage import RULESET, Urgency
from assessments.triage import fingerprint as fingerprinting
from assessments.triage.fingerprint import fingerprint
from assessments.triage.rules import RULES

# When this fails: give assessing.RULESET a new version, say what changed and why in
# docs/clinical/RULESET_CHANGELOG.md, and pin the new pair here.
PINNED = ("2026.11.2", "49b6fdd8d58922ec7f7037baa61f1cf8f08daa93834e14ce8da44c301c075e2d")

CHANGELOG = Path(__file__).parents[2] / "docs" / "clinical" / "RULESET_CHANGELOG.md"


def test_the_fingerprint_is_the_one_pinned_beside_the_version():
    assert (RULESET, fingerprint()) == PINNED


def test_the_changelog_has_the_version():
    assert f"\n## {RULESET}\n" in CHANGELOG.read_text()


@pytest.mark.parametrize(
    "change",
    [
        {"urgency": Urgency.SELF_CARE},
        {"reason": "Something else."},
        {"reads": ("side",)},
        {"references": ()},
        {"condition": RULES[1].condition},
    ],
)
def test_a_changed_rule_changes_the_fingerprint(change, monkeypatch):
    before = fingerprint()
    changed = (dataclasses.replace(RULES[0], **change), *RULES[1:])
    monkeypatch.setattr(fingerprinting, "RULES", changed)
    assert fingerprint() != before


def test_a_changed_fact_or_text_changes_the_fingerprint(monkeypatch):
    before = fingerprint()
    monkeypatch.setattr(fingerprinting, "_FACTS", fingerprinting._FACTS[1:])
    without_a_fact = fingerprint()
    monkeypatch.undo()
    monkeypatch.setattr(fingerprinting, "_ADVICE", fingerprinting._ADVICE[1:])
    assert len({without_a_fact, fingerprint(), before}) == 3
