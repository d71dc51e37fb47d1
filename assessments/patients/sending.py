"""Sending a result to the clinic, after saying what that means."""

import logging
from uuid import UUID

from django.conf import settings
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as now
from django.views import View
from django.views.decorators.cache import never_cache

from assessments import limits, services
from assessments.exchange.durations import in_words
from assessments.exchange.sheet import sheet_for_reader
from assessments.models import Assessment
from assessments.repeating import repeatable, will_be_repeated

from . import shared_device
from .contact_form import ContactForm
from .holding import account_of, own_result, prolong
from .language import chosen_in, keep, read_in, typed
from .sent import may_send, moment, sent_context

log = logging.getLogger(__name__)
STATUS = {"": 200, "failed": 503, "too_often": 429}
"""The status of the page by what went wrong, if anything."""


@method_decorator([never_cache, repeatable], name="dispatch")
class Send(View):
    """One result of this account or this browser's session, to the clinic that the host names."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        clinic, found = _clinic(), own_result(request, pk)
        if not hasattr(found, "case") and not may_send(found):
            return redirect("patients:result", pk=pk)
        return _page(request, clinic, found, _form(request))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        clinic, found = _clinic(), own_result(request, pk)
        if hasattr(found, "case") or not may_send(found):
            return _to_state(found)
        language = chosen_in(request)
        if language is not None:
            return _in_other_words(request, clinic, found, language)
        form = _form(request)
        if not form.is_valid():
            return _page(request, clinic, found, form)
        try:
            return _send(request, clinic, found, form)
        except Error as error:
            if will_be_repeated(request, error):
                raise
            # The class alone: a database puts the values it was given into its message.
            log.error("a result could not be sent: %s", type(error).__name__)
            return _page(request, clinic, found, form, "failed")


def _send(
    request: HttpRequest, clinic: services.Clinic, found: Assessment, form: ContactForm
) -> HttpResponse:
    if limits.too_often(request, "send_to_clinic"):
        return _page(request, clinic, found, form, "too_often")
    try:
        services.send(assessment=found, contact=form.cleaned_data)
    except Assessment.DoesNotExist as erased:
        raise Http404 from erased
    except services.NoLongerCurrent:
        return _to_state(found)
    # So that an answer still finds its patient.
    prolong(request)
    return _to_state(found)


def _in_other_words(
    request: HttpRequest, clinic: services.Clinic, found: Assessment, language: str
) -> HttpResponse:
    """The page in another language, with what was typed: nothing is checked or sent."""
    read_in(request, language)
    initial = typed(ContactForm, request.POST)
    form = ContactForm(initial=initial, without_reach=_without_reach(request))
    return keep(request, _page(request, clinic, found, form, unsaved=True), language)


def _page(
    request: HttpRequest,
    clinic: services.Clinic,
    found: Assessment,
    form: ContactForm,
    wrong: str = "",
    unsaved: bool = False,
) -> HttpResponse:
    at = timezone.now()
    context = {
        "clinic": clinic,
        "is_open": clinic.is_open(at),
        "read_by": moment(clinic.read_by(found.urgency, at)),
        "kept": in_words(settings.CASE_DAYS),
        "sheet": sheet_for_reader(found),
        "form": form,
        "wrong": wrong,
        "unsaved": unsaved,
        "switch_in": "" if hasattr(found, "case") else "page",
        **sent_context(request, found),
    }
    return render(request, "patients/send.html", context, status=STATUS[wrong])


def _form(request: HttpRequest) -> ContactForm:
    data = request.POST if request.method == "POST" else None
    return ContactForm(data, without_reach=_without_reach(request))


def _without_reach(request: HttpRequest) -> str:
    """What it means to leave no way to be reached, for who asks."""
    if account_of(request) is not None:
        return now(
            "If you leave this out, they can only answer in your results here. "
            "We then send you a mail that an answer is there."
        )
    if shared_device.is_shared(request):
        return now(
            "Others use this device too, and we forget your results when you stop. "
            "If you leave this out, you may never see an answer."
        )
    days = in_words(settings.ANONYMOUS_RESULT_DAYS)
    return now(
        "If you leave this out, they can only answer in your results here. You will get no mail. "
        "You must come back and look, in this browser, within %(days)s."
    ) % {"days": days}


def _to_state(found: Assessment) -> HttpResponse:
    return redirect(reverse("patients:result", args=[found.pk]) + "#clinic")


def _clinic() -> services.Clinic:
    clinic = services.clinic()
    if clinic is None:
        raise Http404
    return clinic
