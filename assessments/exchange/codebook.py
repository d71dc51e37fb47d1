"""What the columns and the codes of a table of results stand for, as a table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from assessments.models.assessment import AgeBand
from assessments.models.case import State
from assessments.models.review import Decision
from assessments.models.wording import FAMILY, URGENCY
from assessments.questionnaire.choices import ManyChoices, OneChoice
from assessments.questionnaire.pages import page_of
from assessments.triage import Pattern, Urgency
from assessments.triage.answers import QUESTIONS

from .answer_cells import ANSWER_COLUMNS
from .case_export import TAKEN_BACK
from .csv import table

COLUMNS = ("question", "asked", "code", "words")


def as_csv() -> Iterator[str]:
    """One row for each code of each column, in words of the active language; numbers have one."""
    return table(_rows())


def _rows() -> Iterator[Sequence[object]]:
    yield COLUMNS
    for column, words in _of_cases().items():
        yield from ((column, "", code, word) for code, word in words.items())
    for name in ANSWER_COLUMNS:
        field = page_of(name).answer_fields()[name]
        yield from ((name, field.label, code, word) for code, word in _codes(name, field))


def _of_cases() -> Mapping[str, Mapping[str, object]]:
    """The columns with codes that answer no question."""
    return {
        "urgency": {level.code: URGENCY[level] for level in reversed(Urgency)},
        "leading": {one.value: gettext(one.title) for one in Pattern},
        "family": FAMILY,
        "age_band": dict(AgeBand.choices),
        "state": dict(State.choices),
        "taken_back": {TAKEN_BACK: gettext("The patient took it back, and has another")},
        "last_decision": dict(Decision.choices),
    }


def _codes(name: str, field: Any) -> Iterator[tuple[str, object]]:
    if isinstance(field, OneChoice | ManyChoices):
        yield from ((str(code), words) for code, words in field.labels.items())
    elif name in QUESTIONS:
        yield "", gettext("a number, in %(unit)s") % {"unit": field.unit or gettext("no unit")}
    else:
        yield "", gettext("free words")
