"""Infection of skin and deeper, and fever with leg pain."""

from ..codes import Conditions, EmOther, Wound
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.general import BMJBP_CELL, ERON, NG51_K, NG141, RCEM_CELL
from ..wording import gettext_noop as _
from .rule import rule


def severe_infection_or_illness(f: Facts) -> bool:
    """Very ill, pain beyond the skin, or spreading redness and fever in someone at more risk."""
    return f.has(EmOther.VERY_UNWELL, EmOther.PAIN_BEYOND_SKIN) or (
        f.has(EmOther.RED_SPREADING)
        and f.has(EmOther.FEVER)
        and f.has(
            Conditions.DIABETES,
            Conditions.CKD,
            Conditions.DIALYSIS,
            Conditions.LIVER_DISEASE,
            Conditions.HEART_FAILURE,
        )
    )


E05 = rule(
    "E05",
    Urgency.EMERGENCY,
    Pattern.SEVERE_INFECTION,
    severe_infection_or_illness,
    reads=("em_other", "conditions"),
    # Translators: Keep “in hospital now”.
    reason=_("These signs can mean a serious infection or illness. It needs care in hospital now."),
    references=(RCEM_CELL, BMJBP_CELL, ERON),
)


def spreading_or_infected_skin(f: Facts) -> bool:
    return f.has(EmOther.RED_SPREADING) or f.has(Wound.INFECTED)


S10 = rule(
    "S10",
    Urgency.SAME_DAY,
    Pattern.CELLULITIS,
    spreading_or_infected_skin,
    reads=("em_other", "wound"),
    # Translators: Keep “today”.
    reason=_("These signs fit a skin infection that needs treatment today."),
    references=(NG141, RCEM_CELL),
)


def fever_with_leg_symptoms(f: Facts) -> bool:
    return f.has(EmOther.FEVER)


S16 = rule(
    "S16",
    Urgency.SAME_DAY,
    Pattern.INFECTION,
    fever_with_leg_symptoms,
    reads=("em_other",),
    # Translators: Keep “today”.
    reason=_("Leg pain with fever should be checked today for infection."),
    references=(NG51_K, RCEM_CELL),
)
