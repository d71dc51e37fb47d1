"""The page to sign in on."""

from allauth.account import views
from allauth.account.utils import get_login_redirect_url
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from .holding import holder_of


@never_cache
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Asks for an email address, also of who waits for a code: the first may have been mistyped.

    A shared device's session that was left idle is ended before.
    """
    holder_of(request)
    if request.user.is_authenticated:
        return redirect(get_login_redirect_url(request))
    asked: HttpResponseBase = views.request_login_code(request)
    return asked
