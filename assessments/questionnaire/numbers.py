"""Fields for typed numbers: read in any script, with an answer for each likely slip."""

import re
import unicodedata
from decimal import Decimal
from typing import Any, ClassVar, NoReturn, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.triage.answers import QUESTIONS
from assessments.triage.questions import JsonAnswer, Ratio, WholeNumber

from .digits import digits, digits_lazy
from .fields import AnswerField
from .wording import Text

_POINTS = str.maketrans({",": ".", "،": ".", "٫": ".", "−": "-"})
_NUMBER = re.compile(r"[+-]?(\d{1,9}(\.\d{0,9})?|\.\d{1,9})")
_TOP_AND_BOTTOM = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")


def tidy(typed: str) -> str:
    """The text without spaces around it or marks that cannot be seen, and with a plain point."""
    seen = "".join(sign for sign in typed if unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFKC", seen).strip().translate(_POINTS)


def read_number(tidied: str) -> Decimal | None:
    """The number that a tidy text is, with the digits of any script; None when it is none."""
    return Decimal(tidied) if _NUMBER.fullmatch(tidied) else None


class NumberField(AnswerField):
    """A number in a plain text box, since number boxes lose what they cannot read.

    The answer is a whole number, or a decimal for a ratio; None when an optional one is blank.
    """

    widget = forms.TextInput
    kind: ClassVar[WholeNumber | Ratio]
    inputmode = "numeric"

    def __init__(
        self, label: Text, *, required: bool = False, missing: Text | str = "", hint: Text | str
    ) -> None:
        super().__init__(label=label, required=required, help_text=hint)
        self.error_messages["required"] = missing

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": self.inputmode, "autocomplete": "off"}

    def to_python(self, value: Any) -> JsonAnswer | None:
        tidied = tidy(str(value or ""))
        if not tidied:
            return None
        number = read_number(tidied)
        if number is None:
            self.refuse_text(tidied)
        if not self.kind.least <= number <= self.kind.most:
            self.refuse_size(number)
        return self.answer(number)

    def answer(self, number: Decimal) -> JsonAnswer:
        """A number within the range as an answer."""
        if number != int(number):
            self.refuse("fraction")
        return int(number)

    def refuse(self, code: str, **numbers: object) -> NoReturn:
        """Raises the message of that code; numbers fill its placeholders."""
        raise forms.ValidationError(
            self.error_messages[code],
            code=code,
            params={name: digits(number) for name, number in numbers.items()},
        )

    def refuse_text(self, tidied: str) -> NoReturn:
        self.refuse("not_a_number")

    def refuse_size(self, number: Decimal) -> NoReturn:
        self.refuse("out_of_range", number=plain(number))

    def words(self, answer: Any) -> tuple[str, ...]:
        return (f"{digits(answer)} {self.unit}".strip(),)


class AgeField(NumberField):
    """Age in whole years."""

    kind = cast("WholeNumber", QUESTIONS["age_years"])
    unit = _("years")
    default_error_messages = {
        "not_a_number": _("Type your age as a number, such as 52."),
        "fraction": _("Type your age in whole years, such as 52."),
        "out_of_range": _("You typed %(number)s. Type your age in years, from 0 to 120."),
        "did_you_mean": _("You typed %(number)s. Did you mean %(guess)s? Type your age in years."),
        "year_of_birth": _("Type how old you are, not the year you were born."),
    }

    def refuse_size(self, number: Decimal) -> NoReturn:
        if 1900 <= number < 2100:
            self.refuse("year_of_birth")
        guess = number / 10
        if guess == int(guess) and 18 <= guess <= self.kind.most:
            self.refuse("did_you_mean", number=plain(number), guess=plain(guess))
        super().refuse_size(number)


class PressureField(NumberField):
    """A systolic blood pressure in mmHg."""

    kind = cast("WholeNumber", QUESTIONS["ankle_left"])
    unit = _("mmHg")
    default_error_messages = {
        "not_a_number": _("Type only the number, such as 120. Leave the box blank if not known."),
        "fraction": _("Type a whole number, such as 120."),
        "top_number": _("Type only the top number. For %(typed)s that is %(top)s."),
        "too_low": _(
            "You typed %(number)s. That is too low: use mmHg. "
            "Type a number from 40 to 300, such as 120. If a nurse or doctor told you that an "
            "ankle number is under 40, leave the box blank and get advice today."
        ),
        "too_high": _(
            "You typed %(number)s. That is too high. Type a number from 40 to 300, such as 120."
        ),
    }

    def refuse_text(self, tidied: str) -> NoReturn:
        both = _TOP_AND_BOTTOM.fullmatch(tidied)
        if both is None:
            super().refuse_text(tidied)
        top, bottom = (int(digits) for digits in both.groups())
        if not self.kind.least <= top <= self.kind.most:
            self.refuse_size(Decimal(top))
        self.refuse("top_number", typed=f"{top}/{bottom}", top=top)

    def refuse_size(self, number: Decimal) -> NoReturn:
        too = "too_low" if number < self.kind.least else "too_high"
        self.refuse(too, number=plain(number))


class AbiField(NumberField):
    """An ankle-brachial index: a ratio, usually told with two decimals."""

    kind = cast("Ratio", QUESTIONS["abi_left"])
    inputmode = "decimal"
    LEAST_LIKELY_PRESSURE = 100
    LEAST_LIKELY_ABI = Decimal("0.3")
    default_error_messages = {
        "not_a_number": digits_lazy(
            _("Type only the number, such as 0.85. Leave the box blank if not known.")
        ),
        "out_of_range": digits_lazy(
            _(
                "You typed %(number)s. An ABI is a number from 0.1 to 3, such as 0.85. "
                "Check it, or leave the box blank."
            )
        ),
        "did_you_mean": digits_lazy(
            _("You typed %(number)s. Did you mean %(guess)s? An ABI is a number from 0.1 to 3.")
        ),
        "pressure": digits_lazy(
            _(
                "You typed %(number)s. An ABI is a number from 0.1 to 3, such as 0.85. "
                "Blood pressures are asked for on the next pages."
            )
        ),
    }

    def answer(self, number: Decimal) -> JsonAnswer:
        return float(number)

    def refuse_size(self, number: Decimal) -> NoReturn:
        if number >= self.LEAST_LIKELY_PRESSURE:
            self.refuse("pressure", number=plain(number))
        if number > self.kind.most and number == int(number):
            hundredth = number / 100
            guess = hundredth if hundredth >= self.LEAST_LIKELY_ABI else number / 10
            self.refuse("did_you_mean", number=plain(number), guess=plain(guess))
        super().refuse_size(number)


def plain(number: Decimal) -> str:
    """Digits without an exponent or zeros at the end."""
    return f"{number.normalize():f}"
