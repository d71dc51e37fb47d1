"""Our codes as FHIR: one system for the answers to each question, and those of triage."""

from datetime import date

import pytest

from assessments.exchange.fhir import addresses
from assessments.exchange.fhir.capability import capability_statement
from assessments.exchange.fhir.code_systems import code_system, names
from assessments.exchange.fhir.outcome import operation_outcome
from assessments.exchange.fhir.questionnaire import questionnaire
from assessments.questionnaire.version import VERSION
from assessments.triage import RULESET, Pattern, Urgency
from assessments.triage.answers import QUESTIONS
from assessments.triage.questions import ManyOf, OneOf
from assessments.triage.rules import RULES

from .items import every

CHOICES = {name: kind for name, kind in QUESTIONS.items() if isinstance(kind, OneOf | ManyOf)}
OF_TRIAGE = {
    "urgency": ["emergency", "same_day", "soon", "routine", "self_care"],
    "pattern": [str(one) for one in Pattern],
    "rule": [rule.id for rule in RULES],
    "ruleset": [RULESET],
}


def codes(name):
    return [concept["code"] for concept in code_system(name)["concept"]]


@pytest.mark.parametrize("question", CHOICES)
def test_each_question_has_a_system_of_its_answers(question):
    made = code_system(addresses.resource_id(question))
    assert sorted(codes(made["id"])) == sorted(map(str, CHOICES[question].codes))
    assert made["version"] == VERSION
    assert all(concept["display"] for concept in made["concept"])


@pytest.mark.parametrize("name", OF_TRIAGE)
def test_what_triage_concludes_has_systems_too(name):
    assert codes(name) == OF_TRIAGE[name]
    assert code_system(name)["version"] == RULESET
    assert len(OF_TRIAGE["urgency"]) == len(Urgency)


def test_there_are_no_others_but_one_of_the_questions():
    assert sorted(names()) == sorted([*map(addresses.resource_id, CHOICES), *OF_TRIAGE, "question"])
    asked = [one["linkId"] for one in every(questionnaire()["item"]) if "required" in one]
    assert codes("question") == asked


def test_every_answer_that_the_questionnaire_offers_is_in_the_system_it_names():
    systems = {made["url"]: made for made in (code_system(name, "en") for name in names())}
    offered = 0
    for one in every(questionnaire("en")["item"]):
        for option in one.get("answerOption", []):
            coding = option["valueCoding"]
            concept = {"code": coding["code"], "display": coding["display"]}
            assert concept in systems[coding["system"]]["concept"]
            offered += 1
    assert offered > 200


def test_it_names_itself_and_says_whether_it_was_reviewed(settings):
    settings.FHIR_BASE_URL = "https://legs.example.org/fhir"
    made = code_system("em-breath")
    assert made["url"] == "https://legs.example.org/fhir/CodeSystem/em-breath"
    assert (made["id"], made["name"]) == ("em-breath", "LegCheckEmBreath")
    assert (made["status"], made["content"], made["caseSensitive"]) == ("active", "complete", True)
    assert made["count"] == len(made["concept"])
    assert made["experimental"] is True
    settings.REVIEWED_BY, settings.REVIEWED_ON = "A reviewer", date(2026, 1, 2)
    assert code_system("em-breath")["experimental"] is False


def test_rule_sets_of_before_are_not_claimed_to_be_listed():
    assert code_system("ruleset")["content"] == "fragment"


def test_a_name_of_no_system_is_refused():
    with pytest.raises(KeyError):
        code_system("nothing")


@pytest.mark.slow
def test_the_validators_find_nothing_wrong(validators, settings):
    made = [questionnaire(), questionnaire("en"), capability_statement()]
    made += map(code_system, names())
    settings.REVIEWED_BY, settings.REVIEWED_ON = "A reviewer", date(2026, 1, 2)
    settings.FHIR_BASE_URL = "https://legs.example.org/fhir"
    made += [questionnaire(), operation_outcome("not-found", "There is none.")]
    assert [problem for one in made for problem in validators.problems(one)] == []
