"""Items that are not as the questionnaire has them: each is named, with what is wrong with it."""

import json

import pytest

from assessments.exchange.fhir import addresses
from assessments.exchange.fhir.reading import ResponseError, read_response
from tests.exchange.records import LONG
from tests.questionnaire.drafts import in_order

from .responses import flat, replaced, response

ANSWERS = in_order(LONG | {"note": "Since May.", "for_other": True, "pregnant": None})
GOOD = response(ANSWERS)
BY_ID = {item["linkId"]: item for item in flat(GOOD)["item"]}
MODIFIER = {"modifierExtension": [{"url": "https://x.example/not"}]}


def read(whole):
    return read_response(json.dumps(whole))


def refused(whole) -> list[str]:
    with pytest.raises(ResponseError) as error:
        read(whole)
    return str(error.value).splitlines()


def with_item(**item):
    return {**GOOD, "item": [*GOOD["item"], item]}


def answered(link_id, *answers):
    return replaced(GOOD, link_id, answer=list(answers))


def coded(code, system="consent"):
    return {"valueCoding": {"system": addresses.code_system(system), "code": code}}


def test_groups_and_a_flat_list_are_read_alike():
    assert read(GOOD).saved == read(flat(GOOD)).saved
    assert read(GOOD).warnings == []


def test_groups_without_answers_and_what_is_only_shown_are_passed_over():
    shown = [{"linkId": "page-start-why"}, {"linkId": "em_leg-help", "text": "Tick"}]
    group = {"linkId": "page-pregnancy", "item": [{"linkId": "page-pregnancy-why"}]}
    bare = replaced(GOOD, "em_leg", answer=[{**coded("none", "em_leg"), "item": shown[1:]}])
    assert read({**flat(GOOD), "item": [*flat(GOOD)["item"], *shown]}).saved == read(GOOD).saved
    assert read({**bare, "item": [*bare["item"], group]}).saved == read(GOOD).saved


@pytest.mark.parametrize("blank", [{}, {"answer": []}, {"answer": None}])
def test_an_item_without_an_answer_is_not_answered(blank):
    assert read(replaced(GOOD, "abi_left", text="ABI", **blank)).saved["abi_left"] is None


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ({"linkId": "shoe"}, "shoe: is not the linkId of anything in this questionnaire."),
        ({"linkId": "shared_device"}, "shared_device: is not the linkId of anything"),
        ({"linkId": "confirm_numbers"}, "confirm_numbers: is not the linkId of anything"),
        ({"linkId": "a\nb"}, "'a\\nb': is not the linkId of anything"),
        ({"linkId": "x" * 200}, f"'{'x' * 60}': is not the linkId of anything"),
        ({"linkId": 1}, "item: holds an item whose linkId is 1. It must be text."),
        ({}, "item: holds an item whose linkId is null. It must be text."),
        ({"linkId": "page-start"}, "page-start: is there twice."),
        ({"linkId": "consent"}, "consent: is there twice."),
        (
            {"linkId": "page-pregnancy", "answer": [{"valueBoolean": True}]},
            "page-pregnancy: takes no answer. Give it to the question itself.",
        ),
        (
            {"linkId": "em_leg-help", "answer": [{"valueString": "x"}]},
            "em_leg-help: takes no answer.",
        ),
        (
            {"linkId": "page-age-why", "item": [{"linkId": "page-pregnancy"}]},
            "page-pregnancy: stands in page-age-why, where it does not belong.",
        ),
        (
            {"linkId": "page-pregnancy", "item": [{"linkId": "page-age-why"}]},
            "page-age-why: stands in page-pregnancy, where it does not belong.",
        ),
        (
            {"linkId": "page-pregnancy", "item": {"linkId": "x"}},
            "page-pregnancy: has an object as its item, which must be a list.",
        ),
        (
            {"linkId": "page-pregnancy", "item": ["x"]},
            "page-pregnancy: has 'x' as item, which must be an object.",
        ),
        (
            {"linkId": "page-pregnancy", **MODIFIER},
            "page-pregnancy: has a modifier extension, which is not understood.",
        ),
    ],
)
def test_an_item_that_is_not_ours_or_not_there(item, problem):
    (said,) = refused(with_item(**item))
    assert said.startswith(problem)


@pytest.mark.parametrize("items", [{}, "x", 3, [3], [[]]])
def test_items_that_are_none(items):
    assert refused({**GOOD, "item": items})[0].startswith("item: has ")


def test_without_items_each_question_that_everyone_is_asked_is_missed():
    said = refused({**GOOD, "item": []})
    assert said[0] == "consent: Choose “Yes” to go on, or “No” to stop here."
    assert "em_leg: Tick all that apply, or tick “None of these”." in said
    assert not any(line.startswith(("age_years:", "swelling_detail:")) for line in said)


