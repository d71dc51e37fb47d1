"""The one read model of an assessment: every page, print and export is drawn from it.

All texts are final, as they were shown when the check was submitted. Nothing is judged again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self, TypeVar
from uuid import UUID

from django.utils.translation import get_language

from assessments.models import Assessment


@dataclass(frozen=True, slots=True)
class SourceShown:
    """Where a rule comes from: a line about it and, for a publication, its addresses."""

    text: str
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingShown:
    """One rule that was met: why it counts, what it rested on, and its sources."""

    rule: str
    urgency: str
    pattern: str
    family: str
    title: str
    reason: str
    because: tuple[str, ...]
    sources: tuple[SourceShown, ...]

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Self:
        same = ("rule", "urgency", "pattern", "family", "title", "reason")
        return cls(
            **{name: stored[name] for name in same},
            because=tuple(stored["because"]),
            sources=tuple(SourceShown(text, tuple(urls)) for text, urls in stored["sources"]),
        )


@dataclass(frozen=True, slots=True)
class PatternShown:
    """All findings that point to one pattern, told together: nothing is said twice."""

    code: str
    title: str
    family: str
    urgency: str
    rules: tuple[str, ...]
    reasons: tuple[str, ...]
    because: tuple[str, ...]
    sources: tuple[SourceShown, ...]

    @classmethod
    def gather(cls, findings: Sequence[FindingShown]) -> Self:
        """findings are of one pattern, most urgent first."""
        first = findings[0]
        return cls(
            code=first.pattern,
            title=first.title,
            family=first.family,
            urgency=first.urgency,
            rules=tuple(found.rule for found in findings),
            reasons=once(found.reason for found in findings),
            because=once(line for found in findings for line in found.because),
            sources=once(source for found in findings for source in found.sources),
        )


@dataclass(frozen=True, slots=True)
class RowShown:
    """One question and its answer; rules are the ids of the rules that rested on it."""

    question_id: str
    question: str
    answers: tuple[str, ...]
    rules: tuple[str, ...]

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Self:
        answers, rules = tuple(stored["answers"]), tuple(stored["rules"])
        return cls(stored["question_id"], stored["question"], answers, rules)


@dataclass(frozen=True, slots=True)
class SectionShown:
    """One part of the questionnaire in the transcript."""

    title: str
    rows: tuple[RowShown, ...]

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Self:
        return cls(stored["title"], tuple(RowShown.read(row) for row in stored["rows"]))


@dataclass(frozen=True, slots=True)
class Sheet:
    """An assessment as its readers see it, in one language."""

    id: UUID
    reference: str
    submitted_at: datetime
    ruleset: str
    language: str
    urgency: str
    leading: str
    headline: str
    action: str
    by_when: str
    leading_title: str
    also: tuple[str, ...]
    steps: tuple[str, ...]
    watch_for: tuple[str, ...]
    self_care: tuple[str, ...]
    avoid: tuple[str, ...]
    findings: tuple[FindingShown, ...]
    age: int | None
    for_other: bool
    note: str
    negatives: tuple[str, ...]
    risk_factors: tuple[str, ...]
    medicines: tuple[str, ...]
    abi: tuple[str, ...]
    transcript: tuple[SectionShown, ...]

    @property
    def patterns(self) -> tuple[PatternShown, ...]:
        """The findings by pattern, most urgent first; the leading pattern comes first."""
        groups: dict[str, list[FindingShown]] = {self.leading: []}
        for finding in self.findings:
            groups.setdefault(finding.pattern, []).append(finding)
        return tuple(PatternShown.gather(group) for group in groups.values() if group)


T = TypeVar("T")


def once(items: Iterable[T]) -> tuple[T, ...]:
    """The items in their order, each but once."""
    return tuple(dict.fromkeys(items))


TEXT_LISTS = ("also", "steps", "watch_for", "self_care", "avoid")
SUMMARY_LISTS = ("negatives", "risk_factors", "medicines", "abi")


def sheet_for_reader(assessment: Assessment) -> Sheet:
    """In the active language where its words were stored in it, else in the patient's own.

    A reader who has changed to another language since sees what is stored, and no translation of
    today: the sheet says which language it is in.
    """
    return sheet(assessment, get_language())


def sheet(assessment: Assessment, language: str | None = None) -> Sheet:
    """Draws the sheet of an assessment; language is the reader's, else the patient's own."""
    content = assessment.content
    reading = language if language and language in content["shown"] else assessment.language
    shown = content["shown"][reading]
    remarks = content["remarks"]
    return Sheet(
        id=assessment.id,
        reference=assessment.spoken_reference,
        submitted_at=assessment.submitted_at,
        ruleset=assessment.ruleset,
        language=reading,
        urgency=assessment.urgency_code,
        leading=assessment.leading,
        headline=shown["headline"],
        action=shown["action"],
        by_when=shown["by_when"],
        leading_title=shown["leading"],
        **{name: tuple(shown[name]) for name in TEXT_LISTS},
        **{name: tuple(shown["summary"][name]) for name in SUMMARY_LISTS},
        findings=tuple(FindingShown.read(finding) for finding in shown["findings"]),
        age=content["answers"].get("age_years"),
        for_other=bool(remarks.get("for_other")),
        note=remarks.get("note") or "",
        transcript=tuple(SectionShown.read(section) for section in shown["transcript"]),
    )
