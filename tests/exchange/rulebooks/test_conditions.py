"""The rule book says what the code does: its conditions come out as the rules do."""

import pytest

from assessments.exchange.rulebooks.book import FACTS, facts_in
from assessments.exchange.rulebooks.condition import Holds, Not
from assessments.exchange.rulebooks.fact_names import FACT_NAMES
from assessments.exchange.rulebooks.reading import NotUnderstood, condition_of
from assessments.triage import Answers
from assessments.triage.codes import EmLeg
from assessments.triage.facts import Facts
from assessments.triage.rules import RULES
from tests.triage.near import around, without_one
from tests.triage.rule_table import FACTS as FACT_TABLE
from tests.triage.rule_table import RULES as RULE_TABLE
from tests.vignettes import VIGNETTES

from .judging import questions_in, worth

CONDITIONS = {rule.id: condition_of(rule.condition) for rule in RULES}
FACT_CONDITIONS = {name: condition_of(FACTS[name].define) for name in FACT_NAMES}


def near(ways):
    """Answers that just meet, and answers that just do not."""
    for way in ways:
        for told in around(way):
            yield told
            yield from without_one(told)


def facts_of(cases):
    return [Facts(Answers.from_json(answers)) for answers in cases]


FROM_VIGNETTES = facts_of(case["answers"] for case in VIGNETTES)
AT_THE_EDGES = facts_of(
    [
        *(
            {"abi_known": "clinic", "abi_left": n / 100}
            for n in (39, 40, 90, 91, 99, 100, 140, 141)
        ),
        *({"ankle_right": pressure} for pressure in (49, 50)),
        *({"age_years": age, "smoking": "ex"} for age in (49, 50, 64, 65)),
        *({"vte_risk": risks} for risks in (["cancer"], ["surgery_12w", "bed_3d"])),
        {"vte_risk": ["cancer"], "swelling_detail": ["dent"]},
    ]
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_is_written_of_a_rule_comes_out_as_the_rule_does(rule):
    tried = FROM_VIGNETTES + facts_of(near(RULE_TABLE.get(rule.id, ())))
    given = [worth(CONDITIONS[rule.id], facts) for facts in tried]
    assert given == [rule.condition(facts) for facts in tried]


@pytest.mark.parametrize("name", FACT_NAMES)
def test_what_is_written_of_a_fact_comes_out_as_the_fact_does(name):
    tried = FROM_VIGNETTES + AT_THE_EDGES + facts_of(near(FACT_TABLE.get(f"@{name}", ())))
    given = [worth(FACT_CONDITIONS[name], facts) for facts in tried]
    assert given == [getattr(facts, name) for facts in tried]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_is_written_names_the_questions_that_the_rule_reads(rule):
    assert questions_in(CONDITIONS[rule.id]) == set(rule.reads)


@pytest.mark.parametrize("name", FACT_NAMES)
def test_what_is_written_names_the_questions_that_the_fact_reads(name):
    assert questions_in(FACT_CONDITIONS[name]) == set(FACTS[name].reads)


def test_every_fact_that_a_rule_rests_on_has_a_name_and_no_other():
    used = {name for one in CONDITIONS.values() for name in facts_in(one)}
    through = {name for one in FACT_CONDITIONS.values() for name in facts_in(one)}
    assert used | through == set(FACT_NAMES)
    assert len(set(FACT_NAMES.values())) == len(FACT_NAMES)


def odd_number(f):
    return f.count(EmLeg.COLD, EmLeg.NUMB) == 1


def by_a_loop(f):
    for fact in (f.diabetes, f.young):
        return fact
    return False


def by_a_choice(f):
    return 1 if f.diabetes else 2


@pytest.mark.parametrize("function", [odd_number, by_a_loop, by_a_choice])
def test_what_there_are_no_words_for_is_refused(function):
    with pytest.raises(NotUnderstood):
        condition_of(function)


def not_diabetic(f):
    """With a docstring, and a name of its own."""
    diabetic = f.diabetes
    return not diabetic


def test_a_name_of_its_own_stands_for_what_it_was_given():
    assert condition_of(not_diabetic) == Not(Holds("diabetes"))
