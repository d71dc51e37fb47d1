"""What a request is called in logs and metrics. Its path is not: paths carry ids of results."""

import re
import uuid
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest

REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")
"""The id of the request that this thread is answering; "" outside of one."""

_FROM_PROXY = re.compile(r"[A-Za-z0-9-]{8,64}")
_METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}


def id_for(request: HttpRequest) -> str:
    """The id that the host's proxy gave it, or else a new one."""
    given = request.headers.get("X-Request-ID", "") if settings.BEHIND_TLS_PROXY else ""
    return given if _FROM_PROXY.fullmatch(given) else uuid.uuid4().hex


def route_of(request: HttpRequest) -> str:
    """The pattern of its address, such as results/<uuid:pk>/, once that is known.

    "/" is the home page, "static" a file, "none" an address that leads nowhere.
    """
    match = request.resolver_match
    if match is not None:
        return match.route or "/"
    return "static" if request.path.startswith(f"/{settings.STATIC_URL.lstrip('/')}") else "none"


def method_of(request: HttpRequest) -> str:
    """Its method, or "other": there is no end to what may be sent as one."""
    return request.method if request.method in _METHODS else "other"
