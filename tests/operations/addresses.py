"""Every address of the site, with its parameters filled in."""

import re
from collections.abc import Iterator, Mapping

from django.urls import get_resolver

from tests.addresses import walked


def every_address(filled: Mapping[str, str]) -> list[str]:
    """Each with its parameters filled in: by the part of the route before them, the last that fits.

    A parameter that filled says nothing about raises KeyError.
    """
    return sorted({"/" + _filled(route, filled) for route in every_route()})


def every_route() -> Iterator[str]:
    """The pattern of each address, as logs and metrics name it (but the home page, here "")."""
    return (one.route for one in walked(get_resolver()))


def _filled(route: str, filled: Mapping[str, str]) -> str:
    plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route).replace("^", "").replace("$", "")

    def value(found: re.Match[str]) -> str:
        before = plain[: found.start()]
        fitting = [prefix for prefix in filled if before.startswith(prefix)]
        if not fitting:
            raise KeyError(route)
        return filled[max(fitting, key=len)]

    return re.sub(r"<[^>]+>", value, plain)
