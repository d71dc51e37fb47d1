"""A result as a FHIR document: whole, valid, in the words that were stored, and about nobody."""

import json
import tomllib
from datetime import timedelta
from uuid import uuid4
from xml.etree import ElementTree

import pytest

import assessments
from assessments.exchange.fhir import addresses
from assessments.exchange.fhir.file import fhir_file
from assessments.exchange.fhir.mapping import SNOMED, UCUM
from assessments.exchange.sheet import sheet
from tests.exchange.records import ALL_TICKED, LONG, MANY_LINES, record
from tests.operations.project import ROOT
from tests.second_language import CODE, TAG, add_second_language, translated
from tests.vignettes import VIGNETTES

from .documents import MADE_AT, elements, faults, made, resources
from .test_narrative import HOSTILE

KINDS = [
    *("Composition", "Patient", "Device", "QuestionnaireResponse", "Observation"),
    "RiskAssessment",
]
MEASURED = LONG | {"abi_left": 0.85, "ankle_right": 120, "arm_left": 130}
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
PERSONAL = {"name", "birthDate", "identifier", "telecom", "address", "gender", "contact"}


@pytest.fixture(scope="module")
def records():
    found = [record(one["answers"], note="Since May.") for one in VIGNETTES]
    return [one for one in found if one is not None] + [record(LONG), record(ALL_TICKED)]


@pytest.fixture(scope="module")
def bundles(records):
    return [made(one) for one in records]


def every(value, key):
    """All that stands under a key, however deep."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == key:
                yield inner
            yield from every(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from every(inner, key)


def only(bundle, kind):
    (found,) = resources(bundle, kind)
    return found


@pytest.mark.slow
def test_three_validators_find_nothing_wrong(validators, bundles):
    hostile = record(MEASURED, note=HOSTILE)
    unseen = record(LONG, note=" \ufffe ")
    hostile.corrects_id = uuid4()
    hostile.content["remarks"]["for_other"] = True
    del hostile.content["questionnaire"]
    for bundle in [*bundles, made(hostile), made(hostile, taken_back=True), made(unseen)]:
        assert faults(validators, bundle) == []


def test_it_holds_these_and_says_no_diagnosis(bundles):
    for bundle in bundles:
        kinds = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
        assert list(dict.fromkeys(kinds)) == KINDS


def test_every_reference_leads_to_what_it_should(bundles):
    leads_to = {"subject": "Patient", "author": "Device", "derivedFrom": "QuestionnaireResponse"}
    for bundle in bundles:
        by_address = {one["fullUrl"]: one["resource"] for one in bundle["entry"]}
        assert len(by_address) == len(bundle["entry"])
        for address, one in by_address.items():
            assert address == f"urn:uuid:{one['id']}"
        assert set(every(bundle, "reference")) <= by_address.keys()
        for key, kind in leads_to.items():
            for found in every(bundle["entry"], key):
                for one in found if isinstance(found, list) else [found]:
                    assert by_address[one["reference"]]["resourceType"] == kind
        (first, *others) = bundle["entry"]
        named = {
            one["reference"]
            for entry in every(first["resource"]["section"], "entry")
            for one in entry
        }
        assert {one["fullUrl"] for one in others} - named == {
            one["fullUrl"] for one in others if one["resource"]["resourceType"] in KINDS[1:3]
        }


def test_every_resource_is_told_in_words(bundles):
    allowed = {"div", "h3", "p", "br", "ul", "li", "table", "tbody", "tr", "td"}
    for bundle in bundles:
        for entry in bundle["entry"]:
            assert entry["resource"]["text"]["status"] in ("generated", "additional")
            assert entry["resource"]["language"] == "en"
        for div in every(bundle, "div"):
            read = ElementTree.fromstring(div)
            assert elements(read) <= allowed
            assert "".join(read.itertext()).strip()


def test_nothing_of_it_tells_a_diagnosis(records, bundles):
    for assessment, bundle in zip(records, bundles, strict=True):
        text = json.dumps(only(bundle, "RiskAssessment"), ensure_ascii=False)
        for section in sheet(assessment).transcript:
            for row in section.rows:
                text = text.replace(row.question, "")
        assert "you have" not in text.lower()


def test_the_patient_is_nobody_by_name(bundles):
    for bundle in bundles:
        patient = only(bundle, "Patient")
        assert not PERSONAL & patient.keys()
    assert "Age: 60" in only(made(record(LONG)), "Patient")["text"]["div"]


def test_the_same_result_gives_the_same_document():
    assessment = record(LONG)
    first, later = made(assessment), made(assessment, made_at=MADE_AT + timedelta(days=1))
    assert first != later
    assert first | {"timestamp": ""} == later | {"timestamp": ""}
    taken_back = made(assessment, taken_back=True)
    assert taken_back["identifier"] != first["identifier"]
    assert only(taken_back, "Composition")["identifier"] == only(first, "Composition")["identifier"]


def test_a_result_that_was_taken_back_says_so_wherever_it_can():
    bundle = made(record(LONG), taken_back=True)
    with_status = [one["resource"] for one in bundle["entry"] if "status" in one["resource"]]
    about = [one for one in with_status if one["resourceType"] != "Device"]
    assert {one["status"] for one in about} == {"entered-in-error"}
    assert "took this result back" in only(bundle, "Composition")["text"]["div"]
    assert "took this result back" not in json.dumps(made(record(LONG)))


def test_a_result_that_corrects_another_names_it():
    assessment = record(LONG)
    assert "relatesTo" not in only(made(assessment), "Composition")
    assessment.corrects_id = uuid4()
    (relation,) = only(made(assessment), "Composition")["relatesTo"]
    assert relation["code"] == "replaces"
    corrected = record(LONG)
    corrected.id = assessment.corrects_id
    theirs = only(made(corrected), "Composition")["identifier"]
    assert relation["targetIdentifier"] == theirs


def observed(bundle):
    """By the question: the code of another's system, if any, and the value."""
    found = {}
    for one in resources(bundle, "Observation"):
        own, *theirs = one["code"]["coding"]
        key = (own["code"], [each["code"] for each in theirs][:1])
        found[str(key)] = one
    return found


