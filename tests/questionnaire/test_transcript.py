"""The transcript says what the page showed, word for word."""

import pytest
from hypothesis import given

from assessments.questionnaire.journey import emergency, walk
from assessments.questionnaire.pages import page_of
from assessments.questionnaire.transcript import said, transcript

from . import drafts
from .drafts import HARMLESS


def rows(answers):
    return {row.question_id: row for section in transcript(answers) for row in section.rows}


def answers_shown(question, answer):
    return rows({question: answer})[question].answers


@pytest.mark.parametrize(
    ("question", "answer", "shown"),
    [
        ("consent", "yes", ("Yes",)),
        ("side", "changes", ("It changes",)),
        ("site", ["calf", "foot"], ("Calf", "Foot or toes")),
        ("site", ["foot", "calf"], ("Calf", "Foot or toes")),
        ("em_leg", ["none"], ("None of these",)),
        ("em_leg", ["numb", "unsure"], ("It went numb", "I am not sure")),
        ("age_years", 64, ("64 years",)),
        ("ankle_left", 120, ("120 mmHg",)),
        ("abi_left", 0.85, ("0.85",)),
        ("abi_left", None, ("Left blank",)),
        ("arm_right", None, ("Left blank",)),
        ("note", "One\ntwo", ("One\ntwo",)),
        ("note", "", ("Left blank",)),
        ("note", None, ("Left blank",)),
        ("for_other", True, ("Yes",)),
        ("for_other", False, ("No",)),
    ],
)
def test_an_answer_in_words(question, answer, shown):
    assert answers_shown(question, answer) == shown


def test_a_row_says_question_answers_and_codes():
    row = rows({"em_breath": ["chest_pain", "unsure"]})["em_breath"]
    assert row.question == "Have you had any of these in the last few days?"
    assert row.answers == ("Chest pain", "I am not sure")
    assert row.codes == ("chest_pain", "unsure")
    assert rows({"age_years": 64})["age_years"].codes == ("64",)
    assert rows({"abi_left": None})["abi_left"].codes == ()


def test_sections_and_rows_come_in_the_order_asked():
    shown = transcript({"note": "x", "smoking": "ex", "consent": "yes", "side": "left"})
    assert [section.title for section in shown] == [
        "Before you start",
        "Where it is and how it feels",
        "Your health",
        "Last of all",
    ]
    assert [row.question_id for section in shown for row in section.rows] == [
        "consent",
        "side",
        "smoking",
        "note",
    ]


def test_what_was_not_answered_has_no_row():
    assert transcript({}) == ()


@given(drafts.of_adults)
def test_every_answer_that_counts_has_its_row_in_the_words_of_its_page(saved):
    answers = walk(saved).answers
    found = rows(answers)
    assert list(found) == list(answers)
    for question, row in found.items():
        field = page_of(question).base_fields[question]
        assert row.question == str(field.label)
        labels = getattr(field, "labels", None)
        if labels:
            assert row.answers == tuple(str(labels[code]) for code in row.codes)


def test_it_is_said_in_the_language_that_is_active(monkeypatch):
    active = "django.utils.translation._trans"
    monkeypatch.setattr(f"{active}.gettext", str.upper)
    monkeypatch.setattr(f"{active}.pgettext", lambda context, text: f"{text} ({context})")
    assert answers_shown("side", "left") == ("Left (leg)",)
    assert answers_shown("em_leg", ["numb"]) == ("IT WENT NUMB",)
    assert answers_shown("age_years", 64) == ("64 YEARS",)
    assert answers_shown("abi_left", None) == ("LEFT BLANK",)
    (section,) = transcript({"side": "left"})
    assert (section.title, section.rows[0].question) == (
        "WHERE IT IS AND HOW IT FEELS",
        "WHICH LEG IS IT?",
    )


def test_what_a_finding_rested_on_in_words():
    because = {
        "em_leg": ("cold", "numb"),
        "side": ("left",),
        "age_years": ("70",),
        "ankle_left": ("45",),
    }
    assert said(because) == [
        "In the last 2 weeks, has a leg or foot suddenly changed in any of these ways? – "
        "It went much colder than the other one; It went numb",
        "Which leg is it? – Left",
        "How old are you? – 70 years",
        "Left ankle, top number – 45 mmHg",
    ]


def test_what_a_real_finding_rested_on_in_words():
    outcome = emergency(walk(HARMLESS | {"em_breath": ["chest_pain"]}))
    (line,) = said(outcome.findings[0].because)
    assert line == "Have you had any of these in the last few days? – Chest pain"
