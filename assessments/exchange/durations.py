"""Lengths of time, as patients read them."""

from django.utils.translation import ngettext

from assessments.questionnaire.digits import digits

YEAR = 365


def in_words(days: int) -> str:
    """A length of time as people say it: whole years as years."""
    years, rest = divmod(days, YEAR)
    if years and not rest:
        return digits(ngettext("%(count)d year", "%(count)d years", years) % {"count": years})
    return digits(ngettext("%(count)d day", "%(count)d days", days) % {"count": days})
