"""The FHIR Questionnaire asks what the pages ask: each field, with its type, answers and range."""

import json
from collections import Counter
from datetime import date

import pytest
from django import forms

from assessments.exchange.fhir import items as making
from assessments.exchange.fhir.questionnaire import questionnaire
from assessments.questionnaire.choices import ManyChoices, OneChoice
from assessments.questionnaire.numbers import AbiField, AgeField, PressureField
from assessments.questionnaire.pages import PAGES, page_of
from assessments.questionnaire.pages.warning import PAGES as WARNING_PAGES
from assessments.questionnaire.remarks import NoteField, Tick
from assessments.questionnaire.version import VERSION
from assessments.triage.answers import QUESTIONS
from tests.operations.project import ROOT
from tests.reading_level import grade

from .items import control, every, extension, groups, item

KINDS = {
    OneChoice: ("choice", "radio-button", None),
    ManyChoices: ("choice", "check-box", True),
    AgeField: ("integer", None, None),
    PressureField: ("integer", None, None),
    AbiField: ("decimal", None, None),
    Tick: ("boolean", None, None),
    NoteField: ("text", None, None),
}
"""What a field is: its type, how it is drawn, and whether it takes several answers."""
CALL = "If it may be an emergency, call 112 now."
BESIDE_QUESTIONS = ["for_other", "note"]
RANGES = {
    "age_years": (0, 120, ("a", "years")),
    "ankle_left": (40, 300, ("mm[Hg]", "mmHg")),
    "arm_right": (40, 300, ("mm[Hg]", "mmHg")),
    "abi_left": (0.1, 3.0, None),
}


FIELDS = [
    pytest.param(page, name, field, id=name)
    for page in PAGES
    for name, field in page.base_fields.items()
    if name != "shared_device"
]


@pytest.mark.parametrize(("asked_on", "name", "field"), FIELDS)
def test_a_field_is_an_item_of_its_page(asked_on, name, field):
    found = next(one for one in groups()[f"page-{asked_on.slug}"]["item"] if one["linkId"] == name)
    assert found["text"] == str(field.label)
    assert found["required"] is field.required
    assert (found["type"], control(found), found.get("repeats")) == KINDS[type(field)]
    below = [(one["type"], control(one), one["text"]) for one in found.get("item", [])]
    assert below == ([("display", "help", str(field.help_text))] if field.help_text else [])


@pytest.mark.parametrize(("asked_on", "name", "field"), FIELDS)
def test_the_answers_are_those_of_the_field_in_their_order(asked_on, name, field):
    options = item(name).get("answerOption", [])
    codings = [option["valueCoding"] for option in options]
    offered = [(str(code), str(label)) for code, label in getattr(field, "labels", {}).items()]
    assert [(coding["code"], coding["display"]) for coding in codings] == offered
    address = f"/fhir/CodeSystem/{name.replace('_', '-')}"
    assert all(coding["system"].endswith(address) for coding in codings)
    alone = [
        option["valueCoding"]["code"]
        for option in options
        if extension(option, "questionnaire-optionExclusive")
    ]
    assert alone == (["none"] if "none" in dict(offered) and item(name).get("repeats") else [])


@pytest.mark.parametrize("name", RANGES)
def test_a_number_has_its_range_and_unit(name):
    least, most, unit = RANGES[name]
    found = item(name)
    assert (extension(found, "minValue"), extension(found, "maxValue")) == (least, most)
    coding = extension(found, "questionnaire-unit")
    assert unit == (coding and (coding["code"], coding["display"]))


def test_nothing_else_is_asked_and_the_order_is_that_of_the_pages():
    asked = [one for one in every(questionnaire("en")["item"]) if "required" in one]
    names = [one["linkId"] for one in asked]
    assert sorted(names) == sorted([*QUESTIONS, *BESIDE_QUESTIONS])
    assert names == sorted(names, key=[name for page in PAGES for name in page.base_fields].index)


def test_pages_are_groups_in_order_and_say_why_they_ask():
    assert list(groups()) == [f"page-{page.slug}" for page in PAGES]
    for page, group in zip(PAGES, groups().values(), strict=True):
        assert (group["type"], control(group), group["text"]) == ("group", "page", str(page.title))
        (why,) = [one for one in group["item"] if one["linkId"] == f"{group['linkId']}-why"]
        assert (why["type"], control(why), why["text"]) == ("display", "help", str(page.why))


def test_no_link_id_stands_twice():
    """Medplum's validator passes over it, and clients lose answers by it."""
    counted = Counter(one["linkId"] for one in every(questionnaire()["item"]))
    assert counted.most_common(1)[0][1] == 1


def test_the_note_is_as_long_as_its_box_allows():
    assert item("note")["maxLength"] == 500


