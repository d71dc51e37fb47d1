"""Every address of the site, found by walking its resolver, so that a new one is never left out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver


@dataclass(frozen=True)
class Route:
    """An address: its route from where the walk began, and its name with all namespaces."""

    route: str
    name: str
    pattern: URLPattern


def walked(
    resolver: Any, text: Callable[[Any], str] = str, *, before: str = "", space: str = ""
) -> Iterator[Route]:
    """All below a resolver; text says how a part of a route is written, as in urls.py by itself.

    What has no name is named None, after its namespaces.
    """
    for one in resolver.url_patterns:
        route = before + text(one.pattern)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from walked(one, text, before=route, space=inner)
        else:
            yield Route(route, f"{space}{one.name}", one)
