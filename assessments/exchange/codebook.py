"""What the columns and the codes of a table of results stand for, as a table."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext

from assessments.models.case import State
from assessments.models.review import Decision
from assessments.questionnaire.choices import ManyChoices, OneChoice
from assessments.questionnaire.pages import page_of
from assessments.triage import Pattern
from assessments.triage.answers import QUESTIONS

from .answer_cells import ANSWER_COLUMNS
from .csv import table

COLUMNS = ("question", "asked", "code", "words")


def as_csv() -> Iterator[str]:
    """One row for each code of each question, in words of the active language; numbers have one."""
    return table(_rows())


def _rows() -> Iterator[Sequence[object]]:
    yield COLUMNS
    yield from (("leading", "", one.value, gettext(one.title)) for one in Pattern)
    yield from (("state", "", one.value, one.label) for one in State)
    yield from (("last_decision", "", one.value, one.label) for one in Decision)
    for name in ANSWER_COLUMNS:
        field = page_of(name).answer_fields()[name]
        for code, words in _codes(name):
            yield name, field.label, code, words


def _codes(name: str) -> Iterator[tuple[str, object]]:
    field = page_of(name).answer_fields()[name]
    if isinstance(field, OneChoice | ManyChoices):
        yield from ((str(code), words) for code, words in field.labels.items())
    elif name in QUESTIONS:
        yield "", gettext("a number, in %(unit)s") % {"unit": field.unit or gettext("no unit")}
    else:
        yield "", gettext("free words")
