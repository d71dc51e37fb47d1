"""The translations, as pairs of what is said in English and in another language."""

import re
from dataclasses import dataclass
from functools import cache

from tools.messages import catalogues

LANGUAGES = tuple(catalogues.PLURALS)
TRIAGE = "assessments/triage/"
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%")
_TAG = re.compile(r"<[^>]+>|&\w+;")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫", "0123456789.")


@dataclass(frozen=True)
class Said:
    """One text in both. few: whether it is the form of so few that words may say the number."""

    english: str
    text: str
    places: tuple[str, ...]
    few: bool = False

    @property
    def of_triage(self):
        return any(place.startswith(TRIAGE) for place in self.places)


@cache
def catalogue(language):
    """Read once; not to be changed."""
    return catalogues.read(language)


@cache
def said(language):
    """Every translation, each plural form by itself."""
    return [one for entry in catalogue(language) for one in _forms(entry) if one.text]


def _forms(entry):
    places = tuple(place for place, _line in entry.occurrences)
    if not entry.msgid_plural:
        yield Said(entry.msgid, entry.msgstr, places)
        return
    counts = {2: (1,), 6: (0, 1, 2)}[len(entry.msgstr_plural)]
    for form, text in entry.msgstr_plural.items():
        yield Said(entry.msgid_plural, text, places, few=form < len(counts))


def placeholders(text):
    return sorted(_PLACEHOLDER.findall(text))


def tags(text):
    return sorted(_TAG.findall(text))


def words_alone(text, placeholder=" "):
    """The text without tags, and with a placeholder as that."""
    return _PLACEHOLDER.sub(placeholder, _TAG.sub(" ", text))


def numbers(text):
    """The numbers of a text, whatever digits it has."""
    return sorted(re.findall(r"\d+(?:\.\d+)?", words_alone(text).translate(_DIGITS)))
