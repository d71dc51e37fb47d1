"""The rule book as pages: each edition that is kept, with an anchor for each rule."""

from functools import cache
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls.converters import StringConverter
from django.views.decorators.http import require_safe

from assessments.exchange.rulebooks import edition, kept
from assessments.triage import RULESET

from .conditions import Conditions
from .levels import levels
from .sources import GROUPS


class EditionConverter(StringConverter):
    """The version of a rule set, as results name it: any text, so that a link always works."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All editions that are kept, newest first."""
    context = {"editions": sorted(kept(), key=_order, reverse=True), "current": RULESET}
    return render(request, "public/about/rule_books.html", context)


@require_safe
def rule_book(request: HttpRequest, ruleset: str) -> HttpResponse:
    """One edition; a page that says where else to look where it is not kept."""
    book = edition(ruleset)
    if book is None:
        status = HTTPStatus.NOT_FOUND
        return render(request, "public/about/rule_book_unknown.html", status=status)
    context = {
        "book": book,
        "current": RULESET,
        "groups": _by_level(rules_of(ruleset)),
        "facts": _facts(ruleset),
    }
    return render(request, "public/about/rule_book.html", context)


def _order(ruleset: str) -> list[int]:
    return [int(part) for part in ruleset.split(".") if part.isdecimal()]


def _by_level(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Most urgent first; a level without rules is left out."""
    groups = [
        {"level": level, "rules": [rule for rule in rules if rule["urgency"] == level.code]}
        for level in levels()
    ]
    return [group for group in groups if group["rules"]]


@cache
def rules_of(ruleset: str) -> list[dict[str, Any]]:
    """The rules of a kept edition as the page shows them: read once, and never changed."""
    book = edition(ruleset) or {}
    conditions = Conditions(book["facts"])
    return [
        {
            **rule,
            "condition": conditions.html(rule["condition"]),
            "sources": [_source(source) for source in rule["sources"]],
        }
        for rule in book["rules"]
    ]


@cache
def _facts(ruleset: str) -> list[dict[str, Any]]:
    book = edition(ruleset) or {}
    conditions = Conditions(book["facts"])
    return [{**fact, "condition": conditions.html(fact["condition"])} for fact in book["facts"]]


def _source(source: dict[str, Any]) -> dict[str, Any]:
    """With words for how much of it was read, in the reader's language when they are drawn."""
    read = {status.value: title for status, (title, _) in GROUPS.items()}
    return {**source, "read": read[source["status"]]}
