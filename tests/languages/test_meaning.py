"""What a machine can see of whether a translation says the same as the English.

Whether it does, only a reader can tell: docs/clinical/TRANSLATIONS.md says who has read it.
"""

import re
from collections import Counter

import pytest

from assessments.triage.patterns import Pattern
from tests.languages.said import (
    LANGUAGES,
    catalogue,
    numbers,
    placeholders,
    said,
    tags,
    words_alone,
)

language = pytest.mark.parametrize("language", LANGUAGES)

NUMBER_WORDS = {
    "es": {},
    # Arabic has a form of its own for two of a thing, and says one beside the noun.
    "ar": {
        "أسبوعين": "2",
        "يومين": "2",
        "دقيقتين": "2",
        "ساعة واحدة": "1",
        "أسبوع واحد": "1",
    },
}
WARNINGS = (
    "assessments/triage/",
    "assessments/questionnaire/pages/warning.py",
    "templates/patients/emergency_box.html",
    "templates/public/learn/when-to-get-care.html",
)
"""Where a word that is lost may cost a leg or a life."""
WORDS_TO_KEEP = {
    r"now": {"es": r"\bahora\b", "ar": r"الآن"},
    r"today": {"es": r"\bhoy\b", "ar": r"اليوم"},
    r"at once": {"es": r"de inmediato", "ar": r"فورا"},
    r"sudden(?:ly)?": {"es": r"repent", "ar": r"فجأة|مفاجئ"},
    r"(?:may|can|could)": {"es": r"\bpued", "ar": r"\b[وف]?قد\b|يمكن|احتمال|[تأ]ستطيع|استطعت"},
    r"do not": {"es": r"\bno\b|\bni\b", "ar": r"\b[وف]?لا\b|\bلم\b|\bدون\b"},
    r"emergency": {"es": r"emergencia", "ar": r"طارئة|الطوارئ"},
    r"ambulance": {"es": r"ambulancia", "ar": r"إسعاف"},
    r"hospital": {"es": r"hospital", "ar": r"مستشفى"},
    r"both": {"es": r"\bl[oa]s dos\b", "ar": r"كلتا|كلتيهما|ساقين|قدمين|كاحلين"},
}
YOU_HAVE = {
    "es": r"\b(?:tiene|padece|sufre)(?: de)? (?:una? |el |la |los |las )?",
    "ar": r"(?:لديك|تعاني من|مصابا? ب) ?(?:ال)?",
}
POSSIBLE = {"es": r"^posibles? ", "ar": r"^احتمال "}
IN_A_CONDITION = {"es": r"\bsi\b", "ar": r"إذا"}
A_FINDING = {
    "es": r"\b(?:tiene|padece|sufre)\b(?! que\b)",
    "ar": r"(?:^|[،.] )(?:لديك|تعاني|أنت مصاب)",
}


def faults(language, wrong):
    """The pairs for which that is so, to be shown when a test fails."""
    return [(one.english, one.text) for one in said(language) if wrong(one)]


@language
def test_placeholders_are_kept(language):
    def differ(one):
        kept, wanted = Counter(placeholders(one.text)), Counter(placeholders(one.english))
        # The form of one may say the number in a word.
        return kept - wanted if one.few else kept != wanted

    assert faults(language, differ) == []


@language
def test_tags_are_kept(language):
    assert faults(language, lambda one: tags(one.text) != tags(one.english)) == []


@language
def test_line_ends_around_a_text_are_kept(language):
    def ends(text):
        return text.startswith("\n"), text.endswith("\n")

    assert faults(language, lambda one: ends(one.text) != ends(one.english)) == []


@language
def test_numbers_are_kept(language):
    def differ(one):
        words = [
            number
            for word, number in NUMBER_WORDS[language].items()
            for _ in re.findall(word, one.text)
        ]
        wanted, in_digits = Counter(numbers(one.english)), Counter(numbers(one.text))
        # What English says in a word (two legs) may be a word or a form here, but not a digit.
        return in_digits - wanted or wanted - in_digits - Counter(words)

    assert faults(language, differ) == []


def test_digits_are_those_of_the_language():
    assert faults("ar", lambda one: re.search(r"[0-9]", words_alone(one.text))) == []
    assert faults("es", lambda one: re.search(r"[٠-٩]", one.text)) == []


@language
def test_a_label_that_is_quoted_is_the_label_that_is_shown(language):
    labels = {}
    for one in said(language):
        labels.setdefault(one.english, set()).add(one.text)

    def misquoted(one):
        quoted = [label for label in re.findall("“([^”]+)”", one.english) if label in labels]
        here = set(re.findall("«([^»]+)»", one.text))
        return [label for label in quoted if not labels[label] & here]

    assert faults(language, misquoted) == []


@language
@pytest.mark.parametrize("english", WORDS_TO_KEEP)
def test_a_warning_keeps_how_urgent_and_how_sure_it_is(language, english):
    here = re.compile(WORDS_TO_KEEP[english][language], re.IGNORECASE)
    there = re.compile(rf"\b{english}\b(?! not)", re.IGNORECASE)

    def lost(one):
        is_warning = any(place.startswith(WARNINGS) for place in one.places)
        return is_warning and there.search(one.english) and not here.search(one.text)

    assert faults(language, lost) == []


@language
def test_nobody_is_told_that_they_have_what_answers_fit(language):
    found = catalogue(language)
    titles = [found.find(pattern.title).msgstr.lower() for pattern in Pattern]
    bare = [re.sub(POSSIBLE[language], "", title).partition(" (")[0] for title in titles]
    told = re.compile(YOU_HAVE[language] + f"(?:{'|'.join(map(re.escape, bare))})")
    assert faults(language, lambda one: told.search(one.text.lower())) == []


@language
def test_results_say_you_have_only_after_an_if(language):
    def told(one):
        sentences = re.split(r"(?<=[.:!?]) ", one.text) if one.of_triage else ()
        return [
            sentence
            for sentence in sentences
            if re.search(A_FINDING[language], sentence.lower())
            and not re.search(IN_A_CONDITION[language], sentence.lower())
        ]

    assert faults(language, told) == []


@language
def test_what_is_possible_stays_possible(language):
    for pattern in Pattern:
        title = catalogue(language).find(pattern.title).msgstr.lower()
        possible = pattern.title.startswith("Possible")
        assert bool(re.search(POSSIBLE[language], title)) == possible, title
