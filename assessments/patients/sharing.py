""" "Show this to my clinician": making a link to a result, with its code, and stopping it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as now
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assessments import limits, services
from assessments.exchange import pdf
from assessments.exchange.qr_code import code_of
from assessments.exchange.sheet import sheet_for_reader
from assessments.exchange.sheet_file import sheet_file
from assessments.models import Assessment, ShareLink
from assessments.repeating import repeatable

from .holding import account_of, own_result
from .sent import moment
from .share_form import ShareForm


@method_decorator([never_cache, repeatable], name="dispatch")
class Share(View):
    """The links of one result of this account or this browser's session, and a new one."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return _page(request, own_result(request, pk), ShareForm(result=pk))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        found, form = own_result(request, pk), ShareForm(request.POST, result=pk)
        if not form.is_valid():
            return _page(request, found, form)
        if limits.too_often(request, "share_result"):
            form.add_error(None, now("You made many links in a short time. Wait a little."))
            return limits.soon_again(_page(request, found, form, status=429))
        link = _made(found, form)
        return _page(request, found, form) if link is None else _made_page(request, link, form)


@never_cache
@require_POST
@repeatable
def stop(request: HttpRequest, pk: UUID, link: UUID) -> HttpResponse:
    """Stops a link: it opens nothing from now on. One that is stopped already stays so."""
    if services.revoke(assessment=own_result(request, pk), link=link):
        messages.success(request, now("The link is stopped."))
    return redirect(reverse("patients:share", args=[pk]) + "#links")


@never_cache
@require_POST
@repeatable
@limits.limited("sheet_pdf")
def sheet_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sheet as a PDF with the code of a link, while the form that made it is good.

    Later nobody can make that code: the secret in it is kept nowhere.
    """
    found, form = own_result(request, pk), ShareForm(request.POST, result=pk)
    link = _made_before(found, form)
    if link is None:
        return _page(request, found, form)
    if not pdf.available():
        return render(request, "patients/no_pdf.html", {"result_id": found.id}, status=503)
    taken_back = found.replaced_by_id is not None
    code = _code_context(link, form)
    return sheet_file(
        sheet_for_reader(found), taken_back=taken_back, request=request, more=code
    ).response()


def _made(found: Assessment, form: ShareForm) -> ShareLink | None:
    """The link; None where there is none, with what to do in the form's errors."""
    lasts = timedelta(hours=form.cleaned_data["hours"])
    try:
        return services.share(assessment=found, token=form.cleaned_data["token"], lasts=lasts)
    except Assessment.DoesNotExist as erased:
        raise Http404 from erased
    except services.TooManyLinks:
        form.add_error(None, now("You have 10 links that work. Stop one of them first."))
    except services.LinkIsOver:
        form.add_error(None, now("That link is stopped. Press the button to make a new one."))
    return None


def _made_before(found: Assessment, form: ShareForm) -> ShareLink | None:
    if not form.is_valid():
        return None
    link = services.made_with(assessment=found, token=form.cleaned_data["token"])
    if link is None:
        form.add_error(None, now("That link is stopped. Press the button to make a new one."))
    return link


def _page(
    request: HttpRequest, found: Assessment, form: ShareForm, *, status: int = 200
) -> HttpResponse:
    at = timezone.now()
    context = {
        "sheet": sheet_for_reader(found),
        "taken_back": found.replaced_by_id,
        "form": form,
        "links": [_listed(link, at) for link in services.links_of(found, at)],
        "account": account_of(request),
    }
    return render(request, "patients/share.html", context, status=status)


def _listed(link: ShareLink, at: Any) -> dict[str, Any]:
    """A link as its list tells of it: what was opened when, and how often in all."""
    return {
        "link": link,
        "is_live": link.revoked_at is None and link.expires_at > at,
        "views": link.latest,  # type: ignore[attr-defined]  # added by links_of
        "opened": link.opened,  # type: ignore[attr-defined]
    }


def _made_page(request: HttpRequest, link: ShareLink, form: ShareForm) -> HttpResponse:
    found = link.assessment
    context = {
        "sheet": sheet_for_reader(found),
        "taken_back": found.replaced_by_id,
        "address": _address(form),
        "form": form,
        "pdf_offered": pdf.available(),
        **_code_context(link, form),
    }
    return render(request, "patients/share_made.html", context)


def _code_context(link: ShareLink, form: ShareForm) -> dict[str, Any]:
    return {"code": code_of(_address(form)), "until": moment(link.expires_at)}


def _address(form: ShareForm) -> str:
    """Where the link leads: to the site's own name, whatever this browser calls it."""
    path = reverse("patients:shared", args=[form.cleaned_data["token"]])
    return f"{settings.SITE_URL.rstrip('/')}{path}"
