""" "Show this to my clinician": making a link to a result, seeing the links, and stopping one."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

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
from assessments.exchange.sheet import sheet_for_reader
from assessments.models import Assessment, ShareLink
from assessments.repeating import repeatable

from .holding import account_of, holder_of, own_result
from .sent import moment
from .share_form import ShareForm, form_for


@method_decorator([never_cache, repeatable], name="dispatch")
class Share(View):
    """The links of one result of this account or this browser's session, and a new one."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return _page(request, own_result(request, pk), form_for(request, pk))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        found, form = own_result(request, pk), form_for(request, pk, request.POST)
        if not form.is_valid():
            return _page(request, found, form)
        if limits.too_often(request, "share_result"):
            form.add_error(None, now("You made many links in a short time. Wait a little."))
            return limits.soon_again(_page(request, found, form, status=429))
        if _make(found, form):
            # A page to look at, which a browser may ask for again: when it threw it away, say.
            return redirect(f"{reverse('patients:share-made', args=[pk])}?{form.query}")
        return _page(request, found, form)


@never_cache
@require_POST
@repeatable
def stop(request: HttpRequest, pk: UUID, link: UUID) -> HttpResponse:
    """Stops a link: it opens nothing from now on. One that is stopped already stays so."""
    if services.stop_link(assessment=own_result(request, pk), link=link):
        messages.success(request, now("The link is stopped."))
    return redirect(reverse("patients:share", args=[pk]) + "#links")


def links_that_go_on(request: HttpRequest) -> int:
    """How many links nobody can stop once this device is finished with: an account can."""
    holder = holder_of(request)
    return services.count_live_links(holder) if holder and holder.visitor else 0


def _make(found: Assessment, form: ShareForm) -> bool:
    """Whether there is a link now; where there is none, the form's errors say what to do."""
    lasts = timedelta(hours=form.cleaned_data["hours"])
    try:
        services.share(assessment=found, token=form.cleaned_data["token"], lasts=lasts)
    except Assessment.DoesNotExist as erased:
        raise Http404 from erased
    except services.TooManyLinks:
        form.add_error(None, now("You have 10 links that work. Stop one of them first."))
    except services.LinkIsOver:
        form.add_error(None, now("That link is stopped. Press the button to make a new one."))
    except services.ResultIsOver:
        form.add_error(None, now("This result is too old, and will be deleted. Check again first."))
    return form.is_valid()


def _page(
    request: HttpRequest, found: Assessment, form: ShareForm, *, status: int = 200
) -> HttpResponse:
    at = timezone.now()
    context = {
        "sheet": sheet_for_reader(found),
        "taken_back": found.replaced_by_id,
        "form": form,
        "ends_by": _ends_by(found, at + timedelta(hours=form.longest)),
        "links": [_listed(link, at) for link in services.links_of(found, at)],
        "account": account_of(request),
    }
    return render(request, "patients/share.html", context, status=status)


def _ends_by(found: Assessment, longest: datetime) -> str:
    """When a link ends at the latest, where that is before the end of what can be chosen."""
    kept = services.kept_until(found)
    return moment(kept) if kept and kept < longest else ""


def _listed(link: ShareLink, at: datetime) -> dict[str, Any]:
    """A link as its list tells of it: what was opened when, and how often in all."""
    return {
        "id": link.id,
        "made": moment(link.created_at),
        "until": moment(link.expires_at),
        "stopped": moment(link.revoked_at) if link.revoked_at else "",
        "is_live": link.revoked_at is None and link.expires_at > at,
        "views": [
            {"at": moment(view.at), "what": view.what}
            for view in link.latest  # type: ignore[attr-defined]  # added by links_of
        ],
        "opened": link.opened,  # type: ignore[attr-defined]
    }
