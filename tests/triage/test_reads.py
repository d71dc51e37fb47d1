"""The questions that a rule declares are those that it reads, no more and no fewer."""

from collections.abc import Iterator
from typing import Any, cast

import pytest

from assessments.triage import Answers, Pattern, Urgency
from assessments.triage.answers import QUESTION_OF
from assessments.triage.codes import Site
from assessments.triage.facts import Fact, Facts, Given, questions_read
from assessments.triage.rules import RULES, Rule, rule
from tests.triage.near import around, without_one
from tests.triage.rule_table import FACTS, JsonAnswers
from tests.triage.rule_table import RULES as TABLE
from tests.vignettes import VIGNETTES


class Recording(Facts):
    """Facts that record every question looked at, by whatever way it was."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        self.looked_at: set[str] = set()
        self._chosen = RecordingCodes(self._chosen, self.looked_at)
        self._answers = cast(Answers, RecordingNumbers(answers, self.looked_at))


class RecordingCodes(dict):
    def __init__(self, chosen, looked_at):
        super().__init__(chosen)
        self.looked_at = looked_at

    def __getitem__(self, of):
        self.looked_at.add(QUESTION_OF[of])
        return super().__getitem__(of)


class RecordingNumbers:
    def __init__(self, answers, looked_at):
        self._read = answers
        self._looked_at = looked_at

    def __getattr__(self, question: str) -> Any:
        self._looked_at.add(question)
        return getattr(self._read, question)


def enough_and_nearly(ways) -> Iterator[JsonAnswers]:
    for way in ways:
        for told in around(way):
            yield told
            yield from without_one(told)


NOT_QUITE_CLAUDICATION = {
    "conditions": ["spinal_stenosis"],
    "ecq_walk": "yes",
    "ecq_rest_start": "no",
    "ecq_uphill": "never",
    "ecq_level": "no",
    "ecq_stop": "gone_10",
    "walk_site": ["calf"],
    "walk_distance": "under_50m",
}
SETS_OF_ANSWERS = [
    {},
    NOT_QUITE_CLAUDICATION,
    *(case["answers"] for case in VIGNETTES),
    *(case for ways in FACTS.values() for case in enough_and_nearly(ways)),
    {"abi_known": "clinic", "ankle_left": 120, "ankle_right": 120, "arm_left": 100},
    {"wound": ["leg"], "abi_known": "home", "abi_left": 1.0, "ankle_right": 90, "arm_right": 80},
]


@pytest.mark.parametrize("judged", RULES, ids=lambda judged: judged.id)
def test_a_rule_reads_the_questions_it_declares(judged) -> None:
    looked_at: set[str] = set()
    for answers in [*SETS_OF_ANSWERS, *enough_and_nearly(TABLE.get(judged.id, ()))]:
        facts = Recording(Answers.from_json(answers))
        judged.condition(facts)
        looked_at |= facts.looked_at
    assert looked_at == set(judged.reads)


FACT_NAMES = [name for name, value in vars(Facts).items() if isinstance(value, Fact)]


@pytest.mark.parametrize("name", FACT_NAMES)
def test_a_fact_reads_the_questions_it_declares(name) -> None:
    looked_at: set[str] = set()
    for answers in SETS_OF_ANSWERS:
        facts = Recording(Answers.from_json(answers))
        getattr(facts, name)
        looked_at |= facts.looked_at
    assert looked_at == set(getattr(Facts, name).reads)


def test_reads_are_in_the_order_of_the_codebook_each_once():
    assert questions_read("wound", Facts.risk_pad, "conditions") == (
        "age_years",
        "wound",
        "smoking",
        "conditions",
    )


def test_a_question_that_does_not_exist_cannot_be_declared():
    with pytest.raises(KeyError, match="side_of_bed"):
        questions_read("side", "side_of_bed")


def test_a_fact_is_worked_out_once():
    facts = Facts(Answers.from_json({"conditions": ["diabetes"]}))
    assert facts.diabetes is True
    facts._chosen.clear()
    assert facts.diabetes is True


def test_a_rule_may_name_facts_for_the_questions_behind_them():
    def condition(facts: Facts) -> bool:
        return facts.diabetes

    made = rule(
        "X01",
        Urgency.SOON,
        Pattern.CLTI,
        condition,
        reads=("wound", Facts.young, Facts.diabetes),
        reason="Why.",
        references=(),
    )
    reads = ("age_years", "wound", "conditions")
    assert made == Rule("X01", Urgency.SOON, Pattern.CLTI, condition, reads, "Why.", ())


def test_a_fact_knows_its_name_its_questions_and_how_to_work_itself_out():
    class Person(Given):
        adult = Fact(lambda given: given.number_from("age_years", 18, 120), "age_years")
        adult_in_pain = Fact(lambda given: given.adult and given.has(Site.KNEE), adult, "site")

    assert (Person.adult.name, Person.adult.reads) == ("adult", ("age_years",))
    assert Person.adult_in_pain.reads == ("age_years", "site")
    person = Person(Answers.from_json({"age_years": 18, "site": ["knee"]}))
    assert person.adult_in_pain is True
