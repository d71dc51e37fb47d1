"""How hard a Spanish or an Arabic text is to read."""

import re

from tests.languages.said import words_alone

_WORD = re.compile(r"[^\W_]+(?:[.,٫]\d+)?")
# One syllable has one strong vowel with the weak ones beside it, or weak ones alone; an accent
# on a weak vowel parts it from its neighbours.
_SYLLABLE = re.compile(r"[iuü]?[aeoáéó][iuüy]?(?![aeoáéóíú])|[iuü]?[aeoáéó]|[íú]|[iuü]+")
_SILENT_U = re.compile(r"(?<=[qg])u(?=[eéií])")
SENTENCE_END = re.compile(r"[.!?؟:؛](?=\s|$)")


def syllables(word):
    """The syllables of a Spanish word, which its spelling tells; a number counts as one."""
    plain = re.sub(r"y$", "i", _SILENT_U.sub("", word.lower()))
    return max(1, len(_SYLLABLE.findall(plain)))


def words(text):
    return _WORD.findall(words_alone(text, "ellos"))


def spanish_ease(text):
    """Fernández Huerta's measure, for Spanish what Flesch's is for English; more is easier.

    206.84 - 60 syllables a word - 1.02 words a sentence. By its scale, 70 to 80 is the sixth
    grade and 80 to 90 the fifth. From J. Fernández Huerta, Medidas sencillas de lecturabilidad,
    Consigna 214 (1959), as corrected by G. Law (2011); formula and scale were read at
    legible.es/blog/lecturabilidad-fernandez-huerta, not in the original.
    """
    found = words(text)
    sentences = max(1, len(SENTENCE_END.findall(text)))
    in_a_word = sum(map(syllables, found)) / len(found)
    return 206.84 - 60 * in_a_word - 1.02 * len(found) / sentences


def sentences(text):
    """The sentences of a text as lists of words."""
    return [words(part) for part in SENTENCE_END.split(text) if words(part)]
