"""What of an earlier check may be offered again: background alone, never a symptom."""

import pytest

from assessments.questionnaire.background import BACKGROUND, background
from assessments.questionnaire.pages import page_of
from assessments.questionnaire.sections import MEDICINES, YOUR_HEALTH
from tests.triage.cases import WELL


def test_only_background_is_offered():
    assert WELL.keys() >= {"pregnant", "vte_risk", "med_detail", "em_leg"}
    assert background(WELL) == {question: WELL[question] for question in BACKGROUND}


@pytest.mark.parametrize("question", sorted(BACKGROUND))
def test_what_is_offered_stands_on_a_page_of_its_own(question):
    page = page_of(question)
    assert page.questions() == (question,)
    assert page.section in (YOUR_HEALTH, MEDICINES)
    assert page.asked_when is None


@pytest.mark.parametrize(
    "answers",
    [
        {"smoking": None},
        {"smoking": "pipe"},
        {"smoking": ["never"]},
        {"conditions": []},
        {"conditions": ["diabetes", "a code of long ago"]},
        {"conditions": ["none", "diabetes"]},
        {},
    ],
)
def test_what_the_codebook_does_not_allow_is_left_out(answers):
    assert background(answers) == {}
