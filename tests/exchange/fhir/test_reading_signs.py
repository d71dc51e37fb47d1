"""A warning sign is said first and by itself wherever it is not judged."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from assessments.exchange.fhir.reading import ResponseError, read_response
from assessments.questionnaire.pages import PAGES
from tests.questionnaire.drafts import HARMLESS

from .responses import replaced, response

EMERGENCY = (
    "response: the answers that could be read are an emergency already. "
    "Do not wait for a corrected response."
)
COLD = (
    "em_leg: a warning sign was ticked: “It went much colder than the other one”. "
    "Do not wait for a corrected response."
)
SIGNS = ("em_breath", "em_leg", "em_spine", "em_other")


def urgent(whole):
    """What is said first of a response that is refused."""
    with pytest.raises(ResponseError) as error:
        read_response(json.dumps(whole))
    assert error.value.problems
    return list(map(str, error.value.urgent))


def without(*questions, **answers):
    """A response in which nobody answered these."""
    return response({k: v for k, v in (HARMLESS | answers).items() if k not in questions})


def test_an_emergency_that_could_be_read_does_not_wait_for_the_rest():
    assert urgent(without("em_breath", em_leg=["cold"])) == [EMERGENCY, COLD]


def test_an_emergency_of_other_answers_does_not_either():
    """It is worked out from the pages that are right, as their forms would have been taken."""
    whole = without("consent", em_spine=["both_legs_weak"], em_other=["very_unwell"])
    assert urgent(whole)[0] == EMERGENCY


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (["none", "chest_pain"], "“Chest pain”"),
        (["breathless_slow", "x", "chest_pain"], "“Chest pain”; “I have slowly got more short of"),
    ],
)
def test_a_sign_is_said_though_its_own_page_is_wrong(codes, said):
    (line,) = urgent(response(HARMLESS | {"em_breath": codes}))
    assert line.startswith(f"em_breath: a warning sign was ticked: {said}")


@pytest.mark.parametrize(
    "how",
    [
        {"status": "in-progress"},
        {"questionnaire": "https://clinic.example/Questionnaire/other"},
        {"modifierExtension": [{"url": "https://x.example/not"}]},
    ],
)
def test_nor_need_the_response_be_one_that_is_read(how):
    whole = response(HARMLESS | {"em_leg": ["cold"]}, **how)
    assert urgent(whole) == [COLD]
    bundle = {"resourceType": "Bundle", "type": "history", "entry": [{"resource": whole}]}
    assert urgent(bundle) == [COLD]


@pytest.mark.parametrize(
    "answer",
    [
        {"valueCoding": {"code": "cold"}},
        [{"valueCoding": {"code": "cold", "system": "https://x.example"}}, 3, [["x"]]],
        [{"valueCodeableConcept": {"coding": [{"code": ["x"]}, {"code": "cold"}]}}],
    ],
    ids=["no list", "of another system", "of another type"],
)
def test_nor_need_it_stand_where_it_should(answer):
    assert urgent(replaced(response(HARMLESS), "em_leg", answer=answer)) == [COLD]


@pytest.mark.parametrize("code", ["none", "unsure"])
def test_what_is_no_sign_is_not_called_one(code):
    told = {sign: [code] for sign in SIGNS}
    assert urgent(without("side", **told)) == []


def test_every_page_of_warning_signs_is_looked_at():
    asked = {name for page in PAGES for name in page.base_fields if name.startswith("em_")}
    assert asked == set(SIGNS)
    told = {"em_breath": ["collapse"], "em_spine": ["saddle_numb"], "em_other": ["fever"]}
    whole = without("consent", em_leg=["numb"], **told)
    assert [line.split(":")[0] for line in urgent(whole)] == ["response", *SIGNS]


# Not judged, since the check is not for that person -----------------------------------------------


@pytest.mark.parametrize(
    ("ending", "why"),
    [
        ({"consent": "no"}, "the person did not want to go on"),
        ({"age_years": 17}, "the person is under age"),
    ],
)
def test_a_sign_of_whom_the_check_is_not_for_is_said_by_itself_and_first(ending, why):
    reading = read_response(json.dumps(response(HARMLESS | ending | {"em_leg": ["cold"]})))
    assert str(reading.warnings[0]) == (
        "em_leg: a warning sign was ticked: “It went much colder than the other one”. "
        f"It was not judged: {why}. If it may be an emergency, call 112 now."
    )
    assert not any("warning sign" in str(warning) for warning in reading.warnings[1:])
    assert len(reading.warnings) > 10


def test_without_a_sign_or_where_it_was_judged_there_is_no_such_warning():
    for answers in ({"age_years": 17}, {"em_leg": ["cold"], "em_spine": ["saddle_numb"]}):
        reading = read_response(json.dumps(response(HARMLESS | answers)))
        assert not any("warning sign" in str(warning) for warning in reading.warnings)


# What the command prints --------------------------------------------------------------------------


def test_it_stands_before_all_else_on_standard_error(tmp_path):
    file, out, err = tmp_path / "response.json", io.StringIO(), io.StringIO()
    whole = without("em_breath", em_leg=["cold"])
    file.write_text(json.dumps({**whole, "questionnaire": f"{whole['questionnaire']}0"}))
    with pytest.raises(CommandError) as failed:
        call_command("import_response", str(file), stdout=out, stderr=err)
    first, second, edition, *_ = err.getvalue().splitlines()
    assert (first, second) == (EMERGENCY, COLD)
    assert edition.startswith("questionnaire: ")
    assert (failed.value.returncode, out.getvalue()) == (2, "")
    assert str(failed.value) == "Nothing was judged, but do not wait; see above."
