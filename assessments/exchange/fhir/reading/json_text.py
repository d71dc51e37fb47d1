"""JSON from strangers: numbers exact, each name once, no more than a response could need."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from .problems import Problem, ResponseError, shown

MOST_CHARACTERS = 1_000_000
"""About forty times a long response of ours."""


def read_object(text: str) -> dict[str, Any]:
    """The JSON object that a text is. Raises ResponseError for any other text."""
    if len(text) > MOST_CHARACTERS:
        raise _error(f"is longer than {MOST_CHARACTERS} characters. Send one response at a time.")
    try:
        found = json.loads(
            text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_once_each
        )
    except (ValueError, RecursionError, InvalidOperation) as error:
        raise _error(f"is not valid JSON: {error}") from error
    if not isinstance(found, dict):
        raise _error(f"must be one JSON object, and is {shown(found)}.")
    return found


def _error(what: str) -> ResponseError:
    return ResponseError([Problem("response", what)])


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object. Of two that go by the same name another reader may take the other one."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"an object has {shown(name)} twice")
        found[name] = value
    return found
