"""How hard a text is to read: the Flesch-Kincaid grade, with syllables counted by pyphen."""

import re

import pyphen

_SYLLABLES = pyphen.Pyphen(lang="en_US")
_PLACEHOLDER = re.compile(r"\{\w+\}")


def grade(text: str) -> float:
    """The school grade at which an English text reads easily.

    A placeholder such as {emergency_number} counts as one short word, since its host decides
    what it says.
    """
    plain = _PLACEHOLDER.sub("us", text)
    words = re.findall(r"[A-Za-z0-9'’.-]*[A-Za-z0-9]", plain)
    sentences = max(1, len(re.findall(r"[.!?](?:\s|$)", plain)))
    syllables = sum(len(_SYLLABLES.positions(word)) + 1 for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
