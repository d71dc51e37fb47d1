"""The catalogues hold every text, are complete for patients, and are compiled."""

import ast
import copy
import gettext
import re
import subprocess
from itertools import chain

import polib
import pytest

from assessments.questionnaire.pages import PAGES
from assessments.triage import Urgency
from assessments.triage.rules import RULES
from tests.languages.said import LANGUAGES, catalogue
from tools.messages import catalogues
from tools.messages.collecting import ROOT, XGETTEXT, collect
from tools.messages.notes import add_notes

language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.slow
@language
def test_make_messages_would_change_nothing(language):
    texts = collect()
    add_notes(texts)
    assert str(catalogues.brought_up_to_date(language, texts)) == str(catalogue(language))


@pytest.mark.slow
@language
def test_gettext_finds_no_broken_placeholder(language):
    check = ["msgfmt", "--check-format", "--output-file=/dev/null", str(catalogues.path(language))]
    assert subprocess.run(check, check=False, capture_output=True, text=True).stderr == ""


@language
def test_what_patients_read_is_complete(language):
    assert [entry.msgid for entry in catalogues.missing(catalogue(language))] == []


@language
def test_no_translation_waits_for_somebody_to_stand_by_it(language):
    """Nor is one kept of a text that is gone."""
    assert catalogue(language).fuzzy_entries() == []
    assert catalogue(language).obsolete_entries() == []


@language
def test_every_plural_form_is_there(language):
    forms = int(re.findall(r"nplurals=(\d)", catalogues.PLURALS[language])[0])
    for entry in catalogue(language):
        if entry.msgid_plural and any(entry.msgstr_plural.values()):
            assert sorted(filter(entry.msgstr_plural.get, entry.msgstr_plural)) == list(
                range(forms)
            )


@language
def test_what_is_served_is_what_the_catalogue_says(language):
    """A clean clone serves a language without gettext, so the .mo is in the repository."""
    with catalogues.path(language).with_suffix(".mo").open("rb") as compiled:
        served = gettext.GNUTranslations(compiled)._catalog
    del served[""]
    assert served == dict(_translations(catalogue(language)))


def _translations(found):
    for entry in found.translated_entries():
        key = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
        if entry.msgid_plural:
            yield from (((key, form), text) for form, text in entry.msgstr_plural.items())
        else:
            yield key, entry.msgstr


@pytest.mark.parametrize("place", catalogues.STAFF)
def test_a_place_of_staff_is_there(place):
    """Else a file that was renamed would leave the list of what must be translated too short."""
    assert list(ROOT.glob(f"{place}*"))


def test_a_text_is_a_patients_unless_staff_alone_read_it():
    staff, both = ("templates/staff/case.html", ""), ("templates/patients/send.html", "")
    assert not catalogues.for_patients(polib.POEntry(msgid="Take", occurrences=[staff]))
    assert catalogues.for_patients(polib.POEntry(msgid="Send", occurrences=[staff, both]))


def test_a_reason_whose_english_changes_loses_its_translation():
    """So nobody reads the old meaning, and the catalogue is incomplete until it is mended."""
    texts = copy.deepcopy(catalogue("es"))
    reason = texts.find(RULES[0].reason)
    assert reason.msgstr
    reason.msgid = reason.msgid.replace("can mean", "may mean")
    assert list(catalogues.missing(catalogues.brought_up_to_date("es", texts))) == [
        catalogues.brought_up_to_date("es", texts).find(reason.msgid)
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_translators_are_told_what_a_reason_must_keep(rule):
    notes = catalogue("ar").find(rule.reason).comment.split("\n")
    assert f"rule {rule.id} ({rule.urgency.code.replace('_', ' ')})" in notes[0]
    # What is urgent says in its own words what must not be lost.
    assert len(notes) > 1 or rule.urgency < Urgency.SAME_DAY


def test_translators_are_told_what_a_question_is_for():
    found = catalogue("ar")
    questions = [field for page in PAGES for field in page.answer_fields().items()]
    for name, field in questions:
        comment = found.find(str(field.label)).comment
        assert f"Question {name}." in comment
        assert "\n" in comment or name in {"for_other", "shared_device"}


def test_the_tests_that_the_page_on_translations_names_are_there():
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs/clinical/TRANSLATIONS.md").read_text()))
    here = "".join(path.read_text() for path in (ROOT / "tests/languages").glob("test_*.py"))
    assert named
    assert {name for name in named if f"def {name}(" not in here} == set()


def parsed_sources():
    for source in chain(*((ROOT / folder).rglob("*.py") for folder in ("assessments", "config"))):
        yield source.name, ast.walk(ast.parse(source.read_text()))


def test_texts_are_marked_by_names_that_the_collector_knows():
    """A translating function under another name would be called, and its texts never be found."""
    names = {
        name.asname
        for _source, nodes in parsed_sources()
        for imports in nodes
        if isinstance(imports, ast.ImportFrom)
        for name in imports.names
        if "gettext" in name.name and name.asname
    }
    assert names == {"_", "now"}
    assert "--keyword=now" in XGETTEXT


def test_no_text_is_marked_where_the_collector_cannot_look():
    """It takes what stands inside an f-string for part of that string."""
    inside = [
        (source, ast.unparse(call))
        for source, nodes in parsed_sources()
        for text in nodes
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and "gettext" in ast.unparse(call.func)
    ]
    assert inside == []
