"""How settings are written that are more than a word or a number; each mistake is named.

All raise ValidationError, which is reported together with the other mistakes.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from environs import ValidationError
from marshmallow.validate import Email

from . import opening_hours

Address = tuple[str, int]
"""A host and a port to listen on."""


def address_of(text: str) -> Address | None:
    """Where to listen, as 127.0.0.1:9100 or [::1]:9100; None for an empty text."""
    if not text:
        return None
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ValidationError(f"“{text}” is no address: write it as 127.0.0.1:9100.")
    return host.strip("[]"), int(port)


def hours_of(text: str) -> opening_hours.OpeningHours:
    """Opening hours, as config/opening_hours.py says."""
    try:
        return opening_hours.parse(text)
    except ValueError as error:
        raise ValidationError(f"Opening hours: {error}.") from error


def dates_of(text: str) -> list[date]:
    """Days, with commas between them; none is right too."""
    return [_date_of(one.strip()) for one in text.split(",") if one.strip()]


def _date_of(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValidationError(f"“{text}” is no date: write it as 2026-12-25.") from None


def some_addresses(found: Sequence[str]) -> None:
    """Refuses a list of mail addresses that has a mistake in it, or none in it."""
    if not found:
        raise ValidationError("Name at least one address.")
    for one in found:
        Email(error=f"“{one}” is no address: write name@example.org.")(one)


def empty_or_address(text: str) -> None:
    """Refuses what is neither empty nor a mail address."""
    if text:
        some_addresses([text])


def hours_to_read(
    text: str | int,
    *,
    open_at: opening_hours.OpeningHours | None,
    closed_on: Collection[date] | None,
) -> int:
    """Within how many open hours something is read: no more than the clinic has in a year.

    Of opening hours that are wrong themselves (None) nothing more is said here.
    """
    try:
        hours = int(text)
    except ValueError:
        raise ValidationError(f"“{text}” is no number of hours.") from None
    if hours < 1:
        raise ValidationError("At least one hour.")
    longest = opening_hours.least_in_a_year(open_at, closed_on or ()) if open_at else None
    if longest is not None and hours > longest / timedelta(hours=1):
        raise ValidationError(
            f"The clinic is not open for {hours} hours in a year (CLINIC_HOURS, CLINIC_CLOSED_ON)."
        )
    return hours
