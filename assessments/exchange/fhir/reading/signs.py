"""Warning signs that were ticked, found whatever else is wrong, since they must not wait for it."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings

from assessments.questionnaire.choices import ManyChoices
from assessments.questionnaire.pages import warning

from .problems import Problem

NO_SIGN = ("none", "unsure")
NO_WAITING = "Do not wait for a corrected response."
AN_EMERGENCY = Problem(
    "response", f"the answers that could be read are an emergency already. {NO_WAITING}"
)
NOT_JUDGED = "It was not judged: {why}. If it may be an emergency, call {number} now."


def not_waiting(whole: Any) -> list[Problem]:
    """Each warning sign in a response that is refused."""
    return _said(whole, NO_WAITING)


def not_judged(whole: Any, why: str) -> list[Problem]:
    """Each warning sign of a person whom the check is not for."""
    return _said(whole, NOT_JUDGED.format(why=why, number=settings.EMERGENCY_NUMBER))


def _said(whole: Any, what_then: str) -> list[Problem]:
    return [
        Problem(name, f"a warning sign was ticked: {'; '.join(words)}. {what_then}")
        for name, words in _ticked(whole).items()
    ]


def _ticked(whole: Any) -> dict[str, list[str]]:
    """By question, the words of each sign whose code stands anywhere in an answer to it.

    Nothing else of the response is asked: of a refused one, as much as can be read counts.
    """
    codes: dict[str, set[str]] = {name: set() for name in _signs()}
    for item in _objects(whole):
        link_id = item.get("linkId")
        if isinstance(link_id, str) and link_id in codes:
            given = [one.get("code") for one in _objects(item.get("answer"))]
            codes[link_id].update(code for code in given if isinstance(code, str))
    words = {name: _words(field, codes[name]) for name, field in _signs().items()}
    return {name: said for name, said in words.items() if said}


def _signs() -> dict[str, ManyChoices]:
    fields = [each for page in warning.PAGES for each in page.answer_fields().items()]
    return {name: field for name, field in fields if isinstance(field, ManyChoices)}


def _words(field: ManyChoices, codes: set[str]) -> list[str]:
    labels = field.labels.items()
    return [f"“{label}”" for code, label in labels if code in codes and code not in NO_SIGN]


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in it, however deep."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            yield one
            left.extend(one.values())
        elif isinstance(one, list):
            left.extend(one)