def test_a_kind_of_field_that_nobody_thought_of_is_refused(monkeypatch):
    monkeypatch.setitem(page_of("side").base_fields, "side", forms.DateField(label="When?"))
    with pytest.raises(TypeError, match="DateField"):
        questionnaire("en")


def test_a_unit_that_ucum_is_not_known_for_is_refused(monkeypatch):
    monkeypatch.delitem(making.UNITS, "mmHg")
    with pytest.raises(KeyError, match="mmHg"):
        questionnaire("en")


def test_it_names_itself_its_edition_and_whom_it_is_about(settings):
    settings.FHIR_BASE_URL = "https://legs.example.org/fhir"
    made = questionnaire()
    assert made["url"] == "https://legs.example.org/fhir/Questionnaire/leg-check"
    assert (made["id"], made["version"], made["name"]) == ("leg-check", VERSION, "LegCheck")
    assert (made["status"], made["subjectType"]) == ("active", ["Patient"])


@pytest.mark.parametrize(
    ("by", "on", "experimental"),
    [("", None, True), ("A reviewer", None, True), ("A reviewer", date(2026, 1, 2), False)],
)
def test_it_is_experimental_until_a_clinician_has_reviewed_it(settings, by, on, experimental):
    settings.REVIEWED_BY, settings.REVIEWED_ON = by, on
    assert questionnaire()["experimental"] is experimental


# Elsewhere nothing judges the answers and nothing stops -------------------------------------------


def test_it_says_first_that_it_gives_no_advice_and_whom_to_call(settings):
    settings.EMERGENCY_NUMBER = "999"
    first = groups()["page-start"]["item"][0]
    assert first["type"] == "display"
    assert control(first) is None, "a help text may be hidden"
    for text in (first["text"], questionnaire()["description"]):
        assert "gives no advice" in text
        assert "call 999 now" in text


@pytest.mark.parametrize(
    ("link_id", "group", "asked", "words"),
    [
        ("ended-declined", "page-start", {"answerCoding": "no"}, "If your leg worries you"),
        ("ended-under-age", "page-age", {"answerInteger": 17}, "made for people of 18 or over"),
    ],
)
def test_it_says_where_the_check_would_end(link_id, group, asked, words):
    last = groups()[group]["item"][-1]
    assert (last["linkId"], last["type"]) == (link_id, "display")
    assert last["text"].startswith("This check ends here. ")
    assert words in last["text"]
    (when,) = last["enableWhen"]
    assert when["operator"] == ("=" if "answerCoding" in asked else "<=")
    code = when["answerCoding"]["code"] if "answerCoding" in when else when["answerInteger"]
    assert [code] == list(asked.values())


@pytest.mark.parametrize("ended", ["ended-declined", "ended-under-age"])
def test_where_it_would_end_it_says_whom_to_call_as_the_page_does_in_a_box(ended):
    assert "patients/emergency_box.html" in (ROOT / "templates/patients/stopped.html").read_text()
    assert item(ended)["text"].endswith(f" {CALL}")


@pytest.mark.parametrize("asked_on", WARNING_PAGES, ids=lambda asked_on: asked_on.slug)
def test_each_page_of_warning_signs_says_whom_to_call_since_nothing_stops_there(asked_on):
    first, *others = groups()[f"page-{asked_on.slug}"]["item"]
    assert (first["linkId"], first["type"]) == (f"page-{asked_on.slug}-call", "display")
    assert control(first) is None, "a help text may be hidden"
    assert "call 112 now" in first["text"]
    assert [one["linkId"] for one in others if one["type"] != "display"] == [*asked_on.base_fields]


def test_no_other_page_says_so():
    calling = {name for name in groups() if f"{name}-call" in json.dumps(groups()[name])}
    assert calling == {f"page-{page.slug}" for page in WARNING_PAGES}


@pytest.mark.parametrize("ended", ["ended-declined", "ended-under-age"])
def test_what_it_says_of_the_end_is_what_the_page_says(ended):
    """Written in both, but for translators once: each sentence is the same there."""
    page = (ROOT / "templates/patients/stopped.html").read_text()
    page = page.replace("{{ care }}", "your doctor or nurse")
    page = page.replace("{{ urgent }}", "your doctor, urgent care or a nurse line")
    said = item(ended)["text"].removeprefix("This check ends here. ")
    for sentence in said.removesuffix(f" {CALL}").split(". "):
        assert sentence.rstrip(".") in page


def test_its_own_words_are_plain():
    own = [one for one in every(questionnaire("en")["item"]) if one["type"] == "display"]
    own = [one["text"] for one in own if control(one) is None]
    assert len(own) == 7
    assert all(grade(text) <= 6 for text in [*own, questionnaire("en")["description"]])
