"""A date of birth, typed as day, month and year in three boxes."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext_lazy as _

MOST_YEARS = 130
YEAR_DIGITS = 4


PARTS = {"day": _("Day"), "month": _("Month"), "year": _("Year")}


class DateParts(forms.MultiWidget):
    """Three text boxes, drawn by templates/leg_check/date.html. The value is their three texts.

    The month stands first where people write it so; each box says what it is for.
    """

    use_fieldset = True

    def __init__(self) -> None:
        super().__init__({part: self._box(part) for part in PARTS})

    @staticmethod
    def _box(part: str) -> forms.TextInput:
        return forms.TextInput({"inputmode": "numeric", "autocomplete": f"bday-{part}"})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        boxes = context["widget"]["subwidgets"]
        for box, label in zip(boxes, PARTS.values(), strict=True):
            box["label"] = label
        if settings.MONTH_FIRST:
            day, month = (box["attrs"] for box in boxes[:2])
            # A message of an error leads to the first box, which is known by its id.
            day["id"], month["id"] = month["id"], day["id"]
            boxes[:2] = boxes[1::-1]
        return context

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
        "no_date_month_first": _("There is no such date. Type it like this: 3 27 1962."),
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
            self._refuse("no_date_month_first" if settings.MONTH_FIRST else "no_date")

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
