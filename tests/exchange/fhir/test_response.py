"""The stored answers as a QuestionnaireResponse: what was stored, all of it, and nothing else."""

import pytest

from assessments.exchange.fhir import addresses
from assessments.questionnaire.pages import PAGES
from tests.exchange.records import LONG, record
from tests.vignettes import VIGNETTES

from .documents import made, resources

OLD_CODES = ["gone", "none"]


def response(assessment, **how):
    (found,) = resources(made(assessment, **how), "QuestionnaireResponse")
    return found


def items(resource):
    return {item["linkId"]: item for group in resource["item"] for item in group["item"]}


def codes_of(item):
    values = [next(iter(one.values())) for one in item["answer"]]
    return [one["code"] if isinstance(one, dict) else one for one in values]


def test_it_gives_back_the_answers_that_are_stored():
    for answers in (LONG, *(one["answers"] for one in VIGNETTES)):
        assessment = record(answers)
        if assessment is None:
            continue
        found = {link: codes_of(item) for link, item in items(response(assessment)).items()}
        given = {name: one for name, one in stored(assessment).items() if one is not None}
        assert found == {
            name: one if isinstance(one, list) else [one] for name, one in given.items()
        }


def stored(assessment):
    remarks = assessment.content["remarks"]
    kept = {
        name: remarks[name] for name in ("for_other", "note") if remarks.get(name) not in (None, "")
    }
    return assessment.content["answers"] | kept


def test_groups_are_the_pages_on_the_route_in_their_order():
    groups = [group["linkId"] for group in response(record(LONG, note="x"))["item"]]
    pages = [f"page-{page.slug}" for page in PAGES]
    assert groups == [page for page in pages if page in groups]
    assert groups[0] == "page-start"
    assert groups[-1] == "page-note"
    assert "page-swelling-signs" in groups
    assert "page-swelling-signs" not in [
        group["linkId"] for group in response(record(LONG | {"swelling": "none"}))["item"]
    ]


def test_numbers_choices_and_words_have_their_own_types():
    known = {"abi_left": 1, "ankle_left": 120, "arm_left": 130}
    found = items(response(record(LONG | known, note="One\ntwo")))
    assert found["age_years"]["answer"] == [{"valueInteger": 60}]
    assert found["abi_left"]["answer"] == [{"valueDecimal": 1}]
    assert found["ankle_left"]["answer"] == [{"valueInteger": 120}]
    assert found["note"]["answer"] == [{"valueString": "One\ntwo"}]
    (side,) = found["side"]["answer"]
    assert side["valueCoding"] == addresses.coding("side", "left", "Left")
    assert found["side"]["text"] == "Which leg is it?"
    assert [one["valueCoding"]["display"] for one in found["when"]["answer"]] == [
        "When I walk",
        "In bed at night",
    ]


def test_what_was_left_blank_has_no_item_and_no_empty_group():
    found = response(record(LONG | {"abi_left": None}))
    assert "abi_left" not in items(found)
    assert all(group["item"] for group in found["item"])
    assert "note" not in items(found)


@pytest.mark.parametrize("note", ["\ufffe", " \ufffe\n\uffff "])
def test_a_note_of_which_nothing_can_be_said_has_no_item(note):
    """No FHIR string may be empty, and these signs may stand in none."""
    found = response(record(LONG, note=note))
    assert "note" not in items(found)
    assert all(group["item"] for group in found["item"])


def test_it_names_the_edition_that_was_answered_if_the_result_knows_it():
    assessment = record(LONG)
    edition = assessment.content["questionnaire"]
    assert response(assessment)["questionnaire"] == f"{addresses.questionnaire()}|{edition}"
    del assessment.content["questionnaire"]
    assert response(assessment)["questionnaire"] == addresses.questionnaire()


def test_what_was_said_of_the_device_is_nobody_elses_business():
    assessment = record(LONG)
    assessment.content["remarks"] |= {"shared_device": True, "for_other": False}
    found = items(response(assessment))
    assert "shared_device" not in found
    assert found["for_other"]["answer"] == [{"valueBoolean": False}]


def test_who_answers_for_another_is_not_the_patient():
    assessment = record(LONG)
    assert "reference" in response(assessment)["source"]
    assessment.content["remarks"]["for_other"] = True
    found = response(assessment)
    assert found["source"] == {"display": "Another adult, who answered for the patient"}
    assert items(found)["for_other"]["answer"] == [{"valueBoolean": True}]
    for one in resources(made(assessment), "Observation"):
        assert one["performer"] == [found["source"]]


@pytest.fixture
def outdated():
    """A result with a question and a code that today's pages do not have."""
    assessment = record(LONG)
    assessment.content["answers"] |= {"retired": list(OLD_CODES), "side": "middle"}
    for section in assessment.content["shown"]["en"]["transcript"]:
        for row in section["rows"]:
            if row["question_id"] == "side":
                row["answers"] = ["In the middle"]
    section["rows"].append(
        {"question_id": "retired", "question": "Asked before?", "answers": ["A", "B"], "rules": []}
    )
    return assessment


def test_a_question_that_is_asked_no_more_stands_in_its_part_of_the_transcript(outdated):
    found = response(outdated)
    sections = outdated.content["shown"]["en"]["transcript"]
    group = found["item"][-1]
    assert group["linkId"] == f"earlier-{len(sections)}"
    assert group["text"] == sections[-1]["title"]
    (item,) = group["item"]
    assert item["text"] == "Asked before?"
    coded = [one["valueCoding"] for one in item["answer"]]
    assert coded == [
        addresses.coding("retired", "gone", "A"),
        addresses.coding("retired", "none", "B"),
    ]


def test_a_code_that_is_no_more_is_told_as_it_is_stored(outdated):
    (side,) = items(response(outdated))["side"]["answer"]
    assert side["valueCoding"] == addresses.coding("side", "middle", "In the middle")


def test_words_that_cannot_be_told_apart_go_beside_no_code(outdated):
    outdated.content["answers"]["retired"] = ["gone"]
    (answer,) = items(response(outdated))["retired"]["answer"]
    assert answer["valueCoding"] == {"system": addresses.code_system("retired"), "code": "gone"}
