"""What a link opens that a patient made: one result, to read, for whoever has the link.

Nothing here looks at who asks: no session is read and no cookie set, so that a patient who opens
the own link, and staff who are signed in, see what everybody sees.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments import limits, services
from assessments.exchange import pdf
from assessments.exchange.fhir.file import fhir_file
from assessments.exchange.sheet import sheet
from assessments.exchange.sheet_file import sheet_file
from assessments.models import Assessment, ShareLink
from assessments.models.share_link import Shown
from assessments.repeating import moment_of

from .language import name_of
from .sent import moment

AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
"""Headers by which a browser says that nobody may ever look at what it asks for."""
FETCHED_AHEAD = ("prefetch", "preview")


@never_cache
@require_safe
@limits.limited("shared_open", by="token")
def page(request: HttpRequest, token: str) -> HttpResponse:
    """The sheet, in the language of the host as staff read it, or in the patient's own."""
    link = _opened(request, token, Shown.PAGE)
    if link is None:
        return _nothing(request)
    drawn = sheet(link.assessment, _language(request, link.assessment))
    with translation.override(drawn.language):
        context = {
            "sheet": drawn,
            "taken_back": link.assessment.replaced_by_id,
            "token": token,
            "until": moment(link.expires_at),
            "others": _other_languages(link.assessment, drawn.language),
            "pdf_offered": pdf.available(),
        }
        return render(request, "patients/shared.html", context)


@never_cache
@require_safe
@limits.limited("shared_open", by="token")
@limits.limited("sheet_pdf")
def sheet_pdf(request: HttpRequest, token: str) -> HttpResponseBase:
    """The sheet as a PDF; where none can be made, the page can be printed."""
    if not pdf.available():
        return redirect("patients:shared", token)
    link = _opened(request, token, Shown.PDF)
    if link is None:
        return _nothing(request)
    if request.method == "HEAD":
        # Nothing is drawn that nobody sees. A stream has no length, which is not known.
        return StreamingHttpResponse((), content_type="application/pdf")
    drawn = sheet(link.assessment, _language(request, link.assessment))
    taken_back = link.assessment.is_taken_back
    return sheet_file(drawn, taken_back=taken_back, request=request).response()


@never_cache
@require_safe
@limits.limited("shared_open", by="token")
def fhir_json(request: HttpRequest, token: str) -> HttpResponse:
    """The same as a FHIR document, for a clinic's own system."""
    link = _opened(request, token, Shown.FHIR)
    if link is None:
        return _nothing(request)
    assessment = link.assessment
    language, taken_back = _language(request, assessment), assessment.is_taken_back
    return fhir_file(assessment, language, taken_back=taken_back, made_at=timezone.now())


def _opened(request: HttpRequest, token: str, what: Shown) -> ShareLink | None:
    """The link, once it is on record that it was opened; None where it opens nothing.

    A browser that fetches ahead gets what a link that is over gets, and asks again when somebody
    follows the link: it throws away such an answer of 404. Else the patient would be told of a
    look that nobody took. To HEAD nothing is shown, and nothing is counted.
    """
    if any(word in request.headers.get(name, "") for name in AHEAD for word in FETCHED_AHEAD):
        return None
    if request.method == "HEAD":
        return services.link_that_opens(token=token)
    at, may_be = moment_of(request, f"shared:{what.value}")
    return services.open_shared(token=token, what=what, at=at, may_be_recorded=may_be)


def _nothing(request: HttpRequest) -> HttpResponse:
    """The same to all: nobody learns whether there ever was such a link."""
    with translation.override(settings.LANGUAGE_CODE):
        return render(request, "patients/shared_nothing.html", status=404)


def _language(request: HttpRequest, assessment: Assessment) -> str:
    asked = request.GET.get("lang")
    return assessment.language if asked == assessment.language else settings.LANGUAGE_CODE


def _other_languages(assessment: Assessment, read: str) -> list[dict[str, Any]]:
    """The patient's language, or the host's, where that is another than what is read."""
    known = {assessment.language, settings.LANGUAGE_CODE} & set(assessment.content["shown"])
    return [{"code": code, "name": name_of(code)} for code in sorted(known - {read})]
