"""Asks a condition of the rule book of somebody's facts, apart from the code it was read from."""

from functools import singledispatch

from assessments.exchange.rulebooks.condition import (
    All,
    Between,
    Chosen,
    Holds,
    Not,
    Points,
    Ratio,
    Some,
)
from assessments.triage.answers import QUESTION_OF
from assessments.triage.facts import Facts

RATIOS = Facts.abi_low.reads


@singledispatch
def worth(condition, facts):
    """Whether it is met; of a number, how much it is."""
    raise NotImplementedError(condition)


@worth.register
def _(condition: All, facts):
    return all(worth(part, facts) for part in condition.parts)


@worth.register
def _(condition: Some, facts):
    return any(worth(part, facts) for part in condition.parts)


@worth.register
def _(condition: Not, facts):
    return not worth(condition.part, facts)


@worth.register
def _(condition: Chosen, facts):
    return facts.count(*condition.codes) >= (len(condition.codes) if condition.every else 1)


@worth.register
def _(condition: Between, facts):
    return facts.number_from(condition.question, condition.least, condition.most)


@worth.register
def _(condition: Ratio, facts):
    least, most = condition.least or 0, condition.most or 10_000
    return facts.any_ratio(lambda ratio: least <= ratio <= most)


@worth.register
def _(condition: Holds, facts):
    return getattr(facts, condition.fact) >= (condition.least or 1)


@worth.register
def _(condition: Points, facts):
    counted = sum(facts.count(*part.codes) for part in condition.each)
    return counted + sum(facts.has(*part.codes) for part in condition.any_of)


def questions_in(condition) -> set[str]:
    """The questions that it names, and those behind the facts that it names."""
    match condition:
        case Chosen(codes=codes):
            return {QUESTION_OF[type(code)] for code in codes}
        case Between(question=question):
            return {question}
        case Ratio():
            return set(RATIOS) - {"abi_known"}
        case Holds(fact=name):
            return set(vars(Facts)[name].reads)
        case Not(part=part):
            return questions_in(part)
        case Points(each=each, any_of=any_of):
            return set().union(*map(questions_in, each + any_of))
    return set().union(*map(questions_in, condition.parts))
