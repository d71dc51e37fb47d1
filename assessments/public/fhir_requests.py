"""What a request to read FHIR may ask for."""

from http import HTTPStatus
from typing import Self

from django.conf import settings
from django.http import HttpRequest
from django.http.request import MediaType

METHODS = ("GET", "HEAD")
KINDS = ("application/fhir+json", "application/json", "text/json")
"""The media types that say JSON; all are answered with the first."""
NEARNESS = (KINDS[:1], KINDS[1:], ("application/*",), ("*/*", "*"))
"""What of an Accept header is about us, the nearest first. Some old clients write * for */*."""


class Refused(Exception):
    """Why there is no answer. code is FHIR's type of issue."""

    def __init__(self, status: HTTPStatus, code: str, said: str, **headers: str) -> None:
        super().__init__(said)
        self.status, self.code, self.said, self.headers = status, code, said, headers

    @classmethod
    def not_found(cls, said: str) -> Self:
        return cls(HTTPStatus.NOT_FOUND, "not-found", said)


def check(request: HttpRequest) -> None:
    """Raises Refused for what would change something, or cannot read JSON."""
    if request.method not in METHODS:
        allowed = ", ".join(METHODS)
        said = "This can only be read."
        raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, "not-supported", said, Allow=allowed)
    if not _takes_json(request):
        said = f"This is sent as {KINDS[0]} alone."
        raise Refused(HTTPStatus.NOT_ACCEPTABLE, "not-supported", said)


def _takes_json(request: HttpRequest) -> bool:
    """_format comes before the header, for those who cannot set one; its plus reads as a space."""
    asked = request.GET.get("_format", "").split(";")[0].strip().replace(" ", "+").lower()
    if asked:
        return asked in ("json", *KINDS)
    return _accepted(request.headers.get("Accept", ""))


def _accepted(header: str) -> bool:
    """What is nearest to our kind decides, in whatever order; q=0 says that it is not taken."""
    named = [MediaType(token) for token in header.split(",") if token.strip()]
    for kinds in NEARNESS:
        # Parameters do not count: clients add a version of FHIR, and there is only one here.
        found = [one.quality for one in named if _kind(one) in kinds]
        if found:
            return any(found)
    return not named


def _kind(one: MediaType) -> str:
    return "/".join(filter(None, [one.main_type, one.sub_type]))


def language_of(request: HttpRequest) -> str | None:
    """The language asked for by ?lang=, None where there is none. Raises Refused for an unknown."""
    asked = request.GET.get("lang")
    known = [code for code, _ in settings.LANGUAGES]
    if asked is None or asked.lower() in known:
        return asked and asked.lower()
    raise Refused(HTTPStatus.BAD_REQUEST, "invalid", f"lang is one of: {', '.join(known)}.")
