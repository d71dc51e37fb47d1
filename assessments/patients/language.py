"""Choosing the language to read in: on any page, kept in this browser and with the account."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assessments import services
from assessments.repeating import repeatable

from . import language_cookie, shared_device
from .holding import account_of

FIELD = "language"
"""The name of the buttons. On a page with a form they are part of it, and send what was typed."""


@never_cache
@require_POST
@repeatable
def choose(request: HttpRequest) -> HttpResponse:
    """Back to the page that the button was on, in the language that it names.

    One that is not served changes nothing, and another site is no way back.
    """
    response, language = redirect(_way_back(request)), chosen_in(request)
    return keep(request, response, language) if language else response


def chosen_in(request: HttpRequest) -> str | None:
    """The language of the button that was pressed, if one was and it is served."""
    named = request.POST.get(FIELD, "")
    return named if services.is_served(named) else None


def keep(request: HttpRequest, response: HttpResponse, language: str) -> HttpResponse:
    """The response, with the choice for this browser; an account that is signed in has it, too."""
    account = account_of(request)
    if account is not None:
        services.choose_language(user=account, language=language)
    set_cookie(request, response, language)
    return response


def set_cookie(request: HttpRequest, response: HttpResponse, language: str) -> None:
    """Where there is a choice. On a device that others use too, until the browser is closed."""
    if len(settings.LANGUAGES) == 1:
        return
    language_cookie.set_to(response, language, for_a_visit=shared_device.is_shared(request))


def read_in(request: HttpRequest, language: str) -> None:
    """The rest of this request is in that language."""
    translation.activate(language)
    request.LANGUAGE_CODE = language


def name_of(code: str) -> str:
    """A language in its own words; of one that Django does not know, the code."""
    try:
        return str(translation.get_language_info(code)["name_local"])
    except KeyError:
        return code


def typed(form: type[forms.Form], data: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed into a form, to be shown once more without being checked."""
    return {
        name: field.widget.value_from_datadict(data, {}, name)
        for name, field in form.base_fields.items()
    }


def _way_back(request: HttpRequest) -> str:
    """A page of ours: the one that the form names, else the first."""
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if is_ours and address.startswith("/") else reverse("public:home")
