"""What an earlier check said, offered for a new one. Never an answer until a page is saved.

The form of a draft's suggested:
  answers   by question id, those in questionnaire/background.py alone
  from      the date of the earlier check, YYYY-MM-DD
  of        the id of the earlier check, so that erasing it erases what was taken from it
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from assessments.models import Assessment, Draft
from assessments.questionnaire.background import background
from assessments.questionnaire.pages import Page


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What a page may be filled in with beforehand, and when it was said; None for nothing."""

    answers: Mapping[str, Any]
    said_on: date | None


def suggestions_for(page: type[Page], draft: Draft | None) -> Suggestions:
    """What an earlier check said to those of this page's questions that are not answered yet."""
    if draft is None:
        return Suggestions({}, None)
    answers = {
        question: given
        for question, given in background(draft.suggested.get("answers", {})).items()
        if question in page.questions() and question not in draft.saved
    }
    return Suggestions(answers, date.fromisoformat(draft.suggested["from"]) if answers else None)


def taken_from(assessment: Assessment) -> dict[str, Any]:
    """What a new draft may suggest after this assessment, ready to be stored; {} for nothing."""
    answers = background(assessment.content["answers"])
    if not answers:
        return {}
    said_on = timezone.localdate(assessment.submitted_at)
    return {"answers": answers, "from": said_on.isoformat(), "of": str(assessment.id)}


def without(suggested: Mapping[str, Any], questions: Collection[str]) -> dict[str, Any]:
    """The suggestions but for these questions, which the patient has now answered."""
    left = {
        question: given
        for question, given in suggested.get("answers", {}).items()
        if question not in questions
    }
    return {**suggested, "answers": left} if left else {}
