"""One line of advice, and choosing the lines that fit."""

from collections.abc import Iterable
from dataclasses import dataclass

Marks = frozenset[str]
"""What an outcome is marked by: rule ids, patterns and circumstances."""

ALWAYS: Marks = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """A text for the patient, untranslated.

    It is shown when any mark of `when` is there (an empty one: always) and none of `unless`.
    """

    text: str
    when: Marks = ALWAYS
    unless: Marks = ALWAYS

    def fits(self, marks: Marks) -> bool:
        brought = not self.when or not self.when.isdisjoint(marks)
        return brought and self.unless.isdisjoint(marks)


def marks(*named: str) -> Marks:
    """Rule ids, patterns or circumstances as one set."""
    return frozenset(named)


def fitting(lines: Iterable[Line], found: Marks) -> tuple[str, ...]:
    """The texts that fit, in the order of the table."""
    return tuple(line.text for line in lines if line.fits(found))
