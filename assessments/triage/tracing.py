"""Finding which answers a rule rested on, by asking again and noting what came out true."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from .answers import QUESTION_OF, QUESTIONS, Answers
from .codes import Code
from .facts import Fact, Facts

T = TypeVar("T")
_PLACE = {question: place for place, question in enumerate(QUESTIONS)}


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
        chosen = self._chosen[of]
        matched = [(QUESTION_OF[of], str(code)) for code in codes if code in chosen]
        self._notes += matched
        return len(matched)

    def _note_numbers(self, *questions: str) -> None:
        self._notes += [(question, str(self.number(question))) for question in questions]


def _by_question(notes: list[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Questions in the codebook's order; under each what was noted, once."""
    noted: dict[str, dict[str, None]] = {}
    for question, note in notes:
        noted.setdefault(question, {})[note] = None
    return {question: tuple(noted[question]) for question in sorted(noted, key=_PLACE.__getitem__)}
