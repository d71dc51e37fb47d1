"""Asking about answers: the only ways in which facts and rules read them."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

from ..answers import QUESTION_OF, QUESTIONS, Answers
from ..codes import Code
from .pressures import LegRatio, leg_ratios

T = TypeVar("T")
_NOTHING: frozenset[Code] = frozenset()


class Given:
    """Tests over one person's answers. An answer that was not given makes every test false."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._chosen = {of: _codes(getattr(answers, of_id)) for of, of_id in QUESTION_OF.items()}

    def has(self, *codes: Code) -> bool:
        """Whether any of these codes, all of one question, was chosen."""
        return not self._chosen[type(codes[0])].isdisjoint(codes)

    def count(self, *codes: Code) -> int:
        """How many of these codes, all of one question, were chosen."""
        return len(self._chosen[type(codes[0])].intersection(codes))

    def number(self, question: str) -> Any:
        """The whole number or ratio given, or None."""
        return getattr(self._answers, question)

    def number_from(self, question: str, least: int, most: int) -> bool:
        """Whether the number is known and from least to most, both included."""
        value = self.number(question)
        return value is not None and least <= value <= most

    def any_ratio(self, test: Callable[[int], bool]) -> bool:
        """Whether the ankle-arm ratio of either leg, in hundredths, passes the test."""
        return any(test(leg.hundredths) for leg in self._ratios())

    def _ratios(self) -> tuple[LegRatio, ...]:
        return leg_ratios(self)

    def _settle(self, fact: "Fact[T]") -> T:
        """Works a fact out once; later reads find it in the instance, past the descriptor."""
        value = fact.define(self)
        self.__dict__[fact.name] = value
        return value


class Fact(Generic[T]):
    """A fact that follows from answers: defined once, worked out when first asked for.

    Attributes: define (the function that works it out), reads (ids of the questions it may read).
    """

    def __init__(self, define: Callable[[Any], T], *reads: "str | Fact[Any]") -> None:
        self.define = define
        self.reads = questions_read(*reads)

    def __set_name__(self, owner: type[Given], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, given: None, owner: type[Given]) -> Self: ...
    @overload
    def __get__(self, given: Given, owner: type[Given]) -> T: ...
    def __get__(self, given: Given | None, owner: type[Given]) -> Self | T:
        return self if given is None else given._settle(self)


def questions_read(*reads: "str | Fact[Any]") -> tuple[str, ...]:
    """The ids of the questions named or read by the facts named, in the codebook's order.

    Raises KeyError for an id that is not a question.
    """
    named = {each for read in reads for each in (read.reads if isinstance(read, Fact) else (read,))}
    if unknown := named - QUESTIONS.keys():
        raise KeyError(f"not questions: {sorted(unknown)}")
    return tuple(question for question in QUESTIONS if question in named)


def _codes(given: Any) -> frozenset[Code]:
    if given is None:
        return _NOTHING
    return given if isinstance(given, frozenset) else frozenset((given,))
