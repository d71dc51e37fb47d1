"""Conditions in words: those of the questions as patients are asked them, in English."""

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch
from typing import TypeAlias

from assessments.questionnaire.choices import ManyChoices, OneChoice
from assessments.questionnaire.pages import page_of
from assessments.triage.answers import QUESTION_OF, QUESTIONS
from assessments.triage.codes import Code
from assessments.triage.questions import WholeNumber

from .condition import All, Between, Chosen, Condition, Holds, Not, Points, Ratio, Some
from .fact_names import FACT_NAMES

Line: TypeAlias = tuple[int, str]
"""How deep it is in the list, and its text."""


def in_words(condition: Condition) -> str:
    """One line; or a line and a list below it, each item marked "- ", two spaces in a level."""
    (_, first), *others = _lines(condition, 0)
    return "\n".join([first, *("  " * (depth - 1) + f"- {text}" for depth, text in others)])


@singledispatch
def _lines(condition: Condition, depth: int) -> Iterator[Line]:
    raise NotImplementedError(condition)


@_lines.register
def _(condition: All, depth: int) -> Iterator[Line]:
    yield depth, "All of these:"
    yield from _inner(condition.parts, depth)


@_lines.register
def _(condition: Some, depth: int) -> Iterator[Line]:
    yield depth, "At least one of these:"
    yield from _inner(condition.parts, depth)


@_lines.register
def _(condition: Not, depth: int) -> Iterator[Line]:
    (_, first), *others = _lines(condition.part, depth)
    yield depth, f"Not so: {first}"
    yield from others


@_lines.register
def _(condition: Chosen, depth: int) -> Iterator[Line]:
    yield depth, _chosen(condition.codes, "and" if condition.every else "or")


@_lines.register
def _(condition: Between, depth: int) -> Iterator[Line]:
    kind = QUESTIONS[condition.question]
    if not isinstance(kind, WholeNumber):
        raise TypeError(condition.question)
    yield depth, f"{_asked(condition.question)} {_range(condition, kind)}"


@_lines.register
def _(condition: Ratio, depth: int) -> Iterator[Line]:
    yield depth, f"The ankle-arm ratio of either leg: {_ends(condition.least, condition.most)}"


@_lines.register
def _(condition: Holds, depth: int) -> Iterator[Line]:
    least = "" if condition.least is None else f", {condition.least} or more"
    yield depth, f"Fact [{FACT_NAMES[condition.fact]}]{least}"


@_lines.register
def _(condition: Points, depth: int) -> Iterator[Line]:
    yield depth, "A number, added up from:"
    for part in condition.each:
        yield depth + 1, f"1 for each: {_chosen(part.codes, 'or')}"
    for part in condition.any_of:
        yield depth + 1, f"1, however many of them: {_chosen(part.codes, 'or')}"


def _inner(parts: Iterable[Condition], depth: int) -> Iterator[Line]:
    for part in parts:
        yield from _lines(part, depth + 1)


def _ends(least: int | None, most: int | None) -> str:
    if least is None:
        return f"{_hundredths(most)} or less"
    return f"{_hundredths(least)} or more" if most is None else _between(least, most)


def _between(least: int, most: int) -> str:
    return f"from {_hundredths(least)} to {_hundredths(most)}"


def _range(condition: Between, kind: WholeNumber) -> str:
    """An end that no answer can be beyond is not said."""
    if condition.least <= kind.least:
        return f"{condition.most} {kind.unit} or less"
    if condition.most >= kind.most:
        return f"{condition.least} {kind.unit} or more"
    return f"{condition.least} to {condition.most} {kind.unit}"


def _hundredths(number: int | None) -> str:
    return f"{(number or 0) / 100:.2f}"


def _chosen(codes: Sequence[Code], joined: str) -> str:
    question = QUESTION_OF[type(codes[0])]
    field = page_of(question).base_fields[question]
    if not isinstance(field, OneChoice | ManyChoices):
        raise TypeError(question)
    said = [f"“{field.labels[code]}”" for code in codes]
    return f"{_asked(question)} {_listed(said, joined)}"


def _asked(question: str) -> str:
    label = str(page_of(question).base_fields[question].label)
    return label if label.endswith("?") else f"{label}:"


def _listed(said: Sequence[str], joined: str) -> str:
    *others, last = said
    return f"{', '.join(others)} {joined} {last}" if others else last