def test_measurements_are_in_units_and_at_a_place():
    found = observed(made(record(MEASURED)))
    ankle = found["('ankle_right', [])"]
    assert ankle["valueQuantity"] == {
        "value": 120,
        "unit": "mmHg",
        "system": UCUM,
        "code": "mm[Hg]",
    }
    assert ankle["bodySite"] == {"text": "Right ankle"}
    abi = found["('abi_left', ['77194-9'])"]
    assert abi["valueQuantity"] == {"value": 0.85, "system": UCUM, "code": "1"}
    assert abi["bodySite"] == {"text": "Left leg"}
    assert "from a clinic" in abi["note"][0]["text"]
    assert "not known" in abi["note"][0]["text"]
    arm = found["('arm_left', ['8480-6'])"]
    assert arm["bodySite"] == {"text": "Left arm"}
    assert found["('age_years', [])"]["valueQuantity"]["code"] == "a"


def test_when_a_pressure_was_measured_is_not_claimed_to_be_when_it_was_told():
    found = observed(made(record(MEASURED)))
    measured = [one for one in found.values() if "bodySite" in one]
    assert len(measured) == 3
    for one in measured:
        assert "effectiveDateTime" not in one
        (absent,) = one["_effectiveDateTime"]["extension"]
        assert absent == {"url": ABSENT, "valueCode": "unknown"}
    for one in found.values():
        assert one["issued"] == "2026-11-25T21:15:00+00:00"
    assert found["('age_years', [])"]["effectiveDateTime"] == "2026-11-25T21:15:00+00:00"


def test_what_was_reported_is_the_question_with_its_answer():
    answers = LONG | {"conditions": ["diabetes", "liver_disease"], "smoking": "ex"}
    found = observed(made(record(answers)))
    diabetes = found["('conditions', [])"]
    assert diabetes["code"]["text"] == "Has a doctor ever found any of these?"
    assert diabetes["valueCodeableConcept"] == {
        "coding": [
            addresses.coding("conditions", "diabetes", "Diabetes"),
            {"system": SNOMED, "code": "73211009", "display": "Diabetes mellitus"},
        ],
        "text": "Diabetes",
    }
    smoking = found["('smoking', ['72166-2'])"]
    assert smoking["valueCodeableConcept"]["coding"][1]["code"] == "8517006"
    assert smoking["effectiveDateTime"] == "2026-11-25T21:15:00+00:00"
    assert smoking["category"][0]["coding"][0]["code"] == "survey"
    assert "liver_disease" not in json.dumps(list(found.values()))


