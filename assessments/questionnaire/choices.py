"""Fields for a choice of one or of many, whose options stand beside their wording."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Self, TypeAlias

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.triage.codes import Code
from assessments.triage.questions import ManyOf, OneOf

from .fields import AnswerField
from .wording import CHOOSE_ONE, TICK_SOME, Text

Options: TypeAlias = Sequence[tuple[Code, Text]]
NOT_ON_THE_LIST = _("That is not one of the answers below. Choose from the list.")


class _Choice(AnswerField, forms.ChoiceField):
    """What both kinds of choice share. options are all codes of one question, each with its label.

    missing is what to say when nothing was chosen.
    """

    def __init__(self, label: Text, options: Options, *, missing: Text, hint: Text | str) -> None:
        super().__init__(label=label, choices=options, help_text=hint)
        self.codes = type(options[0][0])
        self.labels: dict[str, Text] = dict(options)
        self.error_messages["required"] = missing
        self.error_messages["invalid_choice"] = NOT_ON_THE_LIST
        self.error_messages["invalid_list"] = NOT_ON_THE_LIST

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        # A form copies its fields. Options never change, so theirs would be made for nothing.
        return super(forms.ChoiceField, self).__deepcopy__(memo)

    def valid_value(self, value: Any) -> bool:
        return value in self.labels


class OneChoice(_Choice):
    """Exactly one of the options. The answer is its code."""

    widget = forms.RadioSelect

    def __init__(
        self, label: Text, options: Options, *, missing: Text = CHOOSE_ONE, hint: Text | str = ""
    ) -> None:
        super().__init__(label, options, missing=missing, hint=hint)
        self.kind = OneOf(self.codes)

    def words(self, answer: Any) -> tuple[str, ...]:
        return (str(self.labels[answer]),)


class ManyChoices(_Choice, forms.MultipleChoiceField):
    """One or more of the options, with `none` by itself. The answer is codes in codebook order.

    picture is the template of a drawing whose areas tick the options, or empty.
    """

    widget = forms.CheckboxSelectMultiple

    def __init__(
        self,
        label: Text,
        options: Options,
        *,
        missing: Text = TICK_SOME,
        hint: Text | str = "",
        picture: str = "",
    ) -> None:
        super().__init__(label, options, missing=missing, hint=hint)
        self.picture = picture
        self.kind = ManyOf(self.codes)

    @cached_property
    def alone(self) -> Code | None:
        """The option that no other can stand beside."""
        return self.kind.exclusive

    def clean(self, value: Any) -> list[str]:
        ticked = super().clean(value)
        if self.alone is not None and self.alone in ticked and set(ticked) != {self.alone}:
            raise forms.ValidationError(
                _("You ticked “%(alone)s” and something else. Keep one or the other."),
                code="exclusive",
                params={"alone": self.labels[self.alone]},
            )
        return self.kind.dump(ticked)

    def words(self, answer: Any) -> tuple[str, ...]:
        return tuple(str(self.labels[code]) for code in self.kind.dump(answer))
