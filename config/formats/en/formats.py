"""As config/dates.py makes them, for the host's country."""

from django.conf import settings

from config import dates

globals().update(
    dates.formats("en", month_first=settings.MONTH_FIRST, twelve_hours=settings.TWELVE_HOURS)
)
