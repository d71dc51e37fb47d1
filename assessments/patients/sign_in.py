"""The page to sign in on."""

from allauth.account import views
from allauth.account.utils import get_login_redirect_url
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from .account_adapter import MailNotSent
from .holding import holder_of
from .sign_in_forms import SignInForm


@never_cache
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Asks for an email address, also of who waits for a code: the first may have been mistyped.

    A shared device's session that was left idle is ended before.
    """
    holder_of(request)
    if request.user.is_authenticated:
        return redirect(get_login_redirect_url(request))
    try:
        asked: HttpResponseBase = views.request_login_code(request)
    except MailNotSent:
        return _not_sent(request)
    return asked


def _not_sent(request: HttpRequest) -> HttpResponse:
    """The page once more, with what was typed."""
    form = SignInForm(initial={"email": request.POST.get("email", "")})
    context = {"form": form, "not_sent": True}
    return render(request, "account/request_login_code.html", context, status=503)
