"""A condition of a rule or a fact, as data: what its code asks of the answers."""

from dataclasses import dataclass
from typing import TypeAlias

from assessments.triage.codes import Code


@dataclass(frozen=True, slots=True)
class Chosen:
    """Any of these answers to one question; every one of them where `every` is set."""

    codes: tuple[Code, ...]
    every: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """A number that was given, from least to most, both included."""

    question: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Ratio:
    """The ankle-arm ratio of either leg, in hundredths, from least to most (None: no end)."""

    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Holds:
    """A fact, by its name in Facts, is true; or, where it is a number, at least `least`."""

    fact: str
    least: int | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """The part is not met. An answer that was not given meets no part, so it meets this."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of the parts."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Points:
    """A number: one for each answer chosen in `each`, and one for each part of `any_of` met."""

    each: tuple[Chosen, ...]
    any_of: tuple[Chosen, ...]


Condition: TypeAlias = Chosen | Between | Ratio | Holds | Not | All | Some | Points
