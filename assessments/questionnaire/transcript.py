"""The answers in words: what was asked and what was said, as the pages show it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext

from assessments.triage.answers import QUESTIONS
from assessments.triage.questions import ManyOf

from .pages import PAGES, page_of
from .sections import Section


@dataclass(frozen=True, slots=True)
class Row:
    """One question and its answer. codes are the answer in JSON form, as texts; none if blank."""

    question_id: str
    question: str
    answers: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionRows:
    """The rows of one section, in the order in which they were asked."""

    section: Section
    title: str
    rows: tuple[Row, ...]


def transcript(answers: Mapping[str, Any]) -> tuple[SectionRows, ...]:
    """Every answer given, in words of the active language, by section; empty sections left out.

    answers are in their JSON form by question id, None for a question left blank. The note, and
    what else the pages save, have rows too when they are among them.
    """
    return tuple(
        SectionRows(section, str(section.title), tuple(row for _, row in rows))
        for section, rows in groupby(_rows(answers), key=lambda pair: pair[0])
    )


def _rows(answers: Mapping[str, Any]) -> Iterator[tuple[Section, Row]]:
    for page in PAGES:
        for name, field in page.answer_fields().items():
            if name in answers:
                words = field.said(answers[name])
                yield page.section, Row(name, str(field.label), words, _codes(answers[name]))


def _codes(answer: Any) -> tuple[str, ...]:
    if answer is None:
        return ()
    return tuple(map(str, answer)) if isinstance(answer, list) else (str(answer),)


def said(because: Mapping[str, Sequence[str]]) -> list[str]:
    """What a finding rested on, in words: each question with those of its answers that counted.

    because gives for each question the codes, or the number as text.
    """
    return [_said(question, codes) for question, codes in because.items()]


def _said(question: str, codes: Sequence[str]) -> str:
    field = page_of(question).answer_fields()[question]
    answer = list(codes) if isinstance(QUESTIONS[question], ManyOf) else codes[0]
    shown = {"question": field.label, "answers": "; ".join(field.said(answer))}
    return gettext("%(question)s – %(answers)s") % shown
