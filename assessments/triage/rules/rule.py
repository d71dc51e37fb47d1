"""What a rule is: a condition over facts, with what it means, why, and where that comes from."""

from collections.abc import Callable, Set
from dataclasses import dataclass
from typing import Any

from ..facts import Fact, Facts, questions_read
from ..outcome import Urgency
from ..patterns import Pattern
from ..references import Reference


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the rule set.

    Attributes: id (never used again for another meaning), urgency and pattern (what it means when
    met), condition, reads (ids of the questions that the condition may look at), reason (plain
    words for the patient, untranslated) and references.
    """

    id: str
    urgency: Urgency
    pattern: Pattern
    condition: Callable[[Facts], bool]
    reads: tuple[str, ...]
    reason: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Fallback(Rule):
    """The rule for answers that no other rule explains.

    It is met when no other rule is; or when no rule is but minor ones, which explain nothing by
    themselves, and its own condition holds.
    """

    minor: frozenset[str]

    def applies(self, facts: Facts, met: Set[str]) -> bool:
        """Whether it is met, given the ids of the other rules that are."""
        return not met or (met <= self.minor and self.condition(facts))


def rule(
    id: str,
    urgency: Urgency,
    pattern: Pattern,
    condition: Callable[[Facts], bool],
    *,
    reads: tuple[str | Fact[Any], ...],
    reason: str,
    references: tuple[Reference, ...],
) -> Rule:
    """A rule whose reads may name facts, each standing for the questions behind it."""
    return Rule(id, urgency, pattern, condition, questions_read(*reads), reason, references)
