"""When a page is asked: conditions on earlier answers, as plain values.

The journey evaluates them, and an export can print them as FHIR `enableWhen`, so that a condition
is written once. Nothing holds of a question that was not answered, `!=` included.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Operator: TypeAlias = Literal["=", "!=", "<="]
Given: TypeAlias = Mapping[str, Any]
"""Answers in their JSON form, by question id."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of one question's answer.

    Attributes: question (its id), operator and code. `=` of a list of codes means that the code is
    among them, `!=` that the question was answered and the code is not among them; `<=` is for
    numbers.
    """

    question: str
    operator: Operator
    code: str | int

    @property
    def reads(self) -> frozenset[str]:
        return frozenset([self.question])

    def holds(self, answers: Given) -> bool:
        given = answers.get(self.question)
        if given is None or given == []:
            return False
        if self.operator == "<=":
            return isinstance(given, int) and given <= int(self.code)
        found = self.code in given if isinstance(given, list) else self.code == given
        return found if self.operator == "=" else not found

    def may_hold(self, answers: Given, still_open: Collection[str]) -> bool:
        """Whether it holds, or could once the questions still open are answered."""
        return self.question in still_open or self.holds(answers)


@dataclass(frozen=True, slots=True, init=False)
class AnyOf:
    """Holds when at least one of its conditions does."""

    conditions: tuple[Condition, ...]

    def __init__(self, *conditions: Condition) -> None:
        object.__setattr__(self, "conditions", conditions)

    @property
    def reads(self) -> frozenset[str]:
        return frozenset(condition.question for condition in self.conditions)

    def holds(self, answers: Given) -> bool:
        return any(condition.holds(answers) for condition in self.conditions)

    def may_hold(self, answers: Given, still_open: Collection[str]) -> bool:
        return any(condition.may_hold(answers, still_open) for condition in self.conditions)


@dataclass(frozen=True, slots=True, init=False)
class AllOf:
    """Holds when each of its conditions does."""

    conditions: tuple[Condition, ...]

    def __init__(self, *conditions: Condition) -> None:
        object.__setattr__(self, "conditions", conditions)

    @property
    def reads(self) -> frozenset[str]:
        return frozenset(condition.question for condition in self.conditions)

    def holds(self, answers: Given) -> bool:
        return all(condition.holds(answers) for condition in self.conditions)

    def may_hold(self, answers: Given, still_open: Collection[str]) -> bool:
        return all(condition.may_hold(answers, still_open) for condition in self.conditions)


AskedWhen: TypeAlias = Condition | AnyOf | AllOf
