"""What patients read on the pages: plain, translatable, and never a claim about them."""

import re

import pytest
from django import forms
from django.utils.functional import Promise

from assessments.questionnaire import choices
from assessments.questionnaire.numbers import NumberField
from assessments.questionnaire.pages import PAGES, pressures
from assessments.questionnaire.remarks import NoteField
from assessments.questionnaire.sections import SECTIONS
from tests.reading_level import grade

HARDEST = 6.0
NAMED = (
    "thiazide|indapamide|bendroflumethiazide|furosemide|potassium-sparing|spironolactone"
    "|amiloride|inhibitor|salmeterol|formoterol|asthma|COPD|amlodipine|warfarin|apixaban"
    "|rivaroxaban|antibiotic|antifungal|cholesterol|diabetes|dialysis|aneurysm|spinal stenosis"
    "|kidney|liver"
)
"""Names of medicines and illnesses, which stand on packs and letters and have no shorter word."""
MOST_SYLLABLES_OF_A_NAME = 3


def texts():
    """Every text of the pages with where it stands, untranslated."""
    for section in SECTIONS:
        yield section.code, section.title
    for page in PAGES:
        yield f"{page.slug} title", page.title
        yield f"{page.slug} why", page.why
        for name, field in page.base_fields.items():
            yield from texts_of(name, field)
    for kind in (*NumberField.__subclasses__(), NoteField):
        for code, message in kind.default_error_messages.items():
            yield f"{kind.__name__} {code}", message
    yield from pressures.QUERIES.items()
    yield "not on the list", choices.NOT_ON_THE_LIST


def texts_of(name, field):
    yield f"{name} label", field.label
    yield f"{name} hint", field.help_text
    if field.required:
        yield f"{name} required", field.error_messages["required"]
    for code, label in getattr(field, "labels", {}).items():
        yield f"{name} {code}", label


TEXTS = {where: text for where, text in texts() if text != ""}


def shown(text):
    """The text with its placeholders filled."""
    if text is NoteField.default_error_messages["too_long"]:
        return text % {"excess": 12, "most": 500}
    return re.sub(r"%\(\w+\)[sd]", "12", str(text))


def matching(pattern):
    """Where the texts stand in which the pattern is found."""
    return [where for where, text in TEXTS.items() if re.search(pattern, shown(text), re.I)]


def reads_easily(text):
    words = re.findall(r"[\w'’-]+", text)
    if len(words) <= 2:  # a name, not a sentence: the formula says nothing of it
        return all(syllables(word) <= MOST_SYLLABLES_OF_A_NAME for word in words)
    return grade(text) <= HARDEST


def syllables(word):
    """Of one word, from the formula turned round."""
    return round((grade(word) + 15.59 - 0.39) / 11.8)


def test_the_formula_turned_round_counts_syllables():
    assert [syllables(word) for word in ("Foot", "Kidney", "Pregnancy")] == [1, 2, 3]


def test_every_text_reads_at_grade_six_or_below():
    """But for the names: each stands for a short word here."""
    plain = {
        where: re.sub(rf"\b({NAMED})\b", "it", shown(text), flags=re.I)
        for where, text in TEXTS.items()
    }
    assert [(where, text) for where, text in plain.items() if not reads_easily(text)] == []


def test_every_named_exception_is_still_needed():
    everything = " ".join(shown(text) for text in TEXTS.values()).lower()
    assert [name for name in NAMED.split("|") if name.lower() not in everything] == []


def test_every_text_is_translated_when_it_is_shown():
    assert [where for where, text in TEXTS.items() if not isinstance(text, Promise)] == []


def test_no_text_claims_anything_about_the_person():
    claim = r"(?<!do )\byou (do not |don't |may |might |probably )?(have|suffer)\b"
    assert matching(claim) == []
    assert re.search(claim, "So you may have PAD")


def test_no_text_scolds():
    assert matching("invalid|illegal|incorrect|not allowed|must not|failed") == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_every_page_says_why_it_asks_in_one_or_two_sentences(page):
    assert 1 <= len(re.findall(r"[.!?](?=\s|$)", str(page.why))) <= 2


FRAMEWORK = {
    *forms.Field.default_error_messages.values(),
    *forms.MultipleChoiceField.default_error_messages.values(),
}


def test_no_message_is_the_frameworks():
    """Django's own messages do not say what to do."""
    required = [field for page in PAGES for field in page.base_fields.values() if field.required]
    messages = {message for field in required for message in field.error_messages.values()}
    assert not FRAMEWORK & messages
