"""The list of results, a page at a time, as two pages show it: the history and the choice of one
to compare with."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments import services
from assessments.exchange.sheet import sheet_for_reader
from assessments.models import Assessment
from assessments.models.case import State

from .holding import holder_of

STATES: Mapping[str, Promise] = {
    State.NEW: _("No one at the clinic has dealt with it yet."),
    State.TRY_AGAIN: _("The clinic tried to reach you and could not."),
    State.DONE: _("Someone at the clinic has dealt with it."),
}
"""How far the clinic is with what was sent, in the patient's words. They promise nothing."""


def listed(request: HttpRequest, *, without: UUID | None = None) -> dict[str, Any]:
    """What the template of a list needs; the page is the one that ?after= in the address names."""
    results = services.results_of(holder_of(request))
    if without is not None:
        results = results.exclude(pk=without)
    page = services.page_of_results(results, request.GET.get("after", ""))
    return {
        "results": [_item(one) for one in page.results],
        "older": page.older,
        "is_newest": page.is_newest,
    }


def _item(one: Assessment) -> dict[str, Any]:
    case = getattr(one, "case", None)
    return {
        "sheet": sheet_for_reader(one),
        "corrected_by": one.replaced_by_id,
        "sent_at": case.sent_at if case else None,
        "state": STATES[case.state] if case else "",
        "has_unread": getattr(one, "has_unread", False),
    }
