"""Two assessments side by side, question by question, each in the words of its own day.

Answers are compared by their codes: a question that was reworded, or asked in another language,
has not changed its answer. Nothing is judged again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessments.models import Assessment

from .sheet import RowShown, Sheet, sheet_for_reader


@dataclass(frozen=True, slots=True)
class Told:
    """What one of the two assessments has for a question; row is None where it was not asked.

    Attributes: language (of its words), asked_as (its question, where the one shown is another).
    """

    row: RowShown | None
    language: str
    asked_as: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One question, as last asked, in that language (asked_in), and what each check has for it."""

    question_id: str
    question: str
    asked_in: str
    told: tuple[Told, Told]

    @property
    def was_asked_twice(self) -> bool:
        return all(told.row for told in self.told)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two assessments, and their questions: changed, asked but once, and answered the same."""

    older: Sheet
    newer: Sheet
    changed: tuple[Compared, ...]
    asked_once: tuple[Compared, ...]
    same: tuple[Compared, ...]

    @property
    def sheets(self) -> tuple[Sheet, Sheet]:
        return self.older, self.newer

    @property
    def rules_changed(self) -> bool:
        """Whether the two were judged by different versions of the rules."""
        return self.older.ruleset != self.newer.ruleset


def compare(one: Assessment, other: Assessment) -> Comparison:
    """Sets two assessments side by side, the older first, in the order of their questions."""
    older, newer = sorted((one, other), key=lambda each: (each.submitted_at, each.id))
    sheets = sheet_for_reader(older), sheet_for_reader(newer)
    answers = older.content["answers"], newer.content["answers"]
    rows = _rows(*sheets)
    asked_twice = [row for row in rows if row.was_asked_twice]
    return Comparison(
        *sheets,
        changed=tuple(row for row in asked_twice if not _same(row.question_id, *answers)),
        asked_once=tuple(row for row in rows if not row.was_asked_twice),
        same=tuple(row for row in asked_twice if _same(row.question_id, *answers)),
    )


def _rows(older: Sheet, newer: Sheet) -> list[Compared]:
    before, after = _transcript(older), _transcript(newer)
    rows = []
    for question_id in dict.fromkeys([*after, *before]):
        last = newer if question_id in after else older
        question = (after.get(question_id) or before[question_id]).question
        told = (
            _told(before.get(question_id), older.language, question),
            _told(after.get(question_id), newer.language, question),
        )
        rows.append(Compared(question_id, question, last.language, told))
    return rows


def _told(row: RowShown | None, language: str, question: str) -> Told:
    return Told(row, language, row.question if row and row.question != question else "")


def _transcript(drawn: Sheet) -> dict[str, RowShown]:
    return {row.question_id: row for section in drawn.transcript for row in section.rows}


def _same(question: str, *answers: Mapping[str, Any]) -> bool:
    older, newer = (_without_order(given.get(question)) for given in answers)
    return bool(older == newer)


def _without_order(answer: Any) -> Any:
    """Ticks are the same in whatever order a version of the check listed them."""
    return sorted(answer) if isinstance(answer, list) else answer
