"""How often something may be done from one network address, or by one member of staff.

What may be done how often stands in the settings (ACCOUNT_RATE_LIMITS), beside what django-allauth
limits itself. Who is refused is shown the emergency number, and loses nothing that was typed.
"""

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

# The public function lets every GET pass. What a GET costs here is a file that is drawn.
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from assessments.repeating import notes_of

log = logging.getLogger(__name__)
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

APP = "allauth.account"
"""Whose settings hold the limits."""
RETRY_AFTER = 60
"""Seconds: by then some tries of most limits are free again."""


def too_often(request: HttpRequest, action: str, key: str | None = None) -> bool:
    """Counts one more try of that action; whether there were too many.

    key is what a limit for each key counts by.
    Where that cannot be told, or not counted, the patient goes first. It is asked once a request,
    however often that is done again.
    """
    notes = notes_of(request)
    if notes.get(f"limit on {action}"):
        return False
    notes[f"limit on {action}"] = True
    try:
        taken = ratelimit.consume(request, app=APP, action=action, key=key, limit_get=True)
        return taken is None and _used_up(request, action, key)
    except Exception as error:  # a cache that is gone, an address that nobody knows
        log.error("a limit could not be looked up: %s", type(error).__name__)
        return False


def _used_up(request: HttpRequest, action: str, key: str | None) -> bool:
    """Whether as many tries as are allowed have been counted.

    allauth refuses also whom it cannot count: where many come at the same moment, or the cache's
    table takes no writes. That is no reason to keep a patient waiting.
    """
    for rate in ratelimit.get_rates(app=APP, action=action):
        tries = ratelimit.get_cache_key(request, app=APP, action=action, rate=rate, key=key)
        if not ratelimit.apply_rate(cache.get(tries, []), time.time(), rate, dry_run=True)[0]:
            return True
    return False


def refused(request: HttpRequest) -> HttpResponse:
    """The page that says so."""
    return soon_again(render(request, "429.html", status=429))


def soon_again(response: HttpResponse) -> HttpResponse:
    """The same answer, which says when trying again makes sense."""
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def _known_by(parameter: object) -> str:
    """What stands for it in the cache's table, from which nobody can tell what it was."""
    return salted_hmac("limits", str(parameter)).hexdigest()


def limited(action: str, *, by: str | None = None) -> Callable[[View[P]], View[P]]:
    """A view that may be asked for only so often; by names the parameter that is a limit's key."""

    def limit(view: View[P]) -> View[P]:
        @wraps(view)
        def asked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            key = _known_by(kwargs[by]) if by else None
            if too_often(request, action, key):
                return refused(request)
            return view(request, *args, **kwargs)

        return cast("View[P]", asked)

    return limit