def test_predictions_are_the_patterns_of_the_sheet(records, bundles):
    for assessment, bundle in zip(records, bundles, strict=True):
        drawn, risk = sheet(assessment), only(bundle, "RiskAssessment")
        titles = [one["outcome"]["text"] for one in risk["prediction"]]
        assert titles == [one.title for one in drawn.patterns]
        first = risk["prediction"][0]
        assert first["outcome"]["coding"][0]["code"] == drawn.leading
        for prediction, pattern in zip(risk["prediction"], drawn.patterns, strict=True):
            urgency = prediction["qualitativeRisk"]["coding"][0]
            assert urgency["system"] == addresses.code_system("urgency")
            assert urgency["code"] == pattern.urgency
            for reason in pattern.reasons:
                assert reason in prediction["rationale"]
        assert drawn.headline in risk["mitigation"]
        assert all(step in risk["mitigation"] for step in drawn.steps)
        assert risk["method"]["coding"][0]["code"] == drawn.ruleset


@pytest.mark.parametrize(
    ("urgency", "priority"),
    [
        ("emergency", ["EM"]),
        ("same_day", ["A"]),
        ("soon", ["UR"]),
        ("routine", ["R"]),
        ("self_care", []),
    ],
)
def test_urgency_is_our_own_code_first(records, bundles, urgency, priority):
    found = [
        one["qualitativeRisk"]["coding"]
        for bundle in bundles
        for one in only(bundle, "RiskAssessment")["prediction"]
        if one["qualitativeRisk"]["coding"][0]["code"] == urgency
    ]
    assert found
    for _, *theirs in found:
        assert [one["code"] for one in theirs] == priority


def test_what_a_prediction_rests_on_is_named():
    bundle = made(record(MEASURED))
    risk = only(bundle, "RiskAssessment")
    answers = only(bundle, "QuestionnaireResponse")
    asked = {item["linkId"] for group in answers["item"] for item in group["item"]}
    url = addresses.extension("rested-on")
    for prediction in risk["prediction"]:
        marks = [one["valueString"] for one in prediction["extension"] if one["url"] == url]
        assert marks
        assert set(marks) <= asked
    first, *others = risk["basis"]
    assert first["reference"].endswith(answers["id"])
    counted = {one["valueString"] for one in first["extension"]}
    by_address = {one["fullUrl"]: one["resource"] for one in bundle["entry"]}
    codes_of = [by_address[one["reference"]]["code"]["coding"][0]["code"] for one in others]
    assert "abi_left" in codes_of
    assert set(codes_of) <= counted
    assert "smoking" not in codes_of


def test_a_prediction_names_the_questions_of_its_own_rules(records, bundles):
    url = addresses.extension("rested-on")
    for assessment, bundle in zip(records, bundles, strict=True):
        by_pattern = {}
        for finding in assessment.content["shown"]["en"]["findings"]:
            by_pattern.setdefault(finding["pattern"], set()).update(finding["questions"])
        for one in only(bundle, "RiskAssessment")["prediction"]:
            marks = {mark["valueString"] for mark in one["extension"] if mark["url"] == url}
            assert marks == by_pattern[one["outcome"]["coding"][0]["code"]]


def test_only_the_answers_that_counted_are_a_basis():
    """Of several answers to one question, a rule may rest on one."""
    bundle = made(record(LONG | {"medicines": ["thiazide", "water_unsure", "ccb"]}))
    risk = only(bundle, "RiskAssessment")
    by_address = {one["fullUrl"]: one["resource"] for one in bundle["entry"]}
    because = "\n".join(one["rationale"] for one in risk["prediction"])
    for one in risk["basis"][1:]:
        value = by_address[one["reference"]].get("valueCodeableConcept")
        assert value is None or value["text"] in because


