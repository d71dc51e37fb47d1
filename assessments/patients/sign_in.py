"""Signing in with a code by email; the same page signs up, and tells nobody who has an account."""

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from assessments import services
from assessments.models import User

from .holding import VISITOR, visitor_to_claim


class AccountAdapter(DefaultAccountAdapter):
    """What signing in does here beside signing in."""

    def login(self, request: HttpRequest, user: Any) -> None:
        """The draft and results of this browser's session pass to the account that signs in."""
        visitor = visitor_to_claim(request)
        super().login(request, user)
        request.session.pop(VISITOR, None)
        if visitor is None:
            return
        claimed = services.claim(visitor=visitor, user=cast("User", user))
        if claimed.draft_dropped:
            messages.info(request, now("There were two checks under way. We kept the newer one."))

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Asked for by pages that are not used: an account is made by signing in."""
        return False


class SignInForm(RequestLoginCodeForm):
    """Asks for an email address, and has an account made for one that has none."""

    email = forms.EmailField(
        max_length=User._meta.get_field("email").max_length,
        label=_("Your email address"),
        help_text=_("We send you a code. You need no password."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Type your email address."),
            "invalid": _("Type an email address such as name@example.org."),
            "max_length": _("That is too long. Type an email address such as name@example.org."),
        },
    )

    use_required_attribute = False

    def clean_email(self) -> str:
        email: str = super().clean_email()
        if email:  # an account that staff made has no address yet that a code could prove
            account = services.account_for(email)
            # A closed account stays closed, and looks to whoever asks like any other.
            self._user: User | None = account if account.is_active else None
        return email


class CodeForm(ConfirmLoginCodeForm):
    """Asks for the code that was mailed."""

    code = forms.CharField(
        label=_("The code from our mail"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("Type the code from our mail.")},
    )

    use_required_attribute = False
