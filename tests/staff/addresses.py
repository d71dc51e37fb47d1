"""Every address of the admin, found by walking its resolver, so that none is left out."""

import re
from collections.abc import Iterator

from django.contrib import admin
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = "/admin/"


def admin_routes() -> dict[str, str]:
    """By name, the route after /admin/; of the few that have no name, by the route itself."""
    site = next(
        one
        for one in get_resolver().url_patterns
        if isinstance(one, URLResolver) and one.namespace == admin.site.name
    )
    return {pattern.name or route: route for route, pattern in _walked(site, "")}


def _walked(resolver: URLResolver, before: str) -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walked(one, route)
        else:
            yield route, one


def address(route: str, pk: object) -> str:
    """Where that route leads for that record."""
    return ROOT + re.sub(r"<[^>]+>", str(pk), route)
