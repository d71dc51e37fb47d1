"""Fields for what stands beside the answers: a single tick, and the note in free words.

Neither reaches triage.
"""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import ngettext_lazy

from .digits import digits
from .fields import AnswerField
from .wording import NO, YES, Text

NOTE_LENGTH = 500
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_KEPT_CONTROLS = "\n\t"
_UNPRINTABLE = ("Cc", "Cs")


def clean_text(typed: str) -> str:
    """The text with plain line ends, without control characters, and without space around it."""
    lines = _LINE_ENDS.sub("\n", typed)
    return "".join(sign for sign in lines if _may_stay(sign)).strip()


def _may_stay(sign: str) -> bool:
    return sign in _KEPT_CONTROLS or unicodedata.category(sign) not in _UNPRINTABLE


class Tick(AnswerField, forms.BooleanField):
    """One box that may be ticked. The answer is true or false."""

    def __init__(self, label: Text, *, hint: Text | str = "") -> None:
        super().__init__(label=label, help_text=hint, required=False)

    def words(self, answer: Any) -> tuple[str, ...]:
        return (str(YES if answer else NO),)


class NoteField(AnswerField):
    """Free words, at most NOTE_LENGTH characters; a line end counts as one.

    The box itself sets no limit: a browser would cut a pasted text without a word.
    """

    widget = forms.Textarea
    default_error_messages = {
        "too_long": ngettext_lazy(
            "This is %(excess)d character too long. Keep it to %(most)d.",
            "This is %(excess)d characters too long. Keep it to %(most)d.",
            "excess",
        )
    }

    def __init__(self, label: Text, *, hint: Text) -> None:
        super().__init__(label=label, help_text=hint, required=False)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"rows": 5, "autocomplete": "off"}

    def to_python(self, value: Any) -> str:
        return clean_text(str(value or ""))

    def validate(self, value: str) -> None:
        super().validate(value)
        excess = len(value) - NOTE_LENGTH
        if excess > 0:
            raise forms.ValidationError(
                digits(self.error_messages["too_long"] % {"excess": excess, "most": NOTE_LENGTH}),
                code="too_long",
            )

    def words(self, answer: Any) -> tuple[str, ...]:
        return (str(answer),)
