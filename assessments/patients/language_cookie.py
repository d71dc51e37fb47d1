"""The cookie that says which language was chosen in this browser."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def set_to(response: HttpResponse, language: str, *, for_a_visit: bool) -> None:
    """For a visit it goes when the browser is closed; else it is kept for its full time."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=None if for_a_visit else settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )


def keep_for_a_visit(request: HttpRequest, response: HttpResponse) -> None:
    """A choice made before the device was said to be shared goes with the browser, too."""
    language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if language and settings.LANGUAGE_COOKIE_NAME not in response.cookies:
        set_to(response, language, for_a_visit=True)


def forget(request: HttpRequest, response: HttpResponse) -> None:
    """So that the next person at a device does not see what the last one read in.

    What is chosen with this very request stays.
    """
    name = settings.LANGUAGE_COOKIE_NAME
    if name in request.COOKIES and name not in response.cookies:
        response.delete_cookie(name, samesite="Lax")
