"""Responses that a browser keeps as a file."""

from collections.abc import Iterable
from typing import TypeVar

from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
R = TypeVar("R", bound=HttpResponseBase)


def kept_as(name: str, response: R) -> R:
    """The same response, to be kept under a name that begins with the site's."""
    response["Content-Disposition"] = f'attachment; filename="leg-check-{name}"'
    return response


def file_of_today(parts: Iterable[str], kind: str, about: str = "") -> StreamingHttpResponse:
    """A file made while it is sent, named for today and what it is about; kind is one of TYPES."""
    what = f"{about}-" if about else ""
    name = f"{what}{timezone.localdate().isoformat()}.{kind}"
    return kept_as(name, StreamingHttpResponse(parts, content_type=TYPES[kind]))
