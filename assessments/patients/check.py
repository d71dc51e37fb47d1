"""Filling in the check: one page at a time, then all answers, then the result."""

import logging
from datetime import date
from typing import Any
from uuid import UUID

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments import services
from assessments.models import Draft
from assessments.questionnaire.journey import Walk, progress, walk
from assessments.questionnaire.pages import PAGES, Page, page_for
from assessments.questionnaire.sections import WARNING_SIGNS

from .answers_page import sections
from .holding import holder_made_for, holder_of, prolong
from .progress import left_in_words
from .shared_device import keep_shared
from .whereabouts import NOTICES, address_of, result_or_start, standing

log = logging.getLogger(__name__)
SEND = "send"
"""The tick to send the result to the clinic as well; the page that asks about it comes next."""
private = method_decorator(never_cache, name="dispatch")


@never_cache
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The first page, or on to where the draft stands."""
    draft = services.open_draft(holder_of(request))
    if draft is None:
        return _question(request, PAGES[0](), walk({}))
    return redirect(_with_notice(request, standing(walk(draft.saved))))


@private
class QuestionPage(View):
    """One page of questions."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        page = _page_or_404(slug)
        draft = services.open_draft(holder_of(request))
        walked = walk(draft.saved if draft else {})
        if not walked.can_visit(page):
            return redirect(standing(walked) + "?notice=moved" if draft else "patients:check")
        suggested = services.suggestions_for(page, draft)
        initial = {**suggested.answers, **(draft.saved if draft else {})}
        form = page(initial=initial, context=walked.answers)
        return _question(request, form, walked, draft, said_on=suggested.said_on)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        page = _page_or_404(slug)
        try:
            return self._save(request, page)
        except DatabaseError as error:
            # The class alone: a database puts the values it was given into its message.
            log.error("a page could not be saved: %s", type(error).__name__)
            return _question(request, page(data=request.POST, context={}), save_failed=True)

    def _save(self, request: HttpRequest, page: type[Page]) -> HttpResponse:
        holder = holder_made_for(request) if page is PAGES[0] else holder_of(request)
        draft_id = _draft_id(request)
        if holder is None:
            return result_or_start(None, draft_id)
        try:
            saved = services.save_page(
                holder=holder, page=page, data=request.POST, draft_id=draft_id
            )
        except services.DraftGone:
            return result_or_start(holder, draft_id)
        if not saved.form.is_valid():
            said_on = services.suggestions_for(page, saved.draft).said_on
            return _question(request, saved.form, saved.walk, saved.draft, said_on=said_on)
        if page is PAGES[0] and saved.draft.saved.get("shared_device"):
            keep_shared(request)
        if page is PAGES[0] or saved.assessment is not None:
            prolong(request)
        if saved.assessment is not None:
            return redirect("patients:result", pk=saved.assessment.id)
        return redirect(standing(saved.walk))


@private
class CheckAnswers(View):
    """All answers, each with a way to change it; posting it submits them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        draft = services.open_draft(holder_of(request))
        if draft is None:
            return redirect("patients:check")
        walked = walk(draft.saved)
        if not walked.complete:
            return redirect(standing(walked))
        context = {
            "sections": sections(walked, draft.saved),
            "draft_id": draft.id,
            "back_url": address_of(walked.route[-1]),
            "clinic": services.clinic(),
        }
        return render(request, "patients/check_answers.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        draft_id = _draft_id(request)
        try:
            return self._submit(request, draft_id)
        except DatabaseError as error:
            log.error("a check could not be submitted: %s", type(error).__name__)
            context = {"draft_id": draft_id, "send": SEND in request.POST}
            return render(request, "patients/try_again.html", context, status=503)

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


@never_cache
@require_safe
def stopped(request: HttpRequest) -> HttpResponse:
    """What to do instead, for someone whom the check is not for."""
    draft = services.open_draft(holder_of(request))
    walked = walk(draft.saved if draft else {})
    if walked.ended is None:
        return redirect("patients:check")
    context = {"reason": walked.ended.value, "back_url": address_of(walked.answered[-1])}
    return render(request, "patients/stopped.html", context)


@private
class Restart(View):
    """Throwing the answers away, after asking."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "patients/restart.html", {"back_url": reverse("patients:check")})

    def post(self, request: HttpRequest) -> HttpResponse:
        holder = holder_of(request)
        if holder is not None:
            services.discard(holder=holder)
        return redirect("patients:check")


def _question(
    request: HttpRequest,
    form: Page,
    walked: Walk | None = None,
    draft: Draft | None = None,
    save_failed: bool = False,
    said_on: date | None = None,
) -> HttpResponse:
    """Draws a page; without a walk (nothing could be read) it has no progress and no way back.

    said_on is the day of the earlier check that the page was filled in from.
    """
    on_route = walked is not None and type(form) in walked.route
    so_far = progress(draft.saved if draft else {}, type(form)) if on_route else None
    previous = walked.previous(type(form)) if walked else None
    context: dict[str, Any] = {
        "page": form,
        "form": form,
        "action": address_of(type(form)),
        "is_first": type(form) is PAGES[0],
        "progress": so_far,
        "left": left_in_words(so_far) if so_far else "",
        "back_url": address_of(previous) if previous else None,
        "notice": NOTICES.get(request.GET.get("notice", "")),
        # A draft that is not stored yet has no id that a later page could go by.
        "draft_id": draft.id if draft and not draft._state.adding else _draft_id(request),
        "save_failed": save_failed,
        "said_on": said_on,
        # Two ticks that clash may hold the sign of an emergency.
        "warning_unclear": bool(form.errors) and form.section is WARNING_SIGNS,
    }
    status = 503 if save_failed else 200
    return render(request, "patients/question.html", context, status=status)


def _page_or_404(slug: str) -> type[Page]:
    page = page_for(slug)
    if page is None:
        raise Http404
    return page


def _draft_id(request: HttpRequest) -> UUID | None:
    """The draft that the posted page was drawn from; a mangled one counts as none."""
    try:
        return UUID(request.POST.get("draft", ""))
    except ValueError:
        return None


def _with_notice(request: HttpRequest, address: str) -> str:
    notice = request.GET.get("notice", "")
    return f"{address}?notice={notice}" if notice in NOTICES else address
