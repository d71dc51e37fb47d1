"""The cells that every table of results has: one for each question, in codes, and the note."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from assessments.triage.answers import QUESTIONS

ANSWER_COLUMNS = (*QUESTIONS, "note")


def answer_cells(content: Mapping[str, Any]) -> tuple[object, ...]:
    """What stands in the columns of ANSWER_COLUMNS; content is an assessment's."""
    answers = content["answers"]
    given = (_cell(answers.get(question)) for question in QUESTIONS)
    return (*given, content["remarks"].get("note"))


def utc(time: datetime | None) -> str | None:
    """A moment as a table says it."""
    return None if time is None else time.astimezone(UTC).isoformat()


def _cell(answer: Any) -> Any:
    return "; ".join(answer) if isinstance(answer, list) else answer
