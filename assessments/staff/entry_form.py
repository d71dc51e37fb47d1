"""The form in which a reviewer puts down what was done."""

from enum import Enum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import Case
from assessments.models.review import Decision
from assessments.services import Entry

LONGEST_NOTE = 4000
LONGEST_MESSAGE = 1000


class Reader(Enum):
    """Who would read a message: with an account a mail tells of it, in a browser nothing does."""

    ACCOUNT = _(
        "Leave it empty to send none. The patient reads it beside the result; a mail says only "
        "that there is one. Write plain words."
    )
    BROWSER = _(
        "Leave it empty to send none. No mail tells of it: the patient has no account, and reads "
        "it only by coming back in the same browser. Write plain words."
    )
    NOBODY = _(
        "Nobody would read a message: the patient deleted this result, or the account is closed."
    )

    @classmethod
    def of(cls, case: Case) -> "Reader":
        result = case.assessment
        if result.owner is not None and result.owner.is_active:
            return cls.ACCOUNT
        return cls.NOBODY if result.visitor is None else cls.BROWSER


class EntryForm(forms.Form):
    """A decision, a note for staff and, if wanted, a message for whoever can read it."""

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
        required=False,
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 60}),
    )
    version = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=0,
        error_messages={"required": _("This page was not complete. Please save it again.")},
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reader = Reader.of(case)
        self.fields["message"].help_text = self.reader.value

    def clean_message(self) -> str:
        """Refused where it would be lost: nobody may think that a patient was told."""
        message: str = self.cleaned_data["message"]
        if message and self.reader is Reader.NOBODY:
            raise forms.ValidationError(
                _("Nobody would read this. Call or write to the patient, or empty this box.")
            )
        return message

    def entry(self) -> Entry:
        """What a valid form says."""
        data: dict[str, Any] = self.cleaned_data
        return Entry(Decision(data["decision"]), data["note"], data["message"])
