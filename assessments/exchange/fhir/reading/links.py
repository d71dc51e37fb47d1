"""The linkIds of our questionnaire: what each takes, and where it may stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings

from assessments.questionnaire.fields import AnswerField
from assessments.questionnaire.pages import page_of

from ..questionnaire import questionnaire

VALUES = {
    "choice": "valueCoding",
    "integer": "valueInteger",
    "decimal": "valueDecimal",
    "boolean": "valueBoolean",
    "text": "valueString",
}
"""The element that answers each type of question."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question's field, and the element that its answers are given in."""

    field: AnswerField
    element: str


@dataclass(frozen=True, slots=True)
class Link:
    """An item. inside: the linkIds that it may stand in, the nearest first; besides, at the top.

    question is None for a group and for what is only shown.
    """

    inside: tuple[str, ...]
    question: Question | None


@cache
def links() -> Mapping[str, Link]:
    """All items of the questionnaire, by linkId. They are the same in every language."""
    return dict(_links(questionnaire(settings.LANGUAGE_CODE)["item"], ()))


def _links(items: list[dict[str, Any]], inside: tuple[str, ...]) -> Iterator[tuple[str, Link]]:
    for item in items:
        link_id = item["linkId"]
        yield link_id, Link(inside, _question(link_id, item["type"]))
        yield from _links(item.get("item", []), (link_id, *inside))


def _question(link_id: str, kind: str) -> Question | None:
    if kind not in VALUES:
        return None
    return Question(page_of(link_id).answer_fields()[link_id], VALUES[kind])
