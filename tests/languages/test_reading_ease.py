"""Translations are as plain as the English: sixth grade, as far as that can be measured.

For Arabic there is no formula that is agreed on, least of all for text without vowel signs.
Instead its sentences must be short, and long words few.
"""

import re
from collections import defaultdict
from itertools import chain

import pytest

from tests.languages.reading_ease import sentences, spanish_ease, syllables, words
from tests.languages.said import said

SIXTH_GRADE = 70
# A measure made for pages is rough for one line: below this, a line is read again.
LINE_LEAST = 50
LINE_WORDS = 12
PAGE_WORDS = 60
ARABIC_MOST_WORDS = 25
ARABIC_MEAN_WORDS = 8
LONG_LETTERS = 8
ARABIC_LONG_SHARE = 0.05


def without_examples(text):
    """Names of medicines are as they are on the pack."""
    return re.sub(r" \(como [^)]*\)", "", text)


def spanish_pages():
    """The Spanish texts that stand in one file, as one text; files with few words go together."""
    by_file = defaultdict(list)
    for one in said("es"):
        for place in one.places:
            by_file[place].append(without_examples(one.text).rstrip(" .:") + ".")
    pages = {place: " ".join(texts) for place, texts in by_file.items()}
    short = [place for place, text in pages.items() if len(words(text)) < PAGE_WORDS]
    pages["the short ones"] = " ".join(pages.pop(place) for place in short)
    return pages


@pytest.mark.parametrize("place", sorted(spanish_pages()))
def test_a_spanish_page_reads_at_sixth_grade(place):
    assert spanish_ease(spanish_pages()[place]) >= SIXTH_GRADE


def test_no_spanish_line_is_hard():
    lines = [one.text for one in said("es") if len(words(one.text)) >= LINE_WORDS]
    assert len(lines) > 300
    assert [line for line in lines if spanish_ease(line) < LINE_LEAST] == []


def test_arabic_sentences_are_short():
    found = list(chain.from_iterable(sentences(one.text) for one in said("ar")))
    assert [sentence for sentence in found if len(sentence) > ARABIC_MOST_WORDS] == []
    assert sum(map(len, found)) / len(found) <= ARABIC_MEAN_WORDS


def test_arabic_words_are_short():
    found = list(chain.from_iterable(words(one.text) for one in said("ar")))
    assert sum(len(word) >= LONG_LETTERS for word in found) / len(found) <= ARABIC_LONG_SHARE


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *[("pie", 1), ("muy", 1), ("agua", 2), ("día", 2), ("leer", 2), ("aunque", 2)],
        *[("pierna", 2), ("coágulo", 4), ("ayuda", 3), ("circulación", 4), ("enfermería", 5)],
    ],
)
def test_syllables_are_counted_as_they_are_said(word, count):
    assert syllables(word) == count


def test_the_measure_tells_plain_words_from_hard_ones():
    assert spanish_ease("El gato come pan. La luz es roja.") > 100
    assert spanish_ease("La claudicación intermitente precisa evaluación hemodinámica.") < 0
