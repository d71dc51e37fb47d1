"""What is said when the database fails, or anything else on our side; none of it may fail too."""

import logging
import sys
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

from assessments.repeating import is_repeatable
from assessments.services.faults import code_of, count, drop_connection, fault_of

log = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = 60
NOT_SENT_AGAIN = {"csrfmiddlewaretoken", "code", "password"}


def unavailable(request: HttpRequest, error: BaseException) -> HttpResponse:
    """The page for a fault of the database: what to do, and a button that sends it again.

    The button stands there only where sending it twice does it once.
    """
    count(error)
    drop_connection(error)
    # The class and code alone: a database puts the values it was given into its message.
    log.error("the database failed: %s", code_of(error))
    posted = request.method not in ("GET", "HEAD")
    fields = _to_send_again(request) if posted else None
    context = {
        "number": settings.EMERGENCY_NUMBER,
        "posted": posted,
        "fields": fields,
        "address": request.get_full_path(),
        "token": get_token(request) if fields is not None else "",
    }
    response = HttpResponse(render_to_string("503.html", context), status=503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    add_never_cache_headers(response)
    return response


def failed(request: HttpRequest) -> HttpResponse:
    """For whatever nobody caught: a fault of the database is said to be one."""
    error = sys.exception()
    if error is not None and fault_of(error) is not None:
        return unavailable(request, error)
    return HttpResponse(render_to_string("500.html"), status=500)


def _to_send_again(request: HttpRequest) -> list[tuple[str, Any]] | None:
    """What was posted, by name and value; None where it should not be sent by one press."""
    if not is_repeatable(request):
        return None
    try:
        posted, files = request.POST, request.FILES
    except Exception:  # it was cut off, say: this page has to come all the same
        return None
    if files or NOT_SENT_AGAIN & (set(posted) - {"csrfmiddlewaretoken"}):
        return None
    names = [name for name in posted if name not in NOT_SENT_AGAIN]
    return [(name, value) for name in names for value in posted.getlist(name)]
