"""What is not in UTF-8 is refused, before anything tries to read it."""

import codecs
from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.utils.http import parse_header_parameters

Application = Callable[[dict[str, Any], Any], HttpResponseBase]
REFUSED = "application/x-www-form-urlencoded; charset=iso-8859-1"
"""A kind of form that Django answers with 400, and with the page for it."""


def utf8_alone(application: Application) -> Application:
    """A WSGI application that is told of no other charset of a request's body but UTF-8.

    Django reads the address by that charset as well, while it makes its request: a codec that is
    none of text (base64), or that fails in its own way (idna), would end in an error with no page.
    """

    def answer(environ: dict[str, Any], start_response: Any) -> HttpResponseBase:
        environ["CONTENT_TYPE"] = read_as(environ.get("CONTENT_TYPE", ""))
        return application(environ, start_response)

    return answer


def read_as(content_type: str) -> str:
    """What Django is told of a Content-Type: itself, or REFUSED."""
    return content_type if _is_utf8(content_type) else REFUSED


def _is_utf8(content_type: str) -> bool:
    """Whether a header says UTF-8, or nothing. One that cannot be read says something else."""
    try:
        charset = parse_header_parameters(content_type)[1].get("charset", "utf-8")
        return codecs.lookup(charset).name == "utf-8"
    except (LookupError, ValueError):
        return False
