"""A response in a Bundle: read, unless the Bundle says that it was taken back or changed."""

import json

import pytest

from assessments.exchange.fhir.reading import ResponseError, read_response
from tests.exchange.records import LONG, record
from tests.questionnaire.drafts import HARMLESS

from .documents import made
from .responses import response

GOOD = response(HARMLESS)
MODIFIER = {"modifierExtension": [{"url": "https://x.example/not"}]}
RULES = {"implicitRules": "https://x.example/rules"}
COMPOSITION = {"resourceType": "Composition", "status": "final"}


def bundle(*resources, **changed):
    entries = [{"resource": one} for one in resources]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries} | changed


def refused(whole) -> list[str]:
    with pytest.raises(ResponseError) as error:
        read_response(json.dumps(whole))
    return str(error.value).splitlines()


@pytest.mark.parametrize("kind", ["document", "collection", "searchset", "transaction", "batch"])
def test_it_is_read_for_the_one_response_in_it(kind):
    found = read_response(json.dumps(bundle({"resourceType": "Patient"}, GOOD, type=kind)))
    assert found == read_response(json.dumps(GOOD))


@pytest.mark.parametrize(
    ("held", "count"),
    [
        ([], 0),
        ([{"resourceType": "Patient"}, ["x"], None], 0),
        ([GOOD, GOOD], 2),
    ],
)
def test_one_with_none_or_several_is_refused(held, count):
    (said,) = refused(bundle(*held))
    assert said.startswith(f"Bundle: holds {count} of type QuestionnaireResponse.")


@pytest.mark.parametrize("entries", ["x", ["x"], {}, None])
def test_entries_that_are_none_hold_none(entries):
    (said,) = refused(bundle(entry=entries))
    assert said.startswith("Bundle: holds 0 of type QuestionnaireResponse.")


@pytest.mark.parametrize("kind", ["history", "message", "transaction-response", "", None, ["x"]])
def test_one_of_another_type_is_refused(kind):
    """In a history the response may be one that was changed or deleted since."""
    (said,) = refused(bundle(GOOD, type=kind))
    assert said.startswith("Bundle: is of type ")
    assert said.endswith(" are read: document, collection, searchset, transaction, batch.")


@pytest.mark.parametrize("change", [MODIFIER, RULES], ids=["modifier", "rules"])
def test_what_may_change_the_meaning_of_all_is_refused_around_the_response_too(change):
    (name,) = change
    said = f"{name}: may change what the answers mean, and is not understood. Leave it out."
    assert refused(bundle(GOOD, **change)) == [f"Bundle.{said}"]
    assert refused(bundle(COMPOSITION | change, GOOD)) == [f"Composition.{said}"]
    beside = {"resource": {"resourceType": "Patient"}, **change}
    assert refused(bundle(entry=[{"resource": GOOD}, beside])) == [f"Bundle.entry.{said}"]


@pytest.mark.parametrize("method", ["DELETE", "PATCH", "delete", 3, ["x"]])
def test_what_is_to_be_deleted_or_changed_is_refused(method):
    gone = {"request": {"method": method, "url": "QuestionnaireResponse/1"}}
    whole = bundle(type="transaction", entry=[{"resource": GOOD}, gone])
    (said,) = refused(whole)
    assert said.startswith("Bundle.entry: asks for ")
    assert said.endswith(" Only POST and PUT are read.")
    assert refused(bundle(entry=[{"resource": GOOD, **gone}])) == [said]


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_what_is_to_be_stored_is_read(method):
    entry = {"resource": GOOD, "request": {"method": method, "url": "QuestionnaireResponse"}}
    assert read_response(json.dumps(bundle(type="transaction", entry=[entry]))).warnings == []


def test_a_document_that_was_taken_back_is_refused_by_its_composition_alone():
    (said,) = refused(bundle(COMPOSITION | {"status": "entered-in-error"}, GOOD))
    assert said == "Composition.status: is 'entered-in-error': the document was taken back."


def test_our_own_documents_are_read_unless_they_were_taken_back():
    assessment = record(LONG)
    assert read_response(json.dumps(made(assessment))).warnings == []
    said = refused(made(assessment, taken_back=True))
    assert said == ["Composition.status: is 'entered-in-error': the document was taken back."]


def test_all_that_is_wrong_with_it_is_said_at_once_and_once():
    gone = {"request": {"method": "DELETE", "url": "Patient/1"}}
    said = refused(bundle(type="history", entry=[gone, gone], **RULES))
    assert [line.split(":")[0] for line in said] == [
        *("Bundle", "Bundle.implicitRules", "Bundle.entry", "Bundle"),
    ]
