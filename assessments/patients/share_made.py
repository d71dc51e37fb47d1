"""The code of a link that was just made: on a page to be scanned, and on the sheet.

Both are looked up for as long as the ticket is good that made the link; the secret is kept nowhere.
What their addresses hold is of no use without the session and the site's own key.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments import limits, services
from assessments.exchange import pdf
from assessments.exchange.qr_code import code_of
from assessments.exchange.sheet import sheet_for_reader
from assessments.exchange.sheet_file import sheet_file
from assessments.models import Assessment, ShareLink

from .holding import account_of, own_result
from .sent import moment
from .share_form import ShareForm, form_for


@never_cache
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The code, with its address and until when it works."""
    found, form = own_result(request, pk), form_for(request, pk, request.GET)
    link = _link_of(found, form)
    if link is None:
        return _no_longer(request, pk)
    context = {
        "sheet": sheet_for_reader(found),
        "taken_back": found.replaced_by_id,
        "address": _address(form),
        "query": form.query,
        "pdf_offered": pdf.available(),
        "account": account_of(request),
        **_code_context(link, form),
    }
    return render(request, "patients/share_made.html", context)


@never_cache
@require_safe
@limits.limited("sheet_pdf")
def sheet_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sheet as a PDF with the code on it."""
    found, form = own_result(request, pk), form_for(request, pk, request.GET)
    link = _link_of(found, form)
    if link is None:
        return _no_longer(request, pk)
    if not pdf.available():
        return render(request, "patients/no_pdf.html", {"result_id": found.id}, status=503)
    more, taken_back = _code_context(link, form), found.is_taken_back
    return sheet_file(
        sheet_for_reader(found), taken_back=taken_back, request=request, more=more
    ).response()


def _link_of(found: Assessment, form: ShareForm) -> ShareLink | None:
    """The link that this ticket made, if it still opens."""
    if not form.is_valid():
        return None
    return services.link_made_with(assessment=found, token=form.cleaned_data["token"])


def _no_longer(request: HttpRequest, pk: UUID) -> HttpResponse:
    messages.info(request, now("We no longer show that code. You can make a new link."))
    return redirect("patients:share", pk)


def _code_context(link: ShareLink, form: ShareForm) -> dict[str, Any]:
    return {"code": code_of(_address(form)), "until": moment(link.expires_at)}


def _address(form: ShareForm) -> str:
    """Where the link leads: to the site's own name, whatever this browser calls it."""
    path = reverse("patients:shared", args=[form.cleaned_data["token"]])
    return f"{settings.SITE_URL.rstrip('/')}{path}"
