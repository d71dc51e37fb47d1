"""What each check says of one thing that is followed over time: a height, or an honest gap."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from assessments.exchange.sheet import sheet_for_reader
from assessments.models import Assessment


@dataclass(frozen=True, slots=True)
class Reading:
    """One check's say: where it stands, and how a table puts it.

    Attributes: height (a level's number, or an ABI in hundredths; None is a gap), words, language
    (of the words where they are as stored on their day, else empty), mark (what is drawn there).
    """

    height: int | None
    words: str
    language: str = ""
    mark: str = "dot"


@dataclass(frozen=True, slots=True)
class Check:
    """One assessment, as the charts read it: when, what was answered, and what was said of it."""

    at: datetime
    urgency: int
    urgency_code: str
    headline: str
    language: str
    answers: Mapping[str, Any]
    words: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, assessment: Assessment) -> "Check":
        drawn = sheet_for_reader(assessment)
        rows = (row for section in drawn.transcript for row in section.rows)
        return cls(
            at=assessment.submitted_at,
            urgency=assessment.urgency,
            urgency_code=drawn.urgency,
            headline=drawn.headline,
            language=drawn.language,
            answers=assessment.content["answers"],
            words={row.question_id: row.answers for row in rows},
        )

    def gap(self, question: str) -> Reading:
        """Why there is nothing to draw: not asked, left blank, or an answer without a place."""
        if question not in self.answers:
            return Reading(None, _("not asked"))
        if self.answers[question] is None:
            return Reading(None, _("left blank"))
        return Reading(None, "; ".join(self.words.get(question, ())), self.language)