@pytest.mark.parametrize(
    ("link_id", "answers", "problem"),
    [
        (
            "consent",
            [{"valueString": "yes"}],
            "has 'valueString'. Its answer must be a valueCoding",
        ),
        ("consent", [{"valueBoolean": True}], "has 'valueBoolean'. Its answer must be a valueCod"),
        ("consent", [{}], "has no value. Its answer must be a valueCoding."),
        ("consent", ["yes"], "has 'yes' as answer, which must be an object."),
        ("consent", [coded("yes"), coded("no")], "has 2 answers, and takes one."),
        (
            "consent",
            [{**coded("yes"), "valueString": "no"}],
            "has 'valueCoding' and 'valueString'.",
        ),
        ("consent", [{"valueCoding": "yes"}], "has 'yes' as valueCoding, which must be an object."),
        ("consent", [coded("maybe")], "has the code 'maybe'. It takes one of: yes, no"),
        ("consent", [coded("Yes")], "has the code 'Yes'. It takes one of: yes, no"),
        ("consent", [coded(None)], "has the code null. It takes one of: yes, no"),
        ("consent", [coded(["yes"])], "has the code a list. It takes one of: yes, no"),
        ("consent", [coded("yes", "smoking")], "has a code of 'http://127.0.0.1:8000/fhir/CodeSys"),
        ("consent", [{"valueCoding": {"system": 3, "code": "yes"}}], "has a code of 3."),
        ("consent", [{**coded("yes"), **MODIFIER}], "has a modifier extension"),
        ("em_leg", [coded("cold", "em_leg"), coded("x", "em_leg")], "has the code 'x'."),
        ("age_years", [{"valueDecimal": 50}], "has 'valueDecimal'. Its answer must be a valueInt"),
        ("age_years", [{"valueInteger": 50.0}], "has 50.0 as valueInteger, which it is not."),
        ("age_years", [{"valueInteger": "50"}], "has '50' as valueInteger, which it is not."),
        ("age_years", [{"valueInteger": True}], "has true as valueInteger, which it is not."),
        ("age_years", [{"valueInteger": 50}] * 2, "has 2 answers, and takes one."),
        ("age_years", [{"valueInteger": 150}], "You typed 150. Type your age in years, from 0 t"),
        ("age_years", [{"valueInteger": -1}], "You typed -1. Type your age in years"),
        ("age_years", [{"valueInteger": 1970}], "Type how old you are, not the year you were"),
        ("age_years", [{"valueInteger": 10**400}], "Type your age as a number"),
        ("abi_left", [{"valueQuantity": {"value": 1}}], "has 'valueQuantity'. Its answer must be"),
        ("abi_left", [{"valueDecimal": "0.9"}], "has '0.9' as valueDecimal, which it is not."),
        ("abi_left", [{"valueDecimal": 85}], "You typed 85. Did you mean 0.85?"),
        ("abi_left", [{"valueDecimal": 3.01}], "You typed 3.01. An ABI is a number from 0.1 to 3"),
        ("ankle_left", [{"valueInteger": 39}], "You typed 39. That is too low: use mmHg."),
        ("ankle_left", [{"valueInteger": 0}], "You typed 0. That is too low: use mmHg."),
        ("ankle_left", [{"valueInteger": 301}], "You typed 301. That is too high."),
        ("for_other", [{"valueString": "true"}], "has 'valueString'. Its answer must be a valueB"),
        ("for_other", [{"valueBoolean": 1}], "has 1 as valueBoolean, which it is not."),
        ("note", [{"valueString": 5}], "has 5 as valueString, which it is not."),
        ("note", [{"valueString": "x" * 503}], "This is 3 characters too long. Keep it to 500."),
    ],
)
def test_an_answer_that_the_form_would_not_take(link_id, answers, problem):
    (said,) = refused(answered(link_id, *answers))
    assert said.startswith(f"{link_id}: {problem}")


@pytest.mark.parametrize(
    ("link_id", "codes", "problem"),
    [
        ("em_leg", ["none", "cold"], "You ticked “None of these” and something else. Keep one"),
        ("wound", ["over_2w"], "Where is the sore? Tick the foot, the leg, or both as well."),
        ("wound", ["none", "foot"], "You ticked “No” and something else."),
    ],
)
def test_answers_that_do_not_go_together(link_id, codes, problem):
    (said,) = refused(answered(link_id, *(coded(code, link_id) for code in codes)))
    assert said.startswith(f"{link_id}: {problem}")


@pytest.mark.parametrize(
    ("number", "read_as"),
    [("0.85", 0.85), ("0.1", 0.1), ("8.5E-1", 0.85), ("85e-2", 0.85), ("1", 1.0), ("0.850", 0.85)],
)
def test_decimals_are_exact_however_they_are_written(number, read_as):
    text = json.dumps(answered("abi_left", {"valueDecimal": "NUMBER"}))
    reading = read_response(text.replace('"NUMBER"', number))
    assert reading.saved["abi_left"] == read_as
    assert str(reading.answers.abi_left) == str(read_as)


@pytest.mark.parametrize("number", ["1e999999999", "1e-999999999", "-0.85", "0.8500000000001"])
def test_decimals_that_nobody_would_type(number):
    text = json.dumps(answered("abi_left", {"valueDecimal": "NUMBER"}))
    with pytest.raises(ResponseError, match=r"^abi_left: (Type only|You typed -0.85)"):
        read_response(text.replace('"NUMBER"', number))


@pytest.mark.parametrize(("given", "kept"), [(True, True), (False, False), (None, False)])
def test_a_tick(given, kept):
    said = {"answer": [{"valueBoolean": given}]} if given is not None else {}
    assert read(replaced(GOOD, "for_other", **said)).saved["for_other"] is kept


def test_codes_may_come_without_their_system_in_any_order_and_twice():
    codes = ["night", "walking", "night"]
    answers = [{"valueCoding": {"code": code, "display": "x"}} for code in codes]
    assert read(answered("when", *answers)).saved["when"] == ["walking", "night"]


def test_all_that_is_wrong_is_said_at_once_and_once():
    whole = answered("age_years", {"valueInteger": 500})
    whole = replaced(whole, "em_leg", answer=[coded("x", "em_leg")])
    whole = replaced(whole, "smoking")
    whole["item"] = [*whole["item"], {"linkId": "shoe"}, {"linkId": "smoking"}, BY_ID["wound"]]
    said = [line.split(":")[0] for line in refused(whole)]
    assert said == ["shoe", "wound", "em_leg", "age_years", "smoking"]
