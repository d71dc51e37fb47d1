"""Every code of ours in a document is in the code system that it names, in the same words."""

import pytest

from assessments.exchange.fhir import addresses
from assessments.exchange.fhir.code_systems import code_system, names
from assessments.exchange.fhir.questionnaire import questionnaire
from tests.exchange.records import ALL_TICKED, LONG, record
from tests.vignettes import VIGNETTES

from .documents import made
from .items import every

SYSTEMS = {system["url"]: system for system in map(code_system, names())}
FORM = {one["linkId"]: one for one in every(questionnaire("en")["item"])}


def codings(value):
    """Each coding of ours in a resource, however deep."""
    if isinstance(value, dict):
        if str(value.get("system")).startswith(f"{addresses.base()}/CodeSystem/"):
            yield value
        value = list(value.values())
    for inner in value if isinstance(value, list) else []:
        yield from codings(inner)


@pytest.fixture(scope="module")
def documents():
    found = [record(one["answers"], note="Since May.") for one in VIGNETTES]
    return [made(one) for one in [*found, record(LONG), record(ALL_TICKED)] if one is not None]


def test_codes(documents):
    found = {(one["system"], one["code"], one.get("display")) for one in codings(documents)}
    for system, code, display in found:
        words = {one["code"]: one["display"] for one in SYSTEMS[system]["concept"]}
        assert display in (None, words[code]), (system, code)
    named = {system.rpartition("/")[2] for system, _, _ in found}
    assert named >= {"urgency", "pattern", "rule", "ruleset", "question", "em-leg", "smoking"}


def test_link_ids(documents):
    """A form knows each item of a response, where it stands, and by the same words."""
    entries = [entry["resource"] for bundle in documents for entry in bundle["entry"]]
    responses = [one for one in entries if one["resourceType"] == "QuestionnaireResponse"]
    assert len(responses) == len(documents)
    for response in responses:
        for group in response["item"]:
            below = {one["linkId"] for one in FORM[group["linkId"]]["item"]}
            assert {one["linkId"] for one in group["item"]} <= below
            for one in [group, *group["item"]]:
                assert one["text"] == FORM[one["linkId"]]["text"]
