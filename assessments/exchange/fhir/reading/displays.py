"""The words beside codes: they decide nothing, but those of another answer hint at a mix-up."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import translation

from assessments.questionnaire.choices import ManyChoices, OneChoice

from .links import Question
from .problems import Problem, shown


def strange(name: str, question: Question, answers: list[dict[str, Any]]) -> Iterator[Problem]:
    """A warning for each code of ours with words that it has in no language of this site."""
    field = question.field
    if not isinstance(field, OneChoice | ManyChoices):
        return
    for coding in (answer.get(question.element) for answer in answers):
        if isinstance(coding, dict) and _is_strange(field, coding):
            code, display = coding["code"], shown(coding["display"])
            what = f"the code {shown(code)} has the words {display} beside it, and was read as ours"
            yield Problem(name, f"{what}: {shown(field.labels[code])}.")


def _is_strange(field: OneChoice | ManyChoices, coding: dict[str, Any]) -> bool:
    code, display = coding.get("code"), coding.get("display")
    if display is None or not isinstance(code, str) or code not in field.labels:
        return False
    return all(display != said for said in _said(field, code))


def _said(field: OneChoice | ManyChoices, code: str) -> Iterator[str]:
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            yield str(field.labels[code])
