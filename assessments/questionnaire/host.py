"""The host's own words and numbers, in the active language, for the sentences they stand in."""

import re

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

GENERIC = {
    "URGENT_ADVICE": _("your doctor, urgent care or a nurse line"),
    "USUAL_CARE": _("your doctor or nurse"),
    "PHARMACIST": _("a pharmacist"),
    "MATERNITY_UNIT": _("your maternity unit"),
    "FOOT_TEAM": _("your diabetic foot team"),
}
"""What a service is called where the host has no words for it: never those of another language."""

_GAP = re.compile(r"(?<=\d) (?=\d)")


def host_words() -> dict[str, str]:
    """By their names in texts: emergency_number, urgent_advice, usual_care and so on."""
    return {"emergency_number": settings.EMERGENCY_NUMBER} | {
        name.lower(): service(name) for name in GENERIC
    }


def service(name: str) -> str:
    """What the service of that setting (USUAL_CARE) is called.

    The groups of a phone number hold together: among Arabic letters they would else stand in
    reverse, the last one first.
    """
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    phrase = settings.SERVICE_NAMES.get(name, {}).get(language) or str(GENERIC[name])
    return _GAP.sub("\u00a0", phrase)
