"""Being reminded to do the check again, for who has an account."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from assessments import services
from assessments.models import Reminder
from assessments.repeating import repeatable

from .holding import account_of

# Whole: a language may have a word of its own for two weeks.
IN_WEEKS = {2: _("In 2 weeks"), 4: _("In 4 weeks"), 8: _("In 8 weeks")}
CHOOSE = _("Choose 2, 4 or 8 weeks.")


class ReminderForm(forms.Form):
    """Asks in how many weeks."""

    use_required_attribute = False
    weeks = forms.TypedChoiceField(
        label=_("When shall we remind you?"),
        help_text=_("We send one mail. It says nothing of your health. You can stop it."),
        choices=[(weeks, IN_WEEKS[weeks]) for weeks in Reminder.WEEKS],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


def reminder_context(request: HttpRequest) -> dict[str, Any]:
    """What templates/patients/reminder.html shows."""
    account = account_of(request)
    waiting = services.waiting_reminder(account) if account else None
    return {"account": account, "reminder": waiting, "reminder_form": ReminderForm()}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@repeatable
def remind(request: HttpRequest) -> HttpResponse:
    """Asks for a reminder, or for another time than was asked for before."""
    account = account_of(request)
    if account is None:
        after = {"next": reverse("patients:results")}
        return redirect(f"{reverse('account_login')}?{urlencode(after)}")
    if request.method != "POST":
        waiting = services.waiting_reminder(account)
        form = ReminderForm(initial={"weeks": waiting.weeks if waiting else None})
        return render(request, "patients/remind.html", {"form": form})
    form = ReminderForm(request.POST)
    if not form.is_valid():
        return render(request, "patients/remind.html", {"form": form})
    services.set_reminder(owner=account, weeks=form.cleaned_data["weeks"])
    messages.info(request, now("We will send you one mail to remind you."))
    return redirect("patients:results")


@never_cache
@require_POST
@repeatable
def dont_remind(request: HttpRequest) -> HttpResponse:
    """Takes the wish back."""
    account = account_of(request)
    if account is not None:
        services.stop_reminder(owner=account)
        messages.info(request, now("You will get no reminder."))
    return redirect("patients:results")


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@repeatable
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stops the mails, for whoever follows the link in one (RFC 8058): mail programs post to it.

    Looking at the page stops nothing, since scanners of mails look. Whether such a reminder was
    ever there is not told.
    """
    stopped = request.method == "POST"
    if stopped:
        services.stop_reminder_by_link(reminder=pk)
    return render(request, "patients/reminder_stop.html", {"stopped": stopped})
