"""The rows of the check-your-answers page."""

from collections.abc import Mapping
from typing import Any

from assessments.questionnaire.journey import Walk
from assessments.questionnaire.pages import page_of
from assessments.questionnaire.transcript import transcript

from .whereabouts import address_of


def sections(walked: Walk, saved: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every answer on the route by section, each with the address where it can be changed."""
    return [
        {
            "title": section.title,
            "rows": [
                {
                    "question": row.question,
                    "answers": row.answers,
                    "change_url": address_of(page_of(row.question_id)),
                }
                for row in section.rows
            ],
        }
        for section in transcript(walked.answers | _note(saved))
    ]


def _note(saved: Mapping[str, Any]) -> dict[str, Any]:
    return {"note": saved.get("note")}
