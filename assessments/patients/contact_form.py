"""What a patient may add for the clinic alone: who they are, and how to reach them."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from assessments.questionnaire.remarks import clean_text
from assessments.questionnaire.wording import Text

from .date_of_birth import DateOfBirthField

MOST_LETTERS = 100
FEWEST_DIGITS, MOST_DIGITS = 5, 20
PHONE = re.compile(r"\+?[\d\s().\-–/]+(?:(?:ext\.?|x)\s*\d+)?", re.IGNORECASE)


class LineField(forms.CharField):
    """One line, which may be left empty.

    The box itself sets no limit: a browser would cut a pasted text without a word.
    """

    default_error_messages = {"too_long": _("This is too long. Keep it to 100 characters.")}

    def __init__(self, label: Text, *, autocomplete: str) -> None:
        self.autocomplete = autocomplete
        super().__init__(label=label, required=False)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "wide", "autocomplete": self.autocomplete}

    def to_python(self, value: Any) -> str:
        return " ".join(clean_text(str(value or "")).split())

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > MOST_LETTERS:
            raise forms.ValidationError(self.error_messages["too_long"], code="too_long")


class ReachField(LineField):
    """A phone number or an email address, as it was typed."""

    default_error_messages = {
        "neither": _("Type one phone number or one email address, such as name@example.org.")
    }

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not (_is_phone(value) or _is_email(value)):
            raise forms.ValidationError(self.error_messages["neither"], code="neither")


class ContactForm(forms.Form):
    """All of it may be left out. without_reach says what it means to leave the last one out."""

    use_required_attribute = False
    name = LineField(_("Full name (optional)"), autocomplete="name")
    born = DateOfBirthField(
        label=_("Date of birth (optional)"),
        help_text=_("Day, month and year, such as 27 3 1962."),
        required=False,
    )
    reach = ReachField(_("Phone number or email (optional)"), autocomplete="off")

    def __init__(self, *args: Any, without_reach: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reach"].help_text = without_reach
        if settings.MONTH_FIRST:
            self.fields["born"].help_text = _("Month, day and year, such as 3 27 1962.")


def _is_phone(text: str) -> bool:
    digits = sum(sign.isdecimal() for sign in text)
    return bool(PHONE.fullmatch(text)) and FEWEST_DIGITS <= digits <= MOST_DIGITS


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except forms.ValidationError:
        return False
    return True
