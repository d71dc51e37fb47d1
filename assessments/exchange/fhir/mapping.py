"""What a code of ours can be to a code that others know."""

from dataclasses import dataclass
from enum import StrEnum

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
UCUM = "http://unitsofmeasure.org"
ACT_PRIORITY = "http://terminology.hl7.org/CodeSystem/v3-ActPriority"


class Sure(StrEnum):
    """How certain it is that a code is what it is taken for."""

    HIGH = "high"
    MEDIUM = "medium"


class Fit(StrEnum):
    """What a code says, set against what the patient said."""

    SAME = "the same"
    LESS = "less"
    MORE = "more"
    OTHER = "something else"


@dataclass(frozen=True, slots=True)
class Concept:
    """A code of another's code system; display as it is worded there."""

    system: str
    code: str
    display: str

    @property
    def coding(self) -> dict[str, str]:
        return {"system": self.system, "code": self.code, "display": self.display}


@dataclass(frozen=True, slots=True)
class Mapping:
    """What one code of ours is elsewhere.

    of is a question's id, or `pattern`; code is an answer or a pattern, empty for the question
    itself. only names the answers to which a question's code applies, none for all. why says what
    keeps a code from going out, or what to know about one that does.
    """

    of: str
    code: str
    concept: Concept
    sure: Sure = Sure.HIGH
    fit: Fit = Fit.SAME
    only: tuple[str, ...] = ()
    why: str = ""

    @property
    def goes_out(self) -> bool:
        return self.sure is Sure.HIGH and self.fit in (Fit.SAME, Fit.LESS)
