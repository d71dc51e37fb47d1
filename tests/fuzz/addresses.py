"""Every address of the site, as the fuzz fills it in.

A parameter of a kind that nobody has said how to fill in fails with a word on what to do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import get_resolver
from django.urls.resolvers import RegexPattern

from tests.addresses import walked

CONVERTERS = {
    "UUIDConverter": "uuid",
    "SlugConverter": "slug",
    "PathConverter": "path",
    "StringConverter": "token",
    "EditionConverter": "edition",
}
"""What the converters of the urlconf stand for here."""
GROUPS = {"app_label": "slug", "url": "path"}
"""The same for the groups of addresses that are regular expressions: Django admin has two."""
GROUP = re.compile(r"\(\?P<(\w+)>[^()]*\)")


class UnknownParameter(Exception):
    """An address has a parameter that the fuzz cannot fill in yet."""

    def __init__(self, kind: str, route: str) -> None:
        super().__init__(
            f"/{route} has a parameter of a kind that tests/fuzz does not know: {kind}. "
            "Say in tests/fuzz/addresses.py what it is, and in nonsense.py what it may be."
        )


@dataclass(frozen=True)
class Address:
    """One address: its texts and, between them, the kinds of its parameters."""

    name: str
    texts: tuple[str, ...]
    kinds: tuple[str, ...]

    def __str__(self) -> str:
        return self.filled([f"<{kind}>" for kind in self.kinds])

    def filled(self, values: list[str]) -> str:
        """The path with these for its parameters; what is left over is not used."""
        words = [self.texts[0]]
        for value, text in zip(values, self.texts[1:], strict=False):
            words += [value, text]
        return "/" + "".join(words)


def every_address() -> list[Address]:
    """All of the urlconf, and a place where files are served. Raises UnknownParameter."""
    return [*addresses_of(get_resolver()), Address("static", ("static/", ""), ("path",))]


def addresses_of(resolver: Any) -> Iterator[Address]:
    for one in walked(resolver, _marked):
        parts = re.split(r"<(\w+)>", one.route)
        yield Address(one.pattern.name or one.route, tuple(parts[::2]), tuple(parts[1::2]))


def _marked(pattern: Any) -> str:
    """The route with each parameter as <kind>."""
    if isinstance(pattern, RegexPattern):
        route = GROUP.sub(lambda group: f"<{_kind(GROUPS, group[1], str(pattern))}>", str(pattern))
        return route.removeprefix("^").removesuffix("$")
    route = str(pattern)
    for name, converter in pattern.converters.items():
        kind = _kind(CONVERTERS, type(converter).__name__, route)
        route = re.sub(rf"<(\w+:)?{name}>", f"<{kind}>", route)
    return route


def _kind(known: dict[str, str], name: str, route: str) -> str:
    if name not in known:
        raise UnknownParameter(name, route)
    return known[name]
