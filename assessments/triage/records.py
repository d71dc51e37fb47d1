"""Reading records of answers from JSON text: one object, a list of them, or one per line."""

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from .answers import Answers
from .questions import AnswerError


class RecordError(ValueError):
    """A record that cannot be read. Its text names the record, and the question and code if any."""


def read_records(text: str) -> Iterator[Answers]:
    """The answers in a text, one record after the other.

    Decimals are read exactly. Raises RecordError, when it gets there, for text that is not JSON
    and for answers that the codebook does not allow.
    """
    for place, given in enumerate(_objects(text), start=1):
        try:
            yield Answers.from_json(given)
        except AnswerError as error:
            raise RecordError(f"record {place}: {error}") from error


def _objects(text: str) -> list[Any]:
    try:
        whole = _parse(text)
    except RecordError:
        lines = _lines(text)
        if lines is None:
            raise
        return lines
    return whole if isinstance(whole, list) else [whole]


def _lines(text: str) -> list[Any] | None:
    """One object per line; None for a text that was meant as one value, and is just wrong."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) < 2 or not _is_object(lines[0][1]):
        return None
    return [_parse(line, f"line {number} is ") for number, line in lines]


def _is_object(line: str) -> bool:
    try:
        return isinstance(_parse(line), dict)
    except RecordError:
        return False


def _parse(text: str, where: str = "") -> Any:
    try:
        return json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError, InvalidOperation) as error:
        raise RecordError(f"{where}not valid JSON: {error}") from error
