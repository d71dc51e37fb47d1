"""The table of codes: what goes out is sure and says no more than the patient did."""

import pytest

from assessments.exchange.fhir import codes
from assessments.exchange.fhir.codes import MAPPINGS
from assessments.exchange.fhir.mapping import LOINC, SNOMED, Fit, Sure
from assessments.exchange.fhir.observations import MEASURED
from assessments.triage import Urgency
from assessments.triage.answers import QUESTIONS
from assessments.triage.patterns import Pattern
from assessments.triage.questions import ManyOf, OneOf
from tests.operations.project import ROOT

PRIORITIES_OF_HL7 = ["EM", "A", "UR", "R"]
"""v3-ActPriority from the most urgent down, as its definitions have it: A is "next highest priority
after stat/emergency", UR "calls for prompt action", R "done by scheduled visit"."""
NAMES = {SNOMED: "SNOMED CT", LOINC: "LOINC"}


def ours(row):
    """What the row is about, as the documentation has it."""
    only = f" ({', '.join(f'`{code}`' for code in row.only)})" if row.only else ""
    return f"`{row.of}` {f'= `{row.code}`' if row.code else only.strip()}".strip()


def line(row):
    theirs = f"{NAMES[row.concept.system]} {row.concept.code}, {row.concept.display}"
    sent = "yes" if row.goes_out else "no"
    return f"| {ours(row)} | {theirs} | {row.sure} | {row.fit} | {sent} | {row.why} |"


@pytest.mark.parametrize("row", MAPPINGS, ids=lambda row: f"{row.of} {row.code}")
def test_each_row_is_about_something_of_ours(row):
    if row.of == "pattern":
        assert row.code in list(Pattern)
        return
    kind = QUESTIONS[row.of]
    known = list(kind.codes) if isinstance(kind, OneOf | ManyOf) else []
    assert {row.code, *row.only} - {""} <= set(known)
    assert row.code or row.of in MEASURED or known


@pytest.mark.parametrize("row", MAPPINGS, ids=lambda row: f"{row.of} {row.code}")
def test_what_does_not_go_out_says_why(row):
    assert row.goes_out or row.why


def test_only_what_is_sure_and_true_of_everybody_goes_out():
    sent = list(codes.sent())
    assert {row.sure for row in sent} == {Sure.HIGH}
    assert {row.fit for row in sent} == {Fit.SAME, Fit.LESS}
    assert len(sent) < len(MAPPINGS)


def test_the_order_of_the_levels_is_that_of_the_priorities():
    levels = sorted(codes.PRIORITIES, reverse=True)
    assert [codes.PRIORITIES[level].code for level in levels] == PRIORITIES_OF_HL7
    assert set(Urgency) - codes.PRIORITIES.keys() == {Urgency.SELF_CARE}


def test_nothing_of_ours_stands_in_two_rows():
    keys = [(row.of, row.code) for row in MAPPINGS]
    assert len(keys) == len(set(keys))


def test_a_code_has_one_name():
    named = {(row.concept.system, row.concept.code, row.concept.display) for row in MAPPINGS}
    assert len(named) == len({(system, code) for system, code, _ in named})


@pytest.mark.parametrize(
    ("question", "answer", "code"),
    [
        ("conditions", "diabetes", "73211009"),
        ("conditions", "none", None),
        ("conditions", "liver_disease", None),
        ("neuro", "numb_both_feet", None),
        ("feel", "cramp", None),
        ("walk_site", "calf", "10601006"),
        ("medicines", "loop", None),
        ("conditions", "spinal_stenosis", None),
        ("site", "calf", None),
    ],
)
def test_an_answer_is_coded_where_the_code_fits(question, answer, code):
    found = codes.of_answer(question, answer)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("question", "answer", "code"),
    [
        ("pregnant", "pregnant", "82810-3"),
        ("pregnant", "post_6w", None),
        ("arm_left", "", "8480-6"),
        ("ankle_left", "", None),
    ],
)
def test_a_question_is_coded_for_the_answers_that_answer_it(question, answer, code):
    found = codes.of_question(question, answer)
    assert (found and found.code) == code


def test_the_documentation_shows_this_very_table():
    text = (ROOT / "docs/fhir.md").read_text()
    shown = [one for one in text.splitlines() if one.startswith("| `")]
    assert [one for one in shown if one.count("|") == 7] == [line(row) for row in MAPPINGS]
