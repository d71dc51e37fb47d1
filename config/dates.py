"""Formats of dates and times, in the manner of Django's own (conf/locale/*/formats.py)."""

from typing import TypeAlias

Formats: TypeAlias = dict[str, str | list[str]]

# 6:48 p.m., 6:48 p. m., 6:48 مساء; else 18:48.
_CLOCK = {"en": "P", "es": "g:i a", "ar": "g:i A"}
_OF = {"en": " ", "es": r" \d\e ", "ar": " "}
_COMMA = {"en": ",", "es": ",", "ar": "،"}


def formats(language: str, *, month_first: bool, twelve_hours: bool) -> Formats:
    """Every format of a language. Month first is English alone: others never write it so."""
    us = language == "en" and month_first
    of, comma = _OF[language], _COMMA[language]
    time = _CLOCK[language] if twelve_hours else "H:i"
    day = "F j" if us else f"j{of}F"
    date = "F j, Y" if us else f"{day}{of}Y"
    short = "m/d/Y" if us else "d/m/Y"
    return {
        "DATE_FORMAT": date,
        "TIME_FORMAT": time,
        "DATETIME_FORMAT": f"{date}{comma} {time}",
        "YEAR_MONTH_FORMAT": f"F{of}Y",
        "MONTH_DAY_FORMAT": day,
        "SHORT_DATE_FORMAT": short,
        "SHORT_DATETIME_FORMAT": f"{short} {time}",
        **_typed("%m/%d/%Y" if us else "%d/%m/%Y"),
    }


def _typed(order: str) -> Formats:
    """What staff may type; the first is what is shown in a box, and cannot be misread."""
    clocks = ("%H:%M:%S", "%H:%M")
    dates = ["%Y-%m-%d", order]
    return {
        "DATE_INPUT_FORMATS": dates,
        "DATETIME_INPUT_FORMATS": [f"{date} {clock}" for date in dates for clock in clocks],
    }
