"""Calling a view again where the database failed it, and a page that says so when nothing helps."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from assessments.metrics import REQUESTS_REPEATED
from assessments.public.unavailable import unavailable
from assessments.repeating import attempts_of, will_be_repeated
from assessments.services.faults import code_of, count, fault_of

log = logging.getLogger(__name__)


class RepeatMiddleware:
    """Has to be the last: what it gives is what the view would have given."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        """Such a response is drawn after the view is done."""
        attempts_of(request).drawing = True
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer of a later try or, when the database goes on failing, the page for that."""
        last = error
        while will_be_repeated(request, last):
            # The class and code alone: a database puts the values it was given into its message.
            log.warning("the database failed, once more: %s", code_of(last))
            count(last)
            REQUESTS_REPEATED.inc()
            attempts_of(request).tries.wait(last)
            try:
                return self._again(request)
            except Exception as later:
                last = later
        if fault_of(last) is not None:
            return unavailable(request, last)
        if last is not error:
            raise last
        return None

    def _again(self, request: HttpRequest) -> HttpResponse:
        begin_again(request, self.get_response)
        match = request.resolver_match
        assert match is not None  # noqa: S101  # a view has failed
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        return response


def begin_again(request: HttpRequest, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
    """Forgets what a failed try made of the session, of who asks and of what to say to them."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    request.session = type(request.session)(key)
    for cached in ("_cached_user", "_acached_user"):
        request.__dict__.pop(cached, None)
    AuthenticationMiddleware(get_response).process_request(request)
    request._messages = default_storage(request)  # type: ignore[attr-defined]
