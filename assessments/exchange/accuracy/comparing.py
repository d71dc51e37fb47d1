"""Each vignette's expected urgency beside the one that the rules give."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assessments.exchange.vignettes import LEVELS, OUT_OF_SCOPE, Vignette
from assessments.triage import Urgency
from assessments.triage.judging import judged


@dataclass(frozen=True, slots=True)
class Compared:
    """One vignette and what was given. given_leading and given_rules are empty out of scope."""

    vignette: Vignette
    given: str
    given_leading: str
    given_rules: tuple[str, ...]

    @property
    def expected(self) -> str:
        return self.vignette.urgency

    @property
    def in_scope(self) -> bool:
        """Whether it was both expected to be judged, and judged."""
        return OUT_OF_SCOPE not in (self.expected, self.given)

    @property
    def levels_off(self) -> int:
        """By how many levels the given urgency is above (or, negative, below) the expected one."""
        if not self.in_scope:
            return 0
        return Urgency.from_code(self.given) - Urgency.from_code(self.expected)

    @property
    def scope_is_wrong(self) -> bool:
        return (self.expected == OUT_OF_SCOPE) != (self.given == OUT_OF_SCOPE)

    @property
    def is_too_low(self) -> bool:
        """Given less than expected, or turned away where something was expected."""
        return self.levels_off < 0 or (self.given == OUT_OF_SCOPE != self.expected)

    @property
    def leading_agrees(self) -> bool:
        return self.given_leading in self.vignette.leading

    @property
    def rules_agree(self) -> bool:
        """Also where the file names none."""
        rules = self.vignette.rules
        return rules is None or sorted(rules) == sorted(self.given_rules)


def compared(vignettes: Iterable[Vignette]) -> tuple[Compared, ...]:
    return tuple(_one(vignette, judged(vignette.answers)) for vignette in vignettes)


def _one(vignette: Vignette, found: dict[str, Any]) -> Compared:
    return Compared(
        vignette, found["urgency"], found.get("leading", ""), tuple(found.get("rules", ()))
    )


def matrix(cases: Iterable[Compared]) -> dict[str, dict[str, int]]:
    """How many, by expected and then by given urgency; every level is there, most urgent first."""
    counts = {expected: dict.fromkeys(LEVELS, 0) for expected in LEVELS}
    for case in cases:
        counts[case.expected][case.given] += 1
    return counts
