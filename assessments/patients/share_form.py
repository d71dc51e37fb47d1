"""For how long a result is shown."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .share_ticket import new_ticket, token_of

CHOOSE = _("Choose for how long the link shall work.")
TOO_OLD = _("This page was open for too long. No link was made. Press the button again.")
HOURS = [(24, _("24 hours")), (7 * 24, _("7 days")), (30 * 24, _("30 days"))]


class ShareForm(forms.Form):
    """Asks for how long; token is the secret of the link that comes of it."""

    use_required_attribute = False
    hours = forms.TypedChoiceField(
        label=_("How long shall the link work?"),
        help_text=_("You can stop it before that at any time."),
        choices=HOURS,
        coerce=int,
        # The shortest: it is long enough for a visit, and whoever needs more has to say so.
        initial=HOURS[0][0],
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )

    def __init__(self, data: Any = None, *, result: UUID) -> None:
        super().__init__(data)
        self.result = result

    @property
    def new_ticket(self) -> str:
        """Of the form that is drawn now. The one that came with data is used up, or no good."""
        return new_ticket(self.result)

    @property
    def ticket(self) -> str:
        return str(self.data.get("ticket", ""))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "hours" in given:
            token = token_of(self.ticket, result=self.result, hours=given["hours"])
            if token is None:
                raise ValidationError(TOO_OLD)
            given["token"] = token
        return given
