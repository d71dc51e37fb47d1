"""The WSGI application as a proxy that ends TLS would reach it, for gunicorn: it says so."""

from collections.abc import Iterable
from typing import Any

from config.wsgi import application as inner


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    environ["HTTP_X_FORWARDED_PROTO"] = "https"
    return inner(environ, start_response)
