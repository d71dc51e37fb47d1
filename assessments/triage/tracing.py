"""Finding which answers a rule rested on, by asking again and noting what came out true."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from .answers import QUESTION_OF, QUESTIONS, Answers
from .codes import Code
from .facts import Fact, Facts

T = TypeVar("T")


class TracingFacts(Facts):
    """Facts that note each positive match. What a fact that turned out false noted is dropped.

    Nothing is kept between reads of a fact, so that each reading notes its own matches.
    """

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        self._notes: list[tuple[str, str]] = []

    def trace(self, condition: Callable[[Facts], bool]) -> Mapping[str, tuple[str, ...]]:
        """For each question the codes, or the number as text, that made the condition true."""
        self._notes.clear()
        condition(self)
        return _by_question(self._notes)

    def has(self, *codes: Code) -> bool:
        return self._note_codes(codes) > 0

    def count(self, *codes: Code) -> int:
        return self._note_codes(codes)

    def number_from(self, question: str, least: int, most: int) -> bool:
        passed = super().number_from(question, least, most)
        if passed:
            self._note_numbers(question)
        return passed

    def any_ratio(self, test: Callable[[int], bool]) -> bool:
        passed = [leg for leg in self._ratios() if test(leg.hundredths)]
        for leg in passed:
            self._note_numbers(*leg.questions)
        return bool(passed)

    def _settle(self, fact: Fact[T]) -> T:
        before = len(self._notes)
        value = fact.define(self)
        if not value:
            del self._notes[before:]
        return value

    def _note_codes(self, codes: tuple[Code, ...]) -> int:
        of = type(codes[0])
        matched = self._chosen[of].intersection(codes)
        self._notes += [(QUESTION_OF[of], code) for code in of if code in matched]
        return len(matched)

    def _note_numbers(self, *questions: str) -> None:
        self._notes += [(question, str(self.number(question))) for question in questions]


def _by_question(notes: list[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """In the codebook's order, each code once."""
    found: dict[str, dict[str, None]] = {}
    for question, code in notes:
        found.setdefault(question, {})[code] = None
    return {question: tuple(found[question]) for question in QUESTIONS if question in found}
