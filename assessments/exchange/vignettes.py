"""Worked vignettes: complete answers, with the urgency, patterns and rules they should lead to."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from assessments.triage import AnswerError, Answers, Pattern, Urgency
from assessments.triage.rules import RULES

OUT_OF_SCOPE = "out_of_scope"
LEVELS = (*(level.code for level in reversed(Urgency)), OUT_OF_SCOPE)
"""What a vignette may expect, most urgent first; last, that the person is not judged."""


class VignetteError(ValueError):
    """A file of vignettes that cannot be used. Its text says where, and what is wrong."""


@dataclass(frozen=True, slots=True)
class Vignette:
    """One story.

    Attributes: id, story, answers, urgency (a code of LEVELS), leading (every pattern accepted as
    leading; none where the person is out of scope) and rules (ids; None where the file names none).
    """

    id: str
    story: str
    answers: Answers
    urgency: str
    leading: tuple[str, ...]
    rules: tuple[str, ...] | None


def read_vignettes(text: str) -> tuple[Vignette, ...]:
    """The vignettes of a file: a list of objects, or an object with such a list as `vignettes`.

    Raises VignetteError.
    """
    found = tuple(_vignette(place, given) for place, given in enumerate(_list(text), 1))
    if not found:
        raise VignetteError("there is no vignette in it")
    ids = [one.id for one in found]
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise VignetteError(f"used twice: {', '.join(twice)}")
    return found


def _list(text: str) -> list[Any]:
    try:
        whole = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError, InvalidOperation) as error:
        raise VignetteError(f"not valid JSON: {error}") from error
    found = whole.get("vignettes") if isinstance(whole, dict) else whole
    if not isinstance(found, list):
        raise VignetteError("neither a list nor an object with a list as “vignettes”")
    return found


def _vignette(place: int, given: Any) -> Vignette:
    if not isinstance(given, dict) or not isinstance(given.get("id"), str):
        raise VignetteError(f"vignette {place}: not an object with an “id”")
    try:
        return _checked(given)
    except (AnswerError, VignetteError) as error:
        raise VignetteError(f"vignette {place} ({given['id']}): {error}") from error


def _checked(given: Mapping[str, Any]) -> Vignette:
    if not isinstance(given.get("answers"), dict):
        raise VignetteError("“answers” is not an object")
    if given.get("urgency") not in LEVELS:
        raise VignetteError(f"“urgency” is none of {', '.join(LEVELS)}")
    refused = given["urgency"] == OUT_OF_SCOPE
    return Vignette(
        id=given["id"],
        story=str(given.get("story", "")),
        answers=Answers.from_json(given["answers"]),
        urgency=given["urgency"],
        leading=() if refused else tuple(_known(given, "leading", {*Pattern})),
        rules=tuple(_known(given, "rules", {rule.id for rule in RULES}))
        if "rules" in given
        else None,
    )


def _known(given: Mapping[str, Any], key: str, known: set[str]) -> Iterator[str]:
    """The codes in a list that may not be empty."""
    codes = given.get(key)
    if not isinstance(codes, list) or not codes:
        raise VignetteError(f"“{key}” is not a list of codes")
    for code in codes:
        if not isinstance(code, str) or code not in known:
            raise VignetteError(f"“{key}” has {code!r}, which is not known")
        yield str(code)
