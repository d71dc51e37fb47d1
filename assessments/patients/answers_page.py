"""All answers on one page, and submitting them."""

import logging
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from assessments import limits, services
from assessments.questionnaire.journey import Walk, walk
from assessments.questionnaire.pages import page_of
from assessments.questionnaire.transcript import transcript
from assessments.repeating import repeatable, will_be_repeated

from .holding import holder_of, prolong
from .language import chosen_in, keep, read_in
from .whereabouts import address_of, posted_draft, result_or_start, standing

log = logging.getLogger(__name__)
SEND = "send"
"""The tick to send the result to the clinic as well; the page that asks about it comes next."""


@method_decorator([never_cache, repeatable], name="dispatch")
class CheckAnswers(View):
    """All answers, each with a way to change it; posting it submits them."""

    def get(self, request: HttpRequest, *, send: bool = False) -> HttpResponse:
        """send is whether the tick to send the result as well is set already."""
        draft = services.open_draft(holder_of(request))
        if draft is None:
            return redirect("patients:check")
        walked = walk(draft.saved)
        if not walked.complete:
            return redirect(standing(walked))
        context = {
            "sections": _sections(walked, draft.saved),
            "draft_id": draft.id,
            "back_url": address_of(walked.route[-1]),
            "clinic": services.clinic(),
            "send": send,
            "switch_in": "page",
        }
        return render(request, "patients/check_answers.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        draft_id, language = posted_draft(request), chosen_in(request)
        if language is not None:
            read_in(request, language)
            return keep(request, self.get(request, send=SEND in request.POST), language)
        if limits.too_often(request, "submit_check"):
            return _not_now(request, draft_id, 429)
        try:
            return self._submit(request, draft_id)
        except Error as error:
            if will_be_repeated(request, error):
                raise
            log.error("a check could not be submitted: %s", type(error).__name__)
            return _not_now(request, draft_id, 503)

    def _submit(self, request: HttpRequest, draft_id: UUID | None) -> HttpResponse:
        holder = holder_of(request)
        if holder is None:
            return result_or_start(None, draft_id)
        try:
            assessment = services.submit(holder=holder, draft_id=draft_id)
        except services.NotComplete:
            return redirect("patients:check")
        if assessment is None:
            return result_or_start(holder, draft_id)
        prolong(request)
        to_send = SEND in request.POST and services.clinic() is not None
        return redirect("patients:send" if to_send else "patients:result", pk=assessment.id)


def _not_now(request: HttpRequest, draft_id: UUID | None, status: int) -> HttpResponse:
    """A page that sends the same once more."""
    context = {"draft_id": draft_id, "send": SEND in request.POST}
    page = render(request, "patients/try_again.html", context, status=status)
    return limits.soon_again(page)


def _sections(walked: Walk, saved: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every answer on the route by section, each with the address where it can be changed."""
    return [
        {
            "title": section.title,
            "rows": [
                {
                    "question": row.question,
                    "answers": row.answers,
                    "change_url": address_of(page_of(row.question_id)),
                }
                for row in section.rows
            ],
        }
        for section in transcript(walked.answers | _note(saved))
    ]


def _note(saved: Mapping[str, Any]) -> dict[str, Any]:
    return {"note": saved.get("note")}
