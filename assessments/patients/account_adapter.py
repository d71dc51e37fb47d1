"""What signing in does here beside signing in."""

import logging
from functools import cache
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.httpkit import clean_client_ip
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments import metrics, services
from assessments.models import User
from assessments.questionnaire.digits import digits

from .holding import VISITOR, visitor_to_claim
from .language import read_in, set_cookie

log = logging.getLogger(__name__)


class MailNotSent(Exception):
    """The mail server refused a mail, or did not answer."""


class AccountAdapter(DefaultAccountAdapter):
    """Claims what the browser held, and sends mails that may fail."""

    def login(self, request: HttpRequest, user: Any) -> None:
        """The draft and results of this browser's session pass to the account that signs in.

        They do before the session changes: when it cannot be done, the session still has them.
        """
        visitor = visitor_to_claim(request)
        claimed = services.Claimed()
        if visitor is not None:
            claimed = services.claim(visitor=visitor, user=cast("User", user))
        super().login(request, user)
        # The words on the next page are in it, those of this sign-in as well.
        read_in(request, services.language_at_sign_in(user=cast("User", user)))
        request.session.pop(VISITOR, None)
        _tell(request, claimed)

    def post_login(self, request: HttpRequest, user: Any, **more: Any) -> HttpResponse:
        """Where signing in leads, with the account's language for this browser."""
        response: HttpResponse = super().post_login(request, user, **more)
        set_cookie(request, response, services.language_at_sign_in(user=cast("User", user)))
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the account's language, else in that of the page. Raises MailNotSent."""
        user = User.objects.filter(email=email.lower()).first()
        in_use = services.language_in_use()
        try:
            with translation.override(services.language_of(user, otherwise=in_use)):
                super().send_mail(template_prefix, email, context)
        except OSError as error:
            # The class alone: a mail server puts the address into its message.
            log.error("a mail could not be sent: %s", type(error).__name__)
            metrics.mail("account", out=False)
            raise MailNotSent from None
        metrics.mail("account", out=True)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Where a request comes from, as the host's proxies say.

        Where fewer of them added an address than TRUSTED_PROXY_COUNT says, it is the one that the
        nearest has seen: people then share limits, and can sign in all the same. Raises
        PermissionDenied where there is none.
        """
        try:
            return str(super().get_client_ip(request))
        except ImproperlyConfigured:
            _proxies_miscounted()
        seen = request.headers.get("X-Forwarded-For", "").rpartition(",")[2]
        connected = request.META.get("REMOTE_ADDR", "")
        address: str | None = clean_client_ip(seen) or clean_client_ip(connected)
        if address is None:
            raise PermissionDenied
        return address

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Asked for by pages that are not used: an account is made by signing in."""
        return False


@cache
def _proxies_miscounted() -> None:
    """Said once: each request would say it."""
    log.error("fewer proxies add an address than TRUSTED_PROXY_COUNT says: people share limits")


def _tell(request: HttpRequest, claimed: services.Claimed) -> None:
    if claimed.results:
        said = ngettext(
            "%(count)d result of this browser is now in your account.",
            "%(count)d results of this browser are now in your account.",
            claimed.results,
        )
        messages.info(request, digits(said % {"count": claimed.results}))
    if claimed.draft_dropped:
        messages.info(request, _("There were two checks under way. We kept the newer one."))
