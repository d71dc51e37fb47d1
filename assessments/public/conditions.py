"""A rule's condition as HTML: a list for each part, and links to the facts that it names."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

ITEM = re.compile(r"(?P<indent>(?:  )*)- (?P<text>.*)")


class Conditions:
    """Draws the conditions of one edition; facts are all of that edition."""

    def __init__(self, facts: Iterable[Mapping[str, Any]]) -> None:
        self._links = {
            str(escape(f"Fact [{fact['title']}]")): format_html(
                '<a href="#fact-{}">{}</a>', fact["id"], fact["title"]
            )
            for fact in facts
        }

    def html(self, condition: str) -> SafeString:
        """condition is a line, or a line with a list below it: "- ", two spaces in a level."""
        first, *items = condition.split("\n")
        return mark_safe(f"<p>{self._linked(first)}</p>" + "".join(self._list(items)))  # noqa: S308  # escaped below

    def _list(self, lines: list[str]) -> Iterator[str]:
        """Tags and texts in order: each line opens or closes as many lists as it is deeper."""
        found = [_item(line) for line in lines]
        for (before, _), (depth, text) in pairwise([(0, ""), *found]):
            yield from _step(before, depth)
            yield f"<li>{self._linked(text)}"
        if found:
            yield "</li></ul>" * found[-1][0]

    def _linked(self, text: str) -> str:
        said = str(escape(text))
        for name, link in self._links.items():
            said = said.replace(name, link)
        return said


def _item(line: str) -> tuple[int, str]:
    """How deep it is, from 1, and its text. Raises ValueError for what is no item."""
    found = ITEM.fullmatch(line)
    if found is None:
        raise ValueError(line)
    return len(found["indent"]) // 2 + 1, found["text"]


def _step(before: int, depth: int) -> Iterator[str]:
    if depth > before:
        yield "<ul>" * (depth - before)
    else:
        yield "</li></ul>" * (before - depth)
        yield "</li>"
