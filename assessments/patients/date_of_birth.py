"""A date of birth, typed as day, month and year in three boxes."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from django import forms
from django.utils import timezone
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext_lazy as _

MOST_YEARS = 130
YEAR_DIGITS = 4


class DateParts(forms.MultiWidget):
    """Three text boxes, drawn by templates/leg_check/date.html. The value is their three texts."""

    use_fieldset = True

    def __init__(self) -> None:
        super().__init__({part: self._box(part) for part in ("day", "month", "year")})

    @staticmethod
    def _box(part: str) -> forms.TextInput:
        return forms.TextInput({"inputmode": "numeric", "autocomplete": f"bday-{part}"})

    def decompress(self, value: Any) -> list[str]:
        return ["", "", ""]


class DateOfBirthField(forms.Field):
    """May be left empty. The clean value is YYYY-MM-DD, or "".

    Spaces, leading zeros, digits of any script and the names of months are taken as well.
    """

    widget = DateParts
    default_error_messages = {
        "missing": _("Fill in the day, the month and the year, or leave all three empty."),
        "no_date": _("There is no such date. Type it like this: 27 3 1962."),
        "short_year": _("Type all four digits of the year, such as 1962."),
        "future": _("This date is still to come. Check the year."),
        "too_old": _("This date is more than 130 years ago. Check the year."),
    }

    def clean(self, value: Sequence[str | None]) -> str:
        texts = [(text or "").strip() for text in value]
        if not any(texts):
            return ""
        if not all(texts):
            self._refuse("missing")
        born, today = self._date(*texts), timezone.localdate()
        if born > today:
            self._refuse("future")
        if (born.year + MOST_YEARS, born.month, born.day) < (today.year, today.month, today.day):
            self._refuse("too_old")
        return born.isoformat()

    def _date(self, day: str, month: str, year: str) -> date:
        if year.isdecimal() and len(year) < YEAR_DIGITS:
            self._refuse("short_year")
        try:
            return date(_number(year), _month(month), _number(day))
        except ValueError:
            self._refuse("no_date")

    def _refuse(self, code: str) -> NoReturn:
        raise forms.ValidationError(self.error_messages[code], code=code)


def _number(text: str) -> int:
    """int() alone would take signs and underscores. Raises ValueError."""
    if not text.isdecimal() or len(text) > YEAR_DIGITS:
        raise ValueError
    return int(text)


def _month(text: str) -> int:
    """The number of a month that was typed as a number or as its name."""
    typed = text.rstrip(".").casefold()
    for names in (MONTHS, MONTHS_3):
        for number, name in names.items():
            if typed == str(name).casefold():
                return number
    return _number(text)
