"""What counts as an answer to each kind of question, and its form in JSON.

In JSON an answer is a code (choice of one), a list of codes (choice of many), a whole number, or
a decimal. An answer that was not given is None, never "no".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from .codes import Code

Given: TypeAlias = Code | frozenset[Code] | int | Decimal
JsonAnswer: TypeAlias = str | list[str] | int | float


class AnswerError(ValueError):
    """An answer that the codebook does not allow.

    Attributes: question (its id), code (what was given, as text), problem (what is wrong with it).
    """

    def __init__(self, question: str, code: object, problem: str) -> None:
        self.question = question
        self.code = str(code)
        self.problem = problem
        super().__init__(f"{question}: {self.code!r} {problem}")


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice of exactly one code."""

    codes: type[Code]

    def parse(self, question: str, value: Any) -> Code:
        if not isinstance(value, str):
            raise AnswerError(question, value, "must be one code, as text")
        return _code(question, self.codes, value)

    def dump(self, given: Any) -> str:
        return str(given)


@dataclass(frozen=True, slots=True)
class ManyOf:
    """A choice of any number of codes; `none`, where offered, stands alone."""

    codes: type[Code]

    @property
    def exclusive(self) -> Code | None:
        return self.codes.__members__.get("NONE")

    def parse(self, question: str, value: Any) -> frozenset[Code] | None:
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise AnswerError(question, value, "must be a list of codes")
        given = frozenset(_code(question, self.codes, item) for item in value)
        if self.exclusive in given and len(given) > 1:
            others = ", ".join(sorted(given - {self.exclusive}))
            raise AnswerError(question, self.exclusive, f"cannot stand beside {others}")
        return given or None

    def dump(self, given: Any) -> list[str]:
        """Codes in the order of the codebook, so that equal answers have equal JSON."""
        return [str(code) for code in self.codes if code in given]


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number from least to most, both allowed, in the unit named."""

    least: int
    most: int
    unit: str

    def parse(self, question: str, value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise AnswerError(question, value, "must be a whole number")
        if not self.least <= value <= self.most:
            raise AnswerError(question, value, f"must be from {self.least} to {self.most}")
        return value

    def dump(self, given: Any) -> int:
        return int(given)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A decimal from least to most, both allowed, without a unit."""

    least: Decimal
    most: Decimal
    unit: str = "ratio"

    def parse(self, question: str, value: Any) -> Decimal:
        if not isinstance(value, int | float | Decimal) or isinstance(value, bool):
            raise AnswerError(question, value, "must be a number")
        ratio = Decimal(str(value))
        if not (ratio.is_finite() and self.least <= ratio <= self.most):
            raise AnswerError(question, value, f"must be from {self.least} to {self.most}")
        return ratio

    def dump(self, given: Any) -> float:
        return float(given)


Kind: TypeAlias = OneOf | ManyOf | WholeNumber | Ratio


def _code(question: str, codes: type[Code], value: Any) -> Code:
    try:
        return codes(value)
    except (ValueError, TypeError):
        raise AnswerError(question, value, "is not a code of this question") from None
