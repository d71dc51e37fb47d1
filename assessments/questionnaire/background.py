"""What of an earlier check may be offered again, for the patient to confirm."""

from collections.abc import Mapping
from typing import Any

from assessments.triage import AnswerError
from assessments.triage.answers import QUESTIONS

# Lasting things about a person, which they would type again unchanged. Not among them: every
# symptom and warning sign, since an old "no" must never stand in for looking today; med_detail,
# pregnant and vte_risk, since they ask about the last weeks or months and soon stop being true;
# pressures, since they were measured once; age, since it is quick to type and wrong in a year.
BACKGROUND = frozenset({"smoking", "conditions", "medicines"})


def background(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The background answers among these, by question id, that the codebook still allows.

    A list of which one code is gone is left out as a whole: a part of it would look complete.
    """
    return {
        question: answers[question]
        for question in QUESTIONS
        if question in BACKGROUND and _still_allowed(question, answers.get(question))
    }


def _still_allowed(question: str, answer: Any) -> bool:
    try:
        return QUESTIONS[question].parse(question, answer) is not None
    except AnswerError:
        return False
