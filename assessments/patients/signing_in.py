"""The page to sign in on."""

from allauth.account import views
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

from .holding import holder_of


@never_cache
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Asks for an email address, after a shared device's session that was left idle is ended."""
    holder_of(request)
    asked: HttpResponseBase = views.request_login_code(request)
    return asked
