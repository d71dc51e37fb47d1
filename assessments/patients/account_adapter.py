"""What signing in does here beside signing in."""

import logging
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments import metrics, services
from assessments.models import User

from .holding import VISITOR, visitor_to_claim

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
        request.session.pop(VISITOR, None)
        _tell(request, claimed)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Raises MailNotSent."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:
            # The class alone: a mail server puts the address into its message.
            log.error("a mail could not be sent: %s", type(error).__name__)
            metrics.mail("account", out=False)
            raise MailNotSent from None
        metrics.mail("account", out=True)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Asked for by pages that are not used: an account is made by signing in."""
        return False


def _tell(request: HttpRequest, claimed: services.Claimed) -> None:
    if claimed.results:
        said = ngettext(
            "%(count)d result of this browser is now in your account.",
            "%(count)d results of this browser are now in your account.",
            claimed.results,
        )
        messages.info(request, said % {"count": claimed.results})
    if claimed.draft_dropped:
        messages.info(request, _("There were two checks under way. We kept the newer one."))
