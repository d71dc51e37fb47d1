"""A response that is no finished response to our questionnaire is refused before it is read."""

import json

import pytest

from assessments.exchange.fhir import addresses
from assessments.exchange.fhir.reading import ResponseError, read_response
from assessments.questionnaire.version import VERSION
from tests.questionnaire.drafts import HARMLESS

from .responses import flat, response

OURS = "http://127.0.0.1:8000/fhir/Questionnaire/leg-check"
THEIRS = "https://clinic.example/fhir"
GOOD = response(HARMLESS)


# As many names as fit: comparing each with each would take minutes.
NAMES = "{" + ",".join(f'"{number}":0' for number in (*range(80_000), 79_999)) + "}"


def refused(text: str) -> list[str]:
    with pytest.raises(ResponseError) as error:
        read_response(text)
    return str(error.value).splitlines()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "response: is not valid JSON: Expecting value"),
        ("{", "response: is not valid JSON: Expecting property name"),
        ("[]", "response: must be one JSON object, and is a list."),
        ("3", "response: must be one JSON object, and is 3."),
        ("null", "response: must be one JSON object, and is null."),
        ("\ufeff{}", "response: is not valid JSON: Unexpected UTF-8 BOM"),
        ('{"a": NaN}', "response: is not valid JSON: NaN is no number"),
        ('{"a": -Infinity}', "response: is not valid JSON: -Infinity is no number"),
        ('{"a": 1e9999999999999999999}', "response: is not valid JSON: "),
        ('{"a": ' + "9" * 5000 + "}", "response: is not valid JSON: "),
        ("[" * 100_000, "response: is not valid JSON: "),
        ('{"item":[' * 50_000, "response: is not valid JSON: "),
        ('{"item": [], "a": 1, "item": []}', "response: is not valid JSON: an object has 'item'"),
        (" " * 1_000_001, "response: is longer than 1000000 characters. Send one response at a"),
        pytest.param(NAMES, "response: is not valid JSON: an object has '79999'", id="names"),
    ],
)
def test_what_is_no_json_object(text, problem):
    (said,) = refused(text)
    assert said.startswith(problem)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("Parameters", "'Parameters'"),
        (None, "null"),
        (["x"], "a list"),
        ("\ud800\n" * 90, "'\\ud800\\n"),
    ],
)
def test_another_kind_of_resource(kind, shown):
    (said,) = refused(json.dumps({**GOOD, "resourceType": kind}))
    assert said.startswith(f"resourceType: is {shown}")
    assert said.endswith(". Only a QuestionnaireResponse can be read, or a Bundle that holds one.")
    assert len(said) < 500


@pytest.mark.parametrize("status", ["in-progress", "entered-in-error", "stopped", None, 1, ["x"]])
def test_one_that_is_not_finished_or_does_not_count(status):
    (said,) = refused(json.dumps({**GOOD, "status": status}))
    assert said.startswith("status: is ")
    assert said.endswith(" Only a response that is completed or amended can be judged.")


def test_an_amended_one_counts():
    assert read_response(json.dumps({**GOOD, "status": "amended"})).warnings == []


@pytest.mark.parametrize(
    ("named", "problem"),
    [
        (None, "is missing. "),
        ("", "is missing. "),
        (["x"], "is missing. "),
        (f"|{VERSION}", "is missing. "),
        ("https://clinic.example/Questionnaire/other", "is 'https://clinic.example/Questionn"),
        (f"{OURS}-2|{VERSION}", f"is '{OURS}-2', which is not this one. "),
        (f"/Questionnaire/leg-check|{VERSION}", "is '/Questionnaire/leg-check', which is not this"),
        (f"{OURS}|{VERSION}|2", "names more than one version. "),
        (f"{OURS}||", "names more than one version. "),
    ],
)
def test_another_questionnaire_or_none(named, problem):
    (said,) = refused(json.dumps({**GOOD, "questionnaire": named}))
    assert said.startswith(f"questionnaire: {problem}")
    assert said.endswith(f"Name the questionnaire that was answered: {OURS}|{VERSION}")


@pytest.mark.parametrize("name", ["implicitRules", "modifierExtension"])
def test_what_may_change_the_meaning_of_all(name):
    (said,) = refused(json.dumps({**GOOD, name: [{"url": "https://x.example/not"}]}))
    assert said.startswith(f"{name}: may change what the answers mean")


def test_all_that_is_wrong_with_it_is_said_at_once():
    said = refused(json.dumps({"resourceType": "QuestionnaireResponse"}))
    assert [line.split(":")[0] for line in said] == ["status", "questionnaire"]


@pytest.mark.parametrize(
    ("named", "warnings"),
    [
        (f"{OURS}|{VERSION}", []),
        (f"{OURS}|{VERSION}#part", []),
        (f"{OURS}|2020.1.1", [f"names version '2020.1.1', and is read as version '{VERSION}'"]),
        (OURS, [f"names no version, and is read as version '{VERSION}'"]),
        (
            f"{THEIRS}/Questionnaire/leg-check|{VERSION}",
            [f"is that of '{THEIRS}', read as that of 'http://127.0.0.1:8000/fhir'."],
        ),
    ],
)
def test_another_host_or_edition_is_read_with_a_warning(named, warnings):
    found = list(map(str, read_response(json.dumps({**GOOD, "questionnaire": named})).warnings))
    assert len(found) == len(warnings)
    for said, wanted in zip(found, warnings, strict=True):
        assert said.startswith(f"questionnaire: {wanted}")


def test_another_host_names_its_codes_by_its_own_address(settings):
    """And ours by ours: a copy of the questionnaire may have kept its codes."""
    settings.FHIR_BASE_URL = THEIRS
    theirs = response(HARMLESS)
    settings.FHIR_BASE_URL = ""
    assert addresses.base() != THEIRS
    read = read_response(json.dumps(theirs))
    assert [warning.where for warning in read.warnings] == ["questionnaire"]
    assert read.saved == read_response(json.dumps(GOOD)).saved
    mixed = {**GOOD, "questionnaire": theirs["questionnaire"]}
    assert read_response(json.dumps(flat(mixed))).saved == read.saved


def test_a_code_of_a_host_that_the_response_does_not_name_is_refused(settings):
    settings.FHIR_BASE_URL = THEIRS
    theirs = response(HARMLESS)
    settings.FHIR_BASE_URL = ""
    said = refused(json.dumps({**GOOD, "item": theirs["item"]}))
    assert said[0].startswith(f"consent: has a code of '{THEIRS}/CodeSystem/consent'.")
