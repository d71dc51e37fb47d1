"""The sections of the check, in order."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .wording import Text


# Told apart by identity: to compare or hash a title would be to translate it.
@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """A group of pages on one subject. Attributes: code (stable), title (in words, translated)."""

    code: str
    title: Text


BEFORE_YOU_START = Section("start", _("Before you start"))
WARNING_SIGNS = Section("warning", _("Warning signs"))
WHERE_AND_WHAT = Section("where", _("Where it is and how it feels"))
WALKING = Section("walking", _("Walking"))
SWELLING_AND_VEINS = Section("swelling", _("Swelling and veins"))
FEET = Section("feet", _("Feet and sores"))
YOUR_HEALTH = Section("health", _("Your health"))
DAILY = Section("daily", _("Drinks, heat and what you did"))
MEDICINES = Section("medicines", _("Medicines"))
NERVES_AND_DAILY_LIFE = Section("nerves", _("Nerves, sleep and daily life"))
LAST = Section("last", _("Last of all"))

SECTIONS = (
    BEFORE_YOU_START,
    WARNING_SIGNS,
    WHERE_AND_WHAT,
    WALKING,
    SWELLING_AND_VEINS,
    FEET,
    YOUR_HEALTH,
    DAILY,
    MEDICINES,
    NERVES_AND_DAILY_LIFE,
    LAST,
)
