"""Signing in with a code by email; the same page signs up, and tells nobody who has an account."""

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context, ratelimit
from django import forms
from django.utils.translation import gettext_lazy as _

from assessments import services
from assessments.models import User


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
            # A closed account stays closed, and looks to whoever asks like any other, but for
            # the moment that a mail takes.
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

    def clean_code(self) -> str:
        # Three tries end a code; this keeps one address from trying code after code.
        if not ratelimit.consume(context.request, action="confirm_code"):
            raise forms.ValidationError(_("That was too often. Wait for some minutes."))
        code: str = super().clean_code()
        return code
