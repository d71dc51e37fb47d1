"""Filling in the check, one page at a time."""

import logging
from datetime import date
from typing import Any

from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments import limits, services
from assessments.models import Draft
from assessments.questionnaire.journey import Walk, progress, walk
from assessments.questionnaire.pages import PAGES, Page, page_for
from assessments.questionnaire.sections import WARNING_SIGNS
from assessments.repeating import repeatable, will_be_repeated

from .holding import holder_made_for, holder_of, prolong
from .language import chosen_in, keep, read_in, typed
from .progress import left_in_words
from .shared_device import keep_shared
from .sharing import links_that_go_on
from .whereabouts import NOTICES, address_of, posted_draft, result_or_start, standing

log = logging.getLogger(__name__)
private = method_decorator([never_cache, repeatable], name="dispatch")


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
        begins = page is PAGES[0] and posted_draft(request) is None
        if begins and limits.too_often(request, "begin_check"):
            return limits.refused(request)
        language = chosen_in(request)
        try:
            if language is not None:
                return self._in_other_words(request, page, language)
            return self._save(request, page)
        except Error as error:
            if will_be_repeated(request, error):
                raise
            # The class alone: a database puts the values it was given into its message.
            log.error("a page could not be saved: %s", type(error).__name__)
            return _question(request, page(data=request.POST, context={}), save_failed=True)

    def _in_other_words(
        self, request: HttpRequest, page: type[Page], language: str
    ) -> HttpResponse:
        """The page in another language, with what was typed: nothing is checked or saved."""
        read_in(request, language)
        holder, draft_id = holder_of(request), posted_draft(request)
        draft = services.open_draft(holder)
        walked = walk(draft.saved if draft else {})
        if draft_id != (draft.id if draft else None) and draft_id is not None:
            return keep(request, result_or_start(holder, draft_id), language)
        if not walked.can_visit(page):
            return keep(request, redirect(standing(walked)), language)
        said_on = services.suggestions_for(page, draft).said_on
        form = page(initial=typed(page, request.POST), context=walked.answers)
        drawn = _question(request, form, walked, draft, said_on=said_on, unsaved=True)
        return keep(request, drawn, language)

    def _save(self, request: HttpRequest, page: type[Page]) -> HttpResponse:
        holder = holder_made_for(request) if page is PAGES[0] else holder_of(request)
        draft_id = posted_draft(request)
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


@never_cache
@require_safe
def stopped(request: HttpRequest) -> HttpResponse:
    """What to do instead, for someone whom the check is not for."""
    draft = services.open_draft(holder_of(request))
    walked = walk(draft.saved if draft else {})
    if walked.ended is None:
        return redirect("patients:check")
    context = {
        "reason": walked.ended.value,
        "back_url": address_of(walked.answered[-1]),
        "links_that_go_on": links_that_go_on(request),
    }
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
    unsaved: bool = False,
) -> HttpResponse:
    """Draws a page; without a walk (nothing could be read) it has no progress and no way back.

    said_on is the day of the earlier check that the page was filled in from.
    """
    context = {
        **_place(type(form), walked, draft),
        "page": form,
        "form": form,
        "notice": NOTICES.get(request.GET.get("notice", "")),
        # A draft that is not stored yet has no id that a later page could go by.
        "draft_id": draft.id if draft and not draft._state.adding else posted_draft(request),
        "save_failed": save_failed,
        "unsaved": unsaved,
        # The switch of languages is part of the form, so that nothing typed is lost.
        "switch_in": "page",
        "said_on": said_on,
        # Two ticks that clash may hold the sign of an emergency.
        "warning_unclear": bool(form.errors) and form.section is WARNING_SIGNS,
    }
    status = 503 if save_failed else 200
    return render(request, "patients/question.html", context, status=status)


def _place(page: type[Page], walked: Walk | None, draft: Draft | None) -> dict[str, Any]:
    """Where a page stands in the walk: how far it is, and the way back."""
    so_far, previous = None, None
    if walked is not None and page in walked.route:
        so_far = progress(draft.saved if draft else {}, page, walked)
        previous = walked.previous(page)
    return {
        "action": address_of(page),
        "is_first": page is PAGES[0],
        "progress": so_far,
        "left": left_in_words(so_far) if so_far else "",
        "back_url": address_of(previous) if previous else None,
    }


def _page_or_404(slug: str) -> type[Page]:
    page = page_for(slug)
    if page is None:
        raise Http404
    return page


def _with_notice(request: HttpRequest, address: str) -> str:
    notice = request.GET.get("notice", "")
    return f"{address}?notice={notice}" if notice in NOTICES else address
