"""Looking at results."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments import limits, metrics, services
from assessments.exchange import pdf
from assessments.exchange.charts.causes import CauseShown, causes_found, figure
from assessments.exchange.fhir.file import fhir_file
from assessments.exchange.sheet import Sheet, sheet_for_reader
from assessments.exchange.sheet_file import sheet_file
from assessments.models import Assessment
from assessments.repeating import repeatable
from assessments.triage import Urgency

from . import language_cookie, shared_device
from .holding import holder_of, own_result
from .language import name_of
from .learn_more import LEARN_MORE
from .listing import listed
from .reminders import reminder_context
from .sent import sent_context
from .sharing import links_that_go_on


@never_cache
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """The results of this account or of this browser's session, newest first, a page at a time."""
    context = listed(request) | reminder_context(request) | {"clinic": services.clinic()}
    context["links_that_go_on"] = links_that_go_on(request) if context["results"] else 0
    return render(request, "patients/results.html", context)


@never_cache
@require_safe
def result(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One result. Someone else's is not there."""
    found = own_result(request, pk)
    drawn = sheet_for_reader(found)
    kept_words = _kept_words(drawn)
    with translation.override(drawn.language):
        page = _page(request, found, drawn, kept_words)
    page["Content-Language"] = drawn.language
    if found.urgency == Urgency.EMERGENCY:
        metrics.EMERGENCIES_SHOWN.inc()
    return page


def _kept_words(drawn: Sheet) -> dict[str, str]:
    """Why the page is in another language than the reader's, said in the reader's own."""
    language = get_language() or ""
    if drawn.language == language:
        return {}
    said = now("This result is in %(language)s: it keeps the words that were stored that day.")
    return {"language": language, "said": said % {"language": name_of(drawn.language)}}


def _page(
    request: HttpRequest, found: Assessment, drawn: Sheet, kept_words: Mapping[str, str]
) -> HttpResponse:
    """In the active language, which is that of the words."""
    found_causes = causes_found(drawn.patterns)
    context = {
        "sheet": drawn,
        "kept_words": kept_words,
        "causes": [_cause(cause) for cause in found_causes],
        "figure": figure(found_causes),
        "corrected_by": found.replaced_by_id,
        "corrects": found.corrects_id,
        "can_correct": found.urgency == Urgency.EMERGENCY and not found.is_taken_back,
        "pdf_offered": pdf.available(),
        **sent_context(request, found),
    }
    return render(request, "patients/result.html", context)


@never_cache
@require_safe
@limits.limited("sheet_pdf")
def sheet_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sheet for the visit as a PDF, made for this request and kept nowhere.

    Where this machine makes no PDFs, a page says to print the result instead. Its status is 503:
    nothing is wrong with the address or with who asks, and the host can mend it.
    """
    found = own_result(request, pk)
    if not pdf.available():
        return render(request, "patients/no_pdf.html", {"result_id": found.id}, status=503)
    file = sheet_file(sheet_for_reader(found), taken_back=found.is_taken_back, request=request)
    return file.response()


@never_cache
@require_safe
def fhir(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The result as a FHIR document. It has no limit: it costs less than the page of a result."""
    found = own_result(request, pk)
    return fhir_file(found, get_language(), taken_back=found.is_taken_back, made_at=timezone.now())


@never_cache
@require_POST
@repeatable
def mistake(request: HttpRequest, pk: UUID) -> HttpResponse:
    """ "I chose that by mistake": a new draft with the answers the emergency did not rest on."""
    found, holder = own_result(request, pk), holder_of(request)
    if found.urgency != Urgency.EMERGENCY or holder is None:
        return redirect("patients:result", pk=pk)
    try:
        services.correct(assessment=found, holder=holder)
    except services.AlreadyCorrected:
        return redirect("patients:results")
    except services.AnotherDraftOpen:
        return redirect(reverse("patients:check") + "?notice=open")
    return redirect("patients:check")


@never_cache
@require_POST
@repeatable
def finish(request: HttpRequest) -> HttpResponse:
    """Ends the session on this device: the draft is thrown away and the results are let go.

    What is in an account stays there.
    """
    holder = holder_of(request)
    if holder is not None and holder.visitor is not None:
        services.discard(holder=holder)
    request.session.flush()
    response = redirect("public:home")
    shared_device.forget(request, response)
    language_cookie.forget(request, response)
    return response


def _cause(cause: CauseShown) -> dict[str, Any]:
    """A kind of cause with its findings, each with the learn page that tells more, if any."""
    findings = [(pattern, LEARN_MORE.get(pattern.family)) for pattern in cause.patterns]
    return {"title": cause.title, "findings": findings}
