"""The pages that anyone may read."""

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Leg Check does, for whom, and when to call for help instead."""
    return render(request, "public/home.html")


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent cannot be read. Django's own answer reads it once more, and fails again."""
    if isinstance(exception, SessionInterrupted):
        return _visit_ended()
    return HttpResponse(render_to_string("400.html"), status=400)


def _visit_ended() -> HttpResponse:
    """The session was deleted while this request went on, as by Finish in another tab."""
    response = HttpResponse(render_to_string("visit_ended.html"), status=409)
    response.delete_cookie(settings.SESSION_COOKIE_NAME, samesite="Lax")
    add_never_cache_headers(response)
    return response
