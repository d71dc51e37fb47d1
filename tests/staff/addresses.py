"""Every address of the admin, found by walking its resolver, so that none is left out."""

import re

from django.contrib import admin
from django.urls import URLResolver, get_resolver

from tests.addresses import walked

ROOT = "/admin/"


def admin_routes() -> dict[str, str]:
    """By name, the route after /admin/; of the few that have no name, by the route itself."""
    site = next(
        one
        for one in get_resolver().url_patterns
        if isinstance(one, URLResolver) and one.namespace == admin.site.name
    )
    return {one.pattern.name or one.route: one.route for one in walked(site)}


def address(route: str, pk: object) -> str:
    """Where that route leads for that record."""
    return ROOT + re.sub(r"<[^>]+>", str(pk), route)
