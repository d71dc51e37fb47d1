"""What may never come of a request, whatever was sent."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from .nonsense import ELSEWHERE, SCRIPT

OF_A_PROGRAMMER = (
    b"Traceback (most recent call last)",
    b"DEBUG = True",
    b"URLconf",
    b"Exception Type",
    b"django.db",
    b"django.core",
    b"psycopg",
    b"sqlite3",
    b"OperationalError",
)
OURS = b"Leg Check"
MAY_BE_EMPTY = {"HEAD", "OPTIONS"}


def body_of(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def judge(response: Any, method: str, hidden: tuple[str, ...]) -> None:
    """Fails for an error of ours, for what a programmer reads, and for what is another's."""
    body, status = body_of(response), response.status_code
    assert status < HTTPStatus.INTERNAL_SERVER_ERROR, status
    found = [words for words in OF_A_PROGRAMMER if words in body]
    assert not found, found
    told = body + repr(response.headers).encode() + response.cookies.output().encode()
    leaked = [word for word in hidden if word.encode() in told]
    assert not leaked, leaked
    assert SCRIPT.encode() not in body, "what was typed is part of the page"
    leads_to = urlsplit(response.headers.get("Location", ""))
    assert not leads_to.netloc, response.headers["Location"]
    assert ELSEWHERE not in leads_to.path
    if status >= HTTPStatus.BAD_REQUEST and method not in MAY_BE_EMPTY:
        assert _is_page(body) or _is_outcome(response), f"{status} is not a page of ours"


def _is_page(body: bytes) -> bool:
    return OURS in body and b"<h1" in body


def _is_outcome(response: Any) -> bool:
    """Whether it is what other systems are told, who ask for FHIR."""
    told = response.headers.get("Content-Type") == "application/fhir+json"
    return told and response.json()["resourceType"] == "OperationOutcome"
