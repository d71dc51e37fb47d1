"""One log line and one count for each request."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from assessments import metrics

from .request_names import REQUEST_ID, id_for, method_of, route_of

log = logging.getLogger(__name__)

NOT_LOGGED = {"healthz", "readyz"}
"""Asked every few seconds by programs that watch the site."""


class RequestLogMiddleware:
    """Gives each request an id, which its log lines carry and its answer names in X-Request-ID.

    Outermost, so that it sees every answer. The time of an answer that is sent in parts ends when
    its first part is about to be.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name = id_for(request)
        # On the request as well: Django logs 404s and 500s once this has returned.
        request.request_id = name  # type: ignore[attr-defined]  # read by config/logs.py
        token = REQUEST_ID.set(name)
        try:
            begun = time.perf_counter()
            response = self.get_response(request)
            _tell(request, response.status_code, time.perf_counter() - begun)
        finally:
            REQUEST_ID.reset(token)
        response["X-Request-ID"] = name
        return response


def _tell(request: HttpRequest, status: int, seconds: float) -> None:
    route, method = route_of(request), method_of(request)
    metrics.REQUESTS.labels(method=method, route=route, status=str(status)).inc()
    metrics.REQUEST_SECONDS.labels(route=route).observe(seconds)
    if route in NOT_LOGGED:
        return
    milliseconds = round(seconds * 1000, 1)
    said = {"method": method, "route": route, "status": status, "milliseconds": milliseconds}
    log.info("%s %s %s", method, route, status, extra=said)
