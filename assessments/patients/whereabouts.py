"""Where a patient is sent: the address at which a journey stands."""

from functools import cache
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.models import Holder
from assessments.questionnaire.journey import Walk
from assessments.questionnaire.pages import Page
from assessments.services import results_of

NOTICES = {
    "gone": _(
        "We could not find the answers that page belonged to. "
        "They may have been sent, cleared, or kept too long. You can start here."
    ),
    "moved": _("That page does not fit your other answers any more. Please go on from here."),
    "open": _("You are in the middle of a check. Finish it, or start again, before you change."),
    "under-way": _("You are in the middle of a check. Finish it, or start again with no answers."),
}
"""What may be said on top of a page, by the code that stands in its address."""


@cache  # of a few dozen pages, whose addresses never change
def address_of(page: type[Page]) -> str:
    return reverse("patients:page", args=[page.slug])


def standing(walked: Walk) -> str:
    """The address of the first thing still to do."""
    if walked.ended is not None:
        return reverse("patients:stopped")
    if walked.next is None:
        return reverse("patients:answers")
    return address_of(walked.next)


def result_or_start(holder: Holder | None, draft_id: UUID | None) -> HttpResponse:
    """For a page whose draft is no longer open: its result, or the start with a word on why."""
    found = results_of(holder).filter(id=draft_id).first() if draft_id else None
    if found is not None:
        return redirect("patients:result", pk=found.id)
    return redirect(reverse("patients:check") + "?notice=gone")


def posted_draft(request: HttpRequest) -> UUID | None:
    """The draft that the posted page was drawn from; a mangled one counts as none."""
    try:
        return UUID(request.POST.get("draft", ""))
    except ValueError:
        return None
