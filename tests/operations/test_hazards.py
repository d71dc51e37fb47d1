"""The hazard log: every hazard is whole, its scores add up, and the tests it names are there."""

import re

import pytest

from assessments.exchange.rulebooks import kept

from .project import ROOT
from .test_security_list import functions

CLINICAL = ROOT / "docs" / "clinical"
TEXT = (CLINICAL / "HAZARD_LOG.md").read_text(encoding="utf-8")
SEVERITIES = ("minor", "significant", "considerable", "major", "catastrophic")
SEEDED = 16
ACCEPTABLE = 3


def hazards(text=TEXT):
    """Title and text of each hazard by its id."""
    parts = re.split(r'^<a id="h\d+"></a>\n\n## (H\d+) (.+)\n', text, flags=re.MULTILINE)[1:]
    return {parts[at]: (parts[at + 1], parts[at + 2]) for at in range(0, len(parts), 3)}


HAZARDS = hazards()
BODIES = {name: body for name, (_, body) in HAZARDS.items()}


def entries(body):
    """Kind and text of each point of a hazard, in their order."""
    return re.findall(r"^- \*\*([A-Z][a-z ]+)\.\*\* (.+(?:\n  .+)*)", body, re.MULTILINE)


def named_tests(text):
    return re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)


def matrix():
    """Score by likelihood and severity, as the document's table has it."""
    rows = re.findall(r"^\| \*\*([a-z ]+)\*\* \| ([\d |]+) \|$", TEXT, re.MULTILINE)
    return {
        (severity, likelihood): int(score)
        for likelihood, scores in rows
        for severity, score in zip(SEVERITIES, scores.split(" | "), strict=True)
    }


def score(body, when):
    ((severity, likelihood, said),) = re.findall(
        rf"\*\*{when}\.\*\* (\w+) × ([a-z ]+) = (\d)", body
    )
    assert int(said) == matrix()[severity, likelihood]
    return int(said)


def test_they_are_numbered_through_and_those_of_the_beginning_are_there():
    assert list(HAZARDS) == [f"H{number}" for number in range(1, len(HAZARDS) + 1)]
    assert len(HAZARDS) >= SEEDED


@pytest.mark.parametrize("hazard", HAZARDS)
def test_a_hazard_is_whole(hazard):
    kinds = re.sub(
        r"(Control )+", "Control ", " ".join(kind for kind, _ in entries(BODIES[hazard]))
    )
    assert kinds == "Cause Effect Before Control After What is left"


@pytest.mark.parametrize("hazard", HAZARDS)
def test_every_control_names_a_test_that_is_there(hazard):
    for kind, text in entries(BODIES[hazard]):
        if kind == "Control":
            assert named_tests(text), text
    for file, test in named_tests(BODIES[hazard]):
        assert test in functions((ROOT / file).read_text(encoding="utf-8")), test


@pytest.mark.parametrize("hazard", HAZARDS)
def test_scores_are_those_of_the_table_and_no_control_makes_it_worse(hazard):
    assert score(BODIES[hazard], "After") <= score(BODIES[hazard], "Before")


def test_the_list_of_all_says_the_same():
    listed = re.findall(r"^\| \[(H\d+)\]\(#h\d+\) (.+) \| (\d) \| (\d) \|$", TEXT, re.MULTILINE)
    assert listed == [
        (name, title, str(score(body, "Before")), str(score(body, "After")))
        for name, (title, body) in HAZARDS.items()
    ]


def test_what_is_not_acceptable_is_said_to_be_so():
    above = [name for name, body in BODIES.items() if score(body, "After") > ACCEPTABLE]
    assert f"Still at 4 or more: {', '.join(above)}." in " ".join(TEXT.split())


def test_a_table_with_every_word_is_there():
    assert len(matrix()) == len(SEVERITIES) ** 2


def test_a_control_without_a_test_would_be_noticed():
    ((_, body),) = hazards('<a id="h1"></a>\n\n## H1 Odd\n- **Control.** Trust\n  us.\n').values()
    assert entries(body) == [("Control", "Trust\n  us.")]
    assert named_tests(body) == []


def test_the_sign_off_is_about_a_rule_set_that_there_is():
    text = (CLINICAL / "SIGN_OFF.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d{4}\.\d+\.\d+) \|", text, re.MULTILINE)
    assert set(rows) <= set(kept())
    assert rows or "Nobody has signed." in text


def test_every_document_of_the_file_is_in_its_index():
    index = (CLINICAL / "README.md").read_text(encoding="utf-8")
    documents = {path.name for path in CLINICAL.glob("*.md")} - {"README.md"}
    assert set(re.findall(r"\]\((\w+\.md)\)", index)) == documents


@pytest.mark.parametrize("document", sorted(CLINICAL.glob("*.md")), ids=lambda path: path.name)
def test_links_within_the_file_lead_somewhere(document):
    text = document.read_text(encoding="utf-8")
    for name, anchor in re.findall(r"\]\((\w+\.md)?(#[\w-]+)?\)", text):
        if name:
            assert (CLINICAL / name).is_file(), name
        if anchor and name:
            target = (CLINICAL / name).read_text(encoding="utf-8")
            assert f'<a id="{anchor[1:]}">' in target, anchor