def test_where_no_rule_was_met_the_pattern_that_is_left_is_told():
    assessment = record(LONG)
    assessment.content["shown"]["en"]["findings"] = []
    (prediction,) = only(made(assessment), "RiskAssessment")["prediction"]
    assert prediction["outcome"]["coding"][0]["code"] == assessment.leading


def test_a_note_is_told_in_full_and_as_text():
    bundle = made(record(LONG, note=HOSTILE))
    assert "<script" not in "".join(every(bundle, "div"))
    assert "&lt;script&gt;alert" in only(bundle, "QuestionnaireResponse")["text"]["div"]
    file = fhir_file(record(LONG, note=HOSTILE), taken_back=False, made_at=MADE_AT)
    assert b"\\u0000" not in file.content
    assert json.loads(file.content)


@pytest.fixture
def in_arabic():
    """A result whose words were stored in two languages."""
    assessment = record(LONG)
    shown = assessment.content["shown"]
    shown["ar"] = json.loads(json.dumps(shown["en"])) | {"headline": "احجز موعدا"}
    return assessment


def test_it_is_in_the_language_that_is_asked_for(in_arabic):
    bundle = made(in_arabic, "ar")
    assert set(every(bundle, "language")) == {"ar"}
    assert all('dir="rtl"' in div for div in every(bundle, "div"))
    assert "احجز موعدا" in only(bundle, "RiskAssessment")["mitigation"]
    file = fhir_file(in_arabic, "ar", taken_back=False, made_at=MADE_AT)
    assert file["Content-Language"] == "ar"
    assert "احجز موعدا" in file.content.decode()


def test_a_language_is_named_as_others_name_it_and_all_words_are_in_it(settings, tmp_path):
    other = "Another adult, who answered for the patient"
    when = "When it was measured is not known."
    add_second_language(settings, tmp_path, other, when)
    assessment = record(MEASURED)
    assessment.content["remarks"]["for_other"] = True
    assessment.content["shown"][CODE] = assessment.content["shown"]["en"]
    bundle = made(assessment, CODE)
    assert set(every(bundle, "language")) == {TAG}
    assert all(f'lang="{TAG}" xml:lang="{TAG}"' in div for div in every(bundle, "div"))
    assert only(bundle, "QuestionnaireResponse")["source"] == {"display": translated(other)}
    notes = [note["text"] for each in every(bundle, "note") for note in each]
    assert notes
    assert all(note.endswith(translated(when)) for note in notes)
    file = fhir_file(assessment, CODE, taken_back=False, made_at=MADE_AT)
    assert file["Content-Language"] == TAG


def test_a_language_that_was_not_stored_falls_back_to_the_patients(in_arabic):
    assert made(in_arabic, "xx") == made(in_arabic, "en") == made(in_arabic)


def test_it_says_which_program_and_which_rules_made_it():
    versions = {
        one["type"]["text"]: one["value"] for one in only(made(record(LONG)), "Device")["version"]
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert versions["application"] == assessments.__version__ == project["version"]
    assert versions["rule set"] == record(LONG).ruleset
    old = record(LONG)
    del old.content["questionnaire"]
    assert len(only(made(old), "Device")["version"]) == 2


def test_it_says_whether_a_clinician_has_looked_at_the_rules(settings):
    def said():
        return only(made(record(LONG)), "Composition")["text"]["div"]

    assert "No clinician has reviewed it" in said()
    settings.REVIEWED_BY, settings.REVIEWED_ON = "Dr Ada Quix", MADE_AT.date()
    assert "reviewed by Dr Ada Quix on 26 November 2026" in said()


def test_it_fits_in_a_mail(bundles):
    """A check at its longest has some 45 kB; every box of every page ticked, about 180."""
    sizes = [len(json.dumps(bundle)) for bundle in bundles]
    assert max(sizes[:-1]) < 60_000
    longest = fhir_file(record(ALL_TICKED, note=MANY_LINES), taken_back=False, made_at=MADE_AT)
    assert len(longest.content) < 200_000
