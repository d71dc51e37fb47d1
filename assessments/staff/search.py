"""Searching for cases: one reference, or one account."""

from typing import Any

from django.contrib.admin.views.main import SEARCH_VAR
from django.db.models import QuerySet
from django.http import HttpRequest

from assessments.models.audit_event import Why
from assessments.models.reference import picked_out


def search_of(request: HttpRequest) -> str:
    """What is searched for; "" where nothing is. Django says of a NUL that it is not allowed."""
    typed = request.GET.get(SEARCH_VAR, "").strip()
    return "" if "\0" in typed else typed


def why_of(request: HttpRequest) -> Why:
    """What leads from the list to a case, for the audit log."""
    return Why.SEARCH if search_of(request) else Why.QUEUE


def matching(cases: QuerySet[Any], typed: str) -> QuerySet[Any]:
    """The case of that reference or, where there is an @, those of the account of that address.

    Both are compared as they are stored, so that an index finds them.
    """
    if "@" in typed:
        return cases.filter(assessment__owner__email=typed.lower())
    return cases.filter(assessment__reference=picked_out(typed))
