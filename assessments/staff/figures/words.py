"""How days, shares and times are written."""

from datetime import date, timedelta

from django.utils import formats
from django.utils.translation import gettext as _

NONE = "–"
MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60


def day(written: date) -> str:
    """As a whole date, so that it is plain of which year."""
    return formats.date_format(written, "DATE_FORMAT")


def percent(part: int, whole: int) -> str:
    """In whole hundredths, rounded down: 100 % is said of all alone."""
    return f"{100 * part // whole} %" if whole else NONE


def span(time: timedelta | None) -> str:
    """A time in its two greatest units, rounded down."""
    if time is None:
        return NONE
    seconds = int(time.total_seconds())
    if seconds >= 2 * DAY:
        words = _("%(days)s days %(hours)s h")
    else:
        words = _("%(all_hours)s h %(minutes)s min") if seconds >= HOUR else _("%(minutes)s min")
    return words % {
        "days": seconds // DAY,
        "hours": seconds % DAY // HOUR,
        "all_hours": seconds // HOUR,
        "minutes": seconds % HOUR // MINUTE,
    }
