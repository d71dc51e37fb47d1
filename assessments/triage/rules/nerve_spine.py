"""Nerves and spine: pressure on the cord or a root, a narrow canal, numb feet."""

from ..codes import Conditions, EmSpine, Neuro, VteRisk
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.general import NG19, K
from ..references.muscles_and_medicines import BNSSG_CRAMP
from ..references.nerves import (
    BMJBP_CES,
    HEALTHIFY,
    K_NEURO,
    LSS,
    LSS_CASES,
    NG127_K,
    NICE_NG59,
    NICE_NG234,
)
from ..wording import gettext_noop as _
from .rule import rule


def pressure_on_the_lowest_nerves(f: Facts) -> bool:
    return f.has(
        EmSpine.SADDLE_NUMB,
        EmSpine.BLADDER_BOWEL,
        EmSpine.BOTH_LEGS_WEAK,
        EmSpine.BOTH_LEGS_SHOOTING,
    )


E04 = rule(
    "E04",
    Urgency.EMERGENCY,
    Pattern.CAUDA_EQUINA,
    pressure_on_the_lowest_nerves,
    reads=("em_spine",),
    reason=_(
        # Translators: Keep “now”. “Crushed” is meant to be strong.
        "These signs can mean nerves in your back are being crushed. Go to an emergency "
        "department now."
    ),
    references=(BMJBP_CES, HEALTHIFY, NICE_NG234),
)


def new_weakness_of_one_leg(f: Facts) -> bool:
    return f.has(Neuro.FOOT_DROP)


S14 = rule(
    "S14",
    Urgency.SAME_DAY,
    Pattern.NERVE_ROOT,
    new_weakness_of_one_leg,
    reads=("neuro",),
    reason=_(
        # Translators: Keep “new”, “one” and “today”. Weak, not numb.
        "New weakness in one leg or foot can mean a trapped nerve or another problem. Get it "
        "checked today."
    ),
    references=(NICE_NG59, K),
)


def back_pain_after_cancer(f: Facts) -> bool:
    return f.has(VteRisk.CANCER) and f.has(Neuro.BACK_PAIN)


S20 = rule(
    "S20",
    Urgency.SAME_DAY,
    Pattern.SPINAL_CORD_RISK,
    back_pain_after_cancer,
    reads=("vte_risk", "neuro"),
    reason=_(
        # Translators: “After cancer” is cancer, or its treatment, in the last 6 months, as the
        # question says. Keep “today”.
        "Back pain with leg symptoms after cancer needs a check. Call the cancer team or "
        "doctor today."
    ),
    references=(NICE_NG234,),
)


def muscle_wasting_or_twitching(f: Facts) -> bool:
    return f.has(Neuro.WASTING_TWITCHING)


N10 = rule(
    "N10",
    Urgency.SOON,
    Pattern.NEUROMUSCULAR,
    muscle_wasting_or_twitching,
    reads=("neuro",),
    reason=_("Cramps with thinning, weak or twitching muscle should be checked soon."),
    references=(NG127_K, BNSSG_CRAMP),
)


def walking_pain_from_a_narrow_spine(f: Facts) -> bool:
    return f.neurogenic or (f.has(Conditions.SPINAL_STENOSIS) and f.other_exertional_pain)


R03 = rule(
    "R03",
    Urgency.ROUTINE,
    Pattern.NEUROGENIC_CLAUDICATION,
    walking_pain_from_a_narrow_spine,
    reads=("conditions", Facts.neurogenic, Facts.other_exertional_pain),
    reason=_(
        "Leg pain that comes when you stand and eases when you sit or lean forward may start "
        "in the low back."
    ),
    references=(LSS, LSS_CASES),
)


def numbness_of_both_feet(f: Facts) -> bool:
    return f.has(Neuro.NUMB_BOTH_FEET)


R09 = rule(
    "R09",
    Urgency.ROUTINE,
    Pattern.NEUROPATHY,
    numbness_of_both_feet,
    reads=("neuro",),
    reason=_("Numb or burning feet on both sides can mean the nerves need a check."),
    references=(NG19, K_NEURO),
)


def shooting_pain_with_back_pain(f: Facts) -> bool:
    return f.shooting_with_back_pain


R10 = rule(
    "R10",
    Urgency.ROUTINE,
    Pattern.NERVE_ROOT,
    shooting_pain_with_back_pain,
    reads=(Facts.shooting_with_back_pain,),
    reason=_(
        "Shooting pain with back pain often comes from a nerve in the back and mostly gets better."
    ),
    references=(NICE_NG59,),
)
