"""For how long a result is shown."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from . import shared_device
from .share_ticket import new_ticket, token_of

CHOOSE = _("Choose for how long the link should work.")
TOO_OLD = _("This page was open for too long. No link was made. Press the button again.")
HOURS = [(24, _("24 hours")), (7 * 24, _("7 days")), (30 * 24, _("30 days"))]


class ShareForm(forms.Form):
    """Asks for how long; token is the secret of the link that comes of it."""

    use_required_attribute = False
    hours = forms.TypedChoiceField(
        label=_("How long should it work?"),
        choices=HOURS,
        coerce=int,
        # The shortest: it is long enough for a visit, and whoever needs more has to say so.
        initial=HOURS[0][0],
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )

    def __init__(self, data: Any = None, *, result: UUID, for_a_visit: bool = False) -> None:
        """for_a_visit: only the shortest is offered."""
        super().__init__(data)
        self.result, self.for_a_visit = result, for_a_visit
        if for_a_visit:
            self.fields["hours"].choices = HOURS[:1]  # type: ignore[attr-defined]

    @property
    def longest(self) -> int:
        """Hours that can be chosen."""
        return HOURS[0][0] if self.for_a_visit else HOURS[-1][0]

    @property
    def new_ticket(self) -> str:
        """Of the form that is drawn now. The one that came with data is used up, or no good."""
        return new_ticket(self.result)

    @property
    def ticket(self) -> str:
        return str(self.data.get("ticket", ""))

    @property
    def query(self) -> str:
        """What an address has to say for the link to be found again that this made."""
        return urlencode({"ticket": self.ticket, "hours": self.cleaned_data["hours"]})

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "hours" in given:
            token = token_of(self.ticket, result=self.result, hours=given["hours"])
            if token is None:
                raise ValidationError(TOO_OLD)
            given["token"] = token
        return given


def form_for(request: HttpRequest, result: UUID, data: Any = None) -> ShareForm:
    """The form for who asks. On a device that others use nobody can stop a link for long."""
    return ShareForm(data, result=result, for_a_visit=shared_device.is_shared(request))
