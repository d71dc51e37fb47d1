"""Sessions on a device that other people use too.

Such a session ends with the browser, and after half an hour in which nothing was opened. When it
was last used is kept in a signed cookie of its own, so that looking at a page writes nothing. The
language that was chosen there goes with it.
"""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from . import language_cookie

SALT = "shared-device"
SHARED = "shared"


class SharedDeviceMiddleware:
    """Renews the mark of last use on every answer given to a shared device's session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "device_is_shared", False):
            mark_used(response)
            language_cookie.keep_for_a_visit(request, response)
        elif getattr(request, "device_was_left", False):
            language_cookie.forget(request, response)
        return response


def mark_used(response: HttpResponse) -> None:
    response.set_signed_cookie(
        settings.LAST_USED_COOKIE_NAME,
        "1",
        salt=SALT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def renew_mark(request: HttpRequest, *, renew: bool = True) -> None:
    """Tells the middleware whether the answer to this request renews the mark of last use."""
    request.device_is_shared = renew  # type: ignore[attr-defined]  # read by the middleware


def note_left(request: HttpRequest) -> None:
    """Tells the middleware that the session was left idle, and is ended with this request."""
    request.device_was_left = True  # type: ignore[attr-defined]  # read by the middleware


def forget(request: HttpRequest, response: HttpResponse) -> None:
    """Takes the mark away with the session it belongs to."""
    renew_mark(request, renew=False)
    response.delete_cookie(settings.LAST_USED_COOKIE_NAME, samesite="Lax")


def is_shared(request: HttpRequest) -> bool:
    return bool(request.session.get(SHARED))


def has_idled(request: HttpRequest) -> bool:
    """Whether a shared device's session has not been used for longer than it may wait."""
    limit = timedelta(minutes=settings.SHARED_DEVICE_IDLE_MINUTES)
    name = settings.LAST_USED_COOKIE_NAME
    return not request.get_signed_cookie(name, default="", salt=SALT, max_age=limit)


def keep_shared(request: HttpRequest) -> None:
    """Remembers that others use this device, until the session ends: earlier results are in it."""
    request.session[SHARED] = True
    request.session.set_expiry(0)
    renew_mark(request)
