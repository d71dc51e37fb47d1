"""Mending how the clinic can reach who sent a result, while it is not done with it."""

import logging
from uuid import UUID

from django import forms
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.cache import never_cache

from assessments import services
from assessments.exchange.sheet import sheet_for_reader
from assessments.models import Assessment, Case

from .contact_form import ReachField
from .holding import own_result
from .language import chosen_in, keep, read_in, typed

log = logging.getLogger(__name__)


class ReachForm(forms.Form):
    """One phone number or email address."""

    use_required_attribute = False
    reach = ReachField(_("Phone number or email"), autocomplete="off")

    def clean_reach(self) -> str:
        reach: str = self.cleaned_data["reach"]
        if not reach:
            raise forms.ValidationError(_("Type a phone number or an email address."))
        return reach


@method_decorator(never_cache, name="dispatch")
class Reach(View):
    """Of one result of this account or this browser's session."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        found = own_result(request, pk)
        case = _open_case(found)
        if case is None:
            return _to_state(found)
        return _page(request, found, ReachForm(initial={"reach": case.contact["reach"]}))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        found, language = own_result(request, pk), chosen_in(request)
        if language is not None:
            return _in_other_words(request, found, language)
        form = ReachForm(request.POST)
        if not form.is_valid():
            return _page(request, found, form) if _open_case(found) else _to_state(found)
        try:
            services.mend_reach(assessment=found, reach=form.cleaned_data["reach"])
        except services.ChangedTooOften:
            form.add_error("reach", _("You changed this too often. Please call the clinic."))
            return _page(request, found, form)
        except services.NotOpen:
            return _to_state(found)
        except DatabaseError as error:
            # The class alone: a database puts the values it was given into its message.
            log.error("a contact could not be changed: %s", type(error).__name__)
            return _page(request, found, form, failed=True)
        return _to_state(found)


def _open_case(found: Assessment) -> Case | None:
    case: Case | None = getattr(found, "case", None)
    return case if case is not None and case.is_open else None


def _in_other_words(request: HttpRequest, found: Assessment, language: str) -> HttpResponse:
    """The page in another language, with what was typed: nothing is checked or saved."""
    read_in(request, language)
    form = ReachForm(initial=typed(ReachForm, request.POST))
    drawn = _page(request, found, form, unsaved=True) if _open_case(found) else _to_state(found)
    return keep(request, drawn, language)


def _page(
    request: HttpRequest,
    found: Assessment,
    form: ReachForm,
    *,
    failed: bool = False,
    unsaved: bool = False,
) -> HttpResponse:
    context = {"sheet": sheet_for_reader(found), "form": form, "failed": failed}
    context |= {"unsaved": unsaved, "switch_in": "page"}
    return render(request, "patients/reach.html", context, status=503 if failed else 200)


def _to_state(found: Assessment) -> HttpResponse:
    return redirect(reverse("patients:result", args=[found.pk]) + "#clinic")
