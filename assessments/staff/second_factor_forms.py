"""The forms in which staff type a code of their app, or a spare code."""

from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _


def code_field(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={
            "required": _("Type the code."),
            "max_length": _("That is too long. Type the code your app shows now."),
        },
    )


def use_up(user: Any, code: str) -> bool:
    """Whether the code was not used before; it can be used no more.

    django-allauth remembers a used code for one of its periods. It is taken for longer than that,
    to allow for clocks that differ, so somebody who saw it typed could use it again.
    """
    periods = 2 * app_settings.TOTP_TOLERANCE + 1
    key = f"second-factor:{user.pk}:{''.join(code.split())}"
    return bool(cache.add(key, "used", timeout=periods * app_settings.TOTP_PERIOD))


class SetUpForm(ActivateTOTPForm):
    """Asks for the first code of an app that has just been given the secret."""

    use_required_attribute = False
    code = code_field(_("The code that your app shows"))

    @property
    def spelled_secret(self) -> str:
        """In groups of four, to be typed into an app; apps pass over the spaces."""
        return " ".join(self.secret[at : at + 4] for at in range(0, len(self.secret), 4))


class UsedOnce(forms.Form):
    """Refuses a code that was used before."""

    use_required_attribute = False
    code = code_field(
        _("The code that your app shows now"),
        _("Your phone is not with you? Type one of your spare codes."),
    )

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # of the form beside this one
        if not use_up(self.user, code):  # type: ignore[attr-defined]
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(UsedOnce, AuthenticateForm):
    """Asks for a code at sign-in."""


class CodeAgainForm(UsedOnce, ReauthenticateForm):
    """Asks for a code of someone who is signed in."""
