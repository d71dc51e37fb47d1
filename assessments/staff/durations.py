"""Lengths of time, as staff read them."""

from datetime import timedelta

from django.utils.translation import gettext, ngettext

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60


def in_one_unit(time: timedelta) -> str:
    """Whole minutes under an hour, hours under two days, else days; rounded down, at least 1."""
    seconds = max(int(time.total_seconds()), MINUTE)
    if seconds < HOUR:
        return gettext("%(count)d min") % {"count": seconds // MINUTE}
    if seconds < 2 * DAY:
        return gettext("%(count)d h") % {"count": seconds // HOUR}
    days = seconds // DAY
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def in_two_units(time: timedelta) -> str:
    """In days and hours from two days on, else in hours and minutes; rounded down."""
    seconds = int(time.total_seconds())
    days, hours, minutes = seconds // DAY, seconds // HOUR, seconds % HOUR // MINUTE
    if days >= 2:
        words = ngettext("%(days)d day %(hours)d h", "%(days)d days %(hours)d h", days)
        return words % {"days": days, "hours": hours % 24}
    if hours:
        return gettext("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}
    return gettext("%(count)d min") % {"count": minutes}
