"""Deleting a result or the whole account, after saying what that means."""

import logging
from collections.abc import Callable
from uuid import UUID

from allauth.core import ratelimit
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments import services
from assessments.exchange.durations import in_words
from assessments.exchange.sheet import sheet_for_reader
from assessments.models import User
from assessments.repeating import notes_of, repeatable, will_be_repeated

from . import shared_device
from .account import sign_in_first
from .holding import account_of, own_result
from .sent import has_sent

log = logging.getLogger(__name__)
DELETING = "deleting"
private = method_decorator([never_cache, repeatable], name="dispatch")


@private
class DeleteResult(View):
    """One result of this account or this browser's session."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        found = own_result(request, pk)
        context = {
            "sheet": sheet_for_reader(found),
            "was_sent": hasattr(found, "case"),
            "kept": _kept(),
        }
        return render(request, "patients/delete_result.html", context)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        try:
            found = own_result(request, pk)
        except Http404:
            # Gone since an earlier try came upon it: that one was done, and its answer lost.
            if notes_of(request).get(DELETING) != pk:
                raise
        else:
            notes_of(request)[DELETING] = pk
            services.erase_assessment(assessment=found)
        messages.success(request, now("The result is deleted."))
        return redirect("patients:results")


class UnderstoodForm(forms.Form):
    """One tick, so that an account is not deleted by one press in the wrong place."""

    understood = forms.BooleanField(
        label=_("I understand that this cannot be undone."),
        error_messages={"required": _("Tick the box if you want to delete your account.")},
    )

    use_required_attribute = False


@private
class DeleteAccount(View):
    """The account with all it holds."""

    def get(self, request: HttpRequest) -> HttpResponse:
        user = account_of(request)
        if user is None:
            return sign_in_first(request)
        return _ask(request, UnderstoodForm(), staff=services.is_staff(user))

    def post(self, request: HttpRequest) -> HttpResponse:
        user = account_of(request)
        if user is None:
            return self._gone(request) or sign_in_first(request)
        form = UnderstoodForm(request.POST)
        if not form.is_valid():
            return _ask(request, form, staff=services.is_staff(user))
        notes_of(request)[DELETING] = user
        try:
            services.erase_account(user=user)
        except services.StaffAccount:
            return _ask(request, form, staff=True)
        except Error as error:
            if will_be_repeated(request, error):
                raise
            # The class alone: a database puts the values it was given into its message.
            log.error("an account could not be deleted: %s", type(error).__name__)
            return _ask(request, form, failed=True)
        return _leave(request, user)

    def _gone(self, request: HttpRequest) -> HttpResponse | None:
        """When an earlier try was done, and its answer lost."""
        user: User | None = notes_of(request).get(DELETING)
        if user is None or User.objects.filter(pk=user.pk).exists():
            return None
        return _leave(request, user)


@never_cache
@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    """Says that it is done; not to someone who is signed in, of whom it is not true."""
    if account_of(request) is not None:
        return redirect("patients:account")
    return render(request, "patients/account_deleted.html")


def _leave(request: HttpRequest, user: User) -> HttpResponse:
    """Forgets the account in this browser. It is gone by now, whatever fails here."""
    # What is left under the address, as a hash: how often it was typed to sign in lately.
    _try(lambda: ratelimit.clear(request, action="request_login_code", key=user.email))
    _try(lambda: logout(request))
    # The session's row went with the account: a session that still named it would be missed.
    request.session = type(request.session)()
    response = redirect("patients:account-deleted")
    shared_device.forget(request, response)
    return response


def _try(clean_up: Callable[[], object]) -> None:
    """What a cache or a session store raises depends on which it is: any error will do."""
    try:
        clean_up()
    except Exception as error:
        log.error("after an account was deleted, something was left: %s", type(error).__name__)


def _ask(
    request: HttpRequest, form: UnderstoodForm, *, staff: bool = False, failed: bool = False
) -> HttpResponse:
    context = {"form": form, "staff": staff, "failed": failed}
    context |= {"was_sent": has_sent(request), "kept": _kept()}
    status = 503 if failed else 200
    return render(request, "patients/delete_account.html", context, status=status)


def _kept() -> str:
    """How long the clinic keeps what was sent."""
    return in_words(settings.CASE_DAYS)
