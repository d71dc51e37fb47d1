"""All rules, one module per clinical family (arteries have two: the foot in danger, and the rest).

A rule is a small function over facts, with its registration right below it.
"""

from . import (
    arterial,
    arterial_sport,
    arterial_urgent,
    benign,
    clot,
    diabetic_foot,
    fluid_salt,
    heart_fluid,
    infection,
    injury,
    medicine,
    muscle,
    nerve_sleep,
    nerve_spine,
    other,
    pregnancy,
    venous,
)
from .rule import Fallback, Rule, rule

_FAMILIES = (
    arterial,
    arterial_sport,
    arterial_urgent,
    benign,
    clot,
    diabetic_foot,
    fluid_salt,
    heart_fluid,
    infection,
    injury,
    medicine,
    muscle,
    nerve_sleep,
    nerve_spine,
    other,
    pregnancy,
    venous,
)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            found
            for family in _FAMILIES
            for found in vars(family).values()
            if isinstance(found, Rule)
        ),
        key=lambda found: (-found.urgency, found.id),
    )
)
"""Every rule: most urgent first, then by id."""

FALLBACK = other.U00
"""The rule for answers that no other rule explains."""

__all__ = ["FALLBACK", "RULES", "Fallback", "Rule", "rule"]
