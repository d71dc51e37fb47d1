"""What we hold of a patient: to look at, and to take away."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments import limits, services
from assessments.exchange import data_export
from assessments.exchange.download import file_of_today
from assessments.exchange.durations import in_words

from .holding import account_of, holder_of
from .sent import has_sent


@never_cache
@require_safe
def own_data(request: HttpRequest) -> HttpResponse:
    """The account, how long things are kept, and what can be done with them."""
    if account_of(request) is None:
        return sign_in_first(request)
    kept = {
        "case": in_words(settings.CASE_DAYS),
        "draft": in_words(settings.DRAFT_DAYS),
        "anonymous": in_words(settings.ANONYMOUS_RESULT_DAYS),
        "unused": in_words(settings.UNUSED_ACCOUNT_DAYS),
        "warning": in_words(settings.UNUSED_ACCOUNT_WARNING_DAYS),
    }
    context = {"kept": kept, "sends": services.clinic() is not None or has_sent(request)}
    return render(request, "patients/account.html", context)


@never_cache
@require_safe
@limits.limited("own_data")
def data_json(request: HttpRequest) -> HttpResponseBase:
    """Everything, as one file; also for a browser in which nobody has signed in."""
    holder = holder_of(request)
    if holder is None:
        return sign_in_first(request)
    return file_of_today(data_export.as_json(holder), "json")


@never_cache
@require_safe
@limits.limited("own_data")
def data_csv(request: HttpRequest) -> HttpResponseBase:
    """The answers of every result, as one table."""
    holder = holder_of(request)
    if holder is None:
        return sign_in_first(request)
    return file_of_today(data_export.as_csv(holder), "csv")


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the page to sign in on, and from there to the account: a file would say nothing."""
    return redirect(
        f"{reverse('account_login')}?{urlencode({'next': reverse('patients:account')})}"
    )
