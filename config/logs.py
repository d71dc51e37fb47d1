"""How log lines look, and what they leave out: nothing in them says whose data it was about.

Paths carry ids of results, and messages of exceptions quote what was typed or what a row holds.
Lines name the route instead of the path, and of most exceptions the class and where it was raised.
"""

import logging
import re
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.template import TemplateDoesNotExist
from pythonjsonlogger.json import JsonFormatter

from assessments.public.request_names import REQUEST_ID, route_of

FIELDS = (
    *("method", "route", "status", "milliseconds"),  # of a request
    *("job", "outcome", "counts"),  # of a job
)
"""What a line may say beside its message. Anything else that a record carries stays out of it."""
SPEAK_OF_CODE = (ImproperlyConfigured, TemplateDoesNotExist, ImportError, AttributeError, NameError)
"""Exceptions whose messages name parts of the program and no data."""

_HOST = re.compile(r"(https?://[^/\s]+)\S*")

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class NameTheRequest(logging.Filter):
    """Adds the request's id, and puts the route where Django and gunicorn put the path."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        record.request_id = getattr(request, "request_id", "") or REQUEST_ID.get()
        if getattr(request, "path", None) is not None and isinstance(record.args, tuple):
            record.args = _without_path(record.args, request)
        if record.name == "gunicorn.error":
            _shorten(record)
        return True


def _without_path(args: tuple[object, ...], request: Any) -> tuple[object, ...]:
    """Django writes the path as the last of them, its special characters escaped.

    Of another address, such as the one that a form was sent from, the host is kept.
    """
    escaped = request.path.encode("unicode_escape").decode("ascii")
    paths = {request.path, escaped, request.get_full_path()}
    return tuple(
        route_of(request)
        if arg in paths
        else _HOST.sub(r"\1", arg)
        if isinstance(arg, str)
        else arg
        for arg in args
    )


def _shorten(record: logging.LogRecord) -> None:
    """Cuts off what follows in two of its messages: an address of the site, or of a patient."""
    for message in ("Error handling request", "Invalid request"):
        if str(record.msg).startswith(message):
            record.msg, record.args = message, ()


class Discreet(logging.Formatter):
    """Writes exceptions without what they quote."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  # logging's name
        error = ei[1]
        if error is None:
            return ""
        return "".join(_lines(traceback.TracebackException.from_exception(error), error)).rstrip()


def _lines(seen: traceback.TracebackException, error: BaseException) -> list[str]:
    """As Python writes it, causes first; the last line is ours."""
    lines: list[str] = []
    if seen.__cause__ is not None and error.__cause__ is not None:
        lines += [*_lines(seen.__cause__, error.__cause__), "\nIt caused:\n\n"]
    elif seen.__context__ is not None and error.__context__ and not seen.__suppress_context__:
        lines += [*_lines(seen.__context__, error.__context__), "\nWhile handling it:\n\n"]
    if seen.stack:
        lines += ["Traceback (most recent call last):\n", *seen.stack.format()]
    return [*lines, _named(error) + "\n"]


def _named(error: BaseException) -> str:
    """The class and what may be said: SQLSTATE and constraint of what the database refused."""
    kind = type(error)
    name = (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )
    if isinstance(error, SPEAK_OF_CODE):
        return f"{name}: {error}"
    constraint = getattr(getattr(error, "diag", None), "constraint_name", None)
    said = " ".join(filter(None, (getattr(error, "sqlstate", None), constraint)))
    return f"{name}: {said}" if said else name


class LineFormatter(Discreet):
    """For who reads the terminal."""


class JsonLineFormatter(Discreet, JsonFormatter):
    """For programs: one JSON object a line, with these fields and no others."""

    def add_fields(
        self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        at = datetime.fromtimestamp(record.created, UTC)
        log_data["time"] = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        log_data["level"] = record.levelname
        log_data["logger"] = record.name
        log_data["message"] = record.message
        log_data["request_id"] = getattr(record, "request_id", "")
        log_data.update({name: getattr(record, name) for name in FIELDS if hasattr(record, name)})
        if "exc_info" in message_dict:
            log_data["exception"] = message_dict["exc_info"]
