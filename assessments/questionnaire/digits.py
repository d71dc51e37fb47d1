"""Numbers as the readers of a language write them.

Translations have their own digits already. What is put into a text, or stands alone, goes through
digits() where the text is made; a phone number, a reference, a version and what somebody typed do
not. Only Arabic has digits of its own here; in Spanish the decimal sign is the country's.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import cast

from django.conf import settings
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.translation import get_language

from .wording import Text

_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")


def digits(said: object) -> str:
    """The text, or the number, with the digits and the decimal sign of the active language.

    A point between digits counts as a decimal sign.
    """
    text, language = str(said), _language()
    if language == "ar":
        return _POINT.sub("٫", text).translate(_ARABIC)
    if language == "es" and settings.DECIMAL_COMMA:
        return _POINT.sub(",", text)
    return text


digits_lazy = cast("Callable[[Text], Text]", lazy(digits, str))
"""digits(), when the text is shown; for a translation that may have a decimal sign in it."""


def day(on: date) -> str:
    """A date, in the form of the active language; of a time, the date it has in its own zone."""
    return digits(date_format(on, "DATE_FORMAT"))


def moment(at: date) -> str:
    """A date with its time of day, in the form of the active language."""
    return digits(date_format(at, "DATETIME_FORMAT"))


def moment_in_full(at: datetime) -> str:
    """A moment with its day of the week, and the zone that its time is in."""
    comma = "،" if _language() == "ar" else ","
    return f"{date_format(at, 'l')}{comma} {moment(at)} {digits(f'{at:%Z}')}"


def _language() -> str:
    return (get_language() or "")[:2]
