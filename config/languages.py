"""Which languages the site knows, and which of them a host serves.

A language that no native speaker has checked is served only where the host says so by name: a slip
in a warning sign could cost a leg.
"""

from collections.abc import Sequence

from environs import ValidationError

KNOWN = {"en": "English", "es": "Español", "ar": "العربية"}
"""By code, each in its own words."""
UNCHECKED = ("es", "ar")
"""Those that no native speaker has checked yet; their pages say so."""


def unchecked_of(text: str) -> list[str]:
    """Codes with commas, of languages that are served all the same. Raises ValidationError."""
    codes = [code for code in (part.strip().lower() for part in text.split(",")) if code]
    for code in codes:
        if code not in UNCHECKED:
            raise ValidationError(f"“{code}” is none of these: {', '.join(UNCHECKED)}.")
    return codes


def host_language_of(code: str, *, unchecked: Sequence[str] | None) -> str:
    """The code, where it is known and served; unchecked are those that the host switched on."""
    if code not in KNOWN:
        raise ValidationError(f"“{code}” is none of these: {', '.join(KNOWN)}.")
    if code in UNCHECKED and code not in (unchecked or ()):
        raise ValidationError(
            f"No native speaker has checked “{code}” yet. To serve it all the same, name it in "
            "UNCHECKED_LANGUAGES."
        )
    return code


def served(unchecked: Sequence[str]) -> list[tuple[str, str]]:
    """Code and name of each, as Django wants them."""
    return [
        (code, name) for code, name in KNOWN.items() if code not in UNCHECKED or code in unchecked
    ]
