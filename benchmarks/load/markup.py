"""Reads our pages by their known markup: far cheaper than a parser, and tested against one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

_FORM = re.compile(r"<form\b([^>]*\bdata-check\b[^>]*)>(.*?)</form>", re.DOTALL)
_CONTROL = re.compile(r"<(input|textarea)\b([^>]*)>([^<]*)")
_ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
_MAIN = re.compile(r"<main\b([^>]*)>")
_RESULT = re.compile(r'href="/results/([0-9a-f-]{36})/"')
TOKEN = "csrfmiddlewaretoken"  # noqa: S105
NOT_ANSWERS = (TOKEN, "draft")
"""Hidden fields: what they hold may differ each time a page is drawn."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a page; action is empty where it posts to its own address."""

    action: str
    controls: tuple[Mapping[str, str], ...]

    def filled(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """What a patient posts who answers so, and `none` to others that offer it."""
        fields: dict[str, Any] = {}
        for control in self.controls:
            name = control.get("name", "")
            if control.get("type") == "hidden":
                fields[name] = control["value"]
            elif name in answers:
                fields[name] = answers[name]
            elif name and control.get("value") == "none":
                fields[name] = "none"
        return fields

    @property
    def token(self) -> str:
        return next(one["value"] for one in self.controls if one.get("name") == TOKEN)

    def shown(self) -> dict[str, list[str]]:
        """What the form holds already, by name: ticked options and typed text."""
        held: dict[str, list[str]] = {}
        for control in self.controls:
            name, kind = control.get("name", ""), control.get("type", "text")
            chosen = "checked" in control if kind in ("radio", "checkbox") else control.get("value")
            if name and name not in NOT_ANSWERS and chosen:
                held.setdefault(name, []).append(control.get("value", "on"))
        return held


def form_of(body: str) -> Form | None:
    """The check's form on a page, if there is one."""
    found = _FORM.search(body)
    if found is None:
        return None
    return Form(_attributes(found[1]).get("action", ""), tuple(_controls(found[2])))


def _controls(markup: str) -> Iterator[Mapping[str, str]]:
    for tag, attributes, after in _CONTROL.findall(markup):
        control = _attributes(attributes)
        yield control | {"value": unescape(after[1:])} if tag == "textarea" else control


def main_of(body: str) -> Mapping[str, str]:
    """The attributes of a page's <main>: of a result, data-urgency and data-leading."""
    found = _MAIN.search(body)
    return _attributes(found[1]) if found else {}


def results_on(body: str) -> set[str]:
    """The ids of the results that a page links to."""
    return set(_RESULT.findall(body))


def is_our_page(body: str) -> bool:
    """Whether this is a plain page of the site: no server's own, no code in it."""
    if "Traceback" in body or "${" in body:
        return False
    return "<main" in body and "Leg Check</title>" in body


def _attributes(markup: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(markup)}
