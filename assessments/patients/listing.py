"""The list of results, a page at a time, as two pages show it: the history and the choice of one
to compare with."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from assessments import services
from assessments.exchange.sheet import sheet
from assessments.models import Assessment

from .holding import holder_of


def listed(request: HttpRequest, *, without: UUID | None = None) -> dict[str, Any]:
    """What the template of a list needs; the page is the one that ?after= in the address names."""
    results = services.results_of(holder_of(request))
    if without is not None:
        results = results.exclude(pk=without)
    page = services.page_of_results(results, request.GET.get("after", ""))
    return {
        "results": [
            {"sheet": sheet(one), "corrected_by": corrected_by(one)} for one in page.results
        ],
        "older": page.older,
        "is_newest": page.is_newest,
    }


def corrected_by(assessment: Assessment) -> UUID | None:
    """The id of the result that replaced this one, if its patient took it back."""
    correction = getattr(assessment, "corrected_by", None)
    return correction.id if correction else None
