"""What triage concludes: how urgent, which patterns fit, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from .patterns import Pattern
from .references import Reference


class Urgency(IntEnum):
    """How soon to seek care, least to most. The worst of the findings is the outcome's."""

    SELF_CARE = 1
    """Look after it at home; see someone if it is not better in a week."""
    ROUTINE = 2
    """A normal visit in the next 4 to 6 weeks, or a pharmacist."""
    SOON = 3
    """A visit within 2 weeks."""
    SAME_DAY = 4
    """A doctor, urgent care or nurse line today, day or night."""
    EMERGENCY = 5
    """An ambulance or an emergency department now."""

    @property
    def code(self) -> str:
        """The codebook's name of the level, as used in JSON, URLs and pages."""
        return self.name.lower()

    @classmethod
    def from_code(cls, code: str) -> "Urgency":
        """Raises KeyError for a code that is not a level."""
        return cls[code.upper()]


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that the answers met.

    Attributes: rule (its id), reason (plain words, untranslated), references (the sources), and
    because: for each question the codes (or the number) that the rule rested on.
    """

    rule: str
    urgency: Urgency
    pattern: Pattern
    reason: str
    references: tuple[Reference, ...]
    because: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The conclusion over all answers.

    Attributes: urgency (the highest of any finding), leading (the first pattern of that urgency in
    tie order), also (every other pattern found, most urgent first), findings (most urgent first),
    ruleset (the version of the rules that judged).
    """

    urgency: Urgency
    leading: Pattern
    also: tuple[Pattern, ...]
    findings: tuple[Finding, ...]
    ruleset: str
