"""What every field of a page can do: check what was typed, and say an answer in words."""

from typing import Any

from django import forms
from django.utils.translation import gettext

from .wording import Text


class AnswerField(forms.Field):
    """A form field whose clean value is the answer in its JSON form.

    Attributes: unit, shown beside the box and after the number (years, mmHg), or empty.
    """

    unit: Text | str = ""

    def said(self, answer: Any) -> tuple[str, ...]:
        """An answer in the words that the form shows for it, in the active language."""
        if answer is None or answer == "":
            return (gettext("Left blank"),)
        return self.words(answer)

    def words(self, answer: Any) -> tuple[str, ...]:
        """The words for an answer that was given."""
        raise NotImplementedError
