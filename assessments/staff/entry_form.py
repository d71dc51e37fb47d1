"""The form in which a reviewer puts down what was done."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models.review import Decision
from assessments.services import Entry

LONGEST_NOTE = 4000
LONGEST_MESSAGE = 1000


class EntryForm(forms.Form):
    """A decision, a note for staff and, if wanted, a message for the patient."""

    use_required_attribute = False
    decision = forms.ChoiceField(
        label=_("What was done"),
        choices=Decision.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what was done."),
            "invalid_choice": _("Choose one of these."),
        },
    )
    note = forms.CharField(
        label=_("Note for staff"),
        help_text=_("The patient never sees it."),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 60}),
    )
    message = forms.CharField(
        label=_("Message for the patient"),
        help_text=_(
            "Leave it empty to send none. The patient reads it beside the result; a mail says only "
            "that there is one. Write plain words."
        ),
        required=False,
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 60}),
    )
    version = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=0,
        error_messages={"required": _("This page was not complete. Please save it again.")},
    )

    def entry(self) -> Entry:
        """What a valid form says."""
        data: dict[str, Any] = self.cleaned_data
        return Entry(Decision(data["decision"]), data["note"], data["message"])
