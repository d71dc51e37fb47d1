"""Signs that belong to no one field, and answers that match nothing."""

from ..codes import Conditions, Duration, EmBreath, EmLeg, EmOther, EmSpine, Wound
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.arteries import ACC24
from ..references.clots_and_veins import CLOT_CASES, NHS_DVT, NWCS
from ..references.general import DESIGN
from ..references.muscles_and_medicines import BNSSG_CRAMP, HYPOK, NHS_CRAMP
from ..wording import gettext_noop as _
from .rule import Fallback, rule


def unsure_of_a_warning_sign(f: Facts) -> bool:
    """Every such question is asked, not only the first, so that each counts as a reason."""
    return any(
        (
            f.has(EmBreath.UNSURE),
            f.has(EmLeg.UNSURE),
            f.has(EmSpine.UNSURE),
            f.has(EmOther.UNSURE),
        )
    )


S23 = rule(
    "S23",
    Urgency.SAME_DAY,
    Pattern.UNCLEAR_RED_FLAG,
    unsure_of_a_warning_sign,
    reads=("em_breath", "em_leg", "em_spine", "em_other"),
    # Translators: No blame for being unsure. Keep “today”.
    reason=_("You were not sure about a warning sign, so speak to a nurse or doctor today."),
    references=(DESIGN,),
)


def racing_heart_or_sudden_weakness(f: Facts) -> bool:
    return f.has(EmOther.HEART_OR_VERY_WEAK)


S24 = rule(
    "S24",
    Urgency.SAME_DAY,
    Pattern.GENERAL_WEAKNESS,
    racing_heart_or_sudden_weakness,
    reads=("em_other",),
    # Translators: Keep “today”. A racing heart or weakness: either is enough.
    reason=_("A racing heart or sudden weakness should be checked today."),
    references=(HYPOK,),
)


def slow_foot_sore(f: Facts) -> bool:
    return f.foot_wound and f.has(Wound.OVER_2W)


N08 = rule(
    "N08",
    Urgency.SOON,
    Pattern.FOOT_WOUND,
    slow_foot_sore,
    reads=("wound", Facts.foot_wound),
    reason=_("A foot sore that is not healing should be seen soon."),
    references=(NWCS, ACC24),
)


def one_leg_pain_that_stays(f: Facts) -> bool:
    """For up to 12 weeks; from 2 weeks on, shooting pain with back pain explains it."""
    return f.lasting_leg_pain and (
        f.recent or (f.has(Duration.W2_12) and not f.shooting_with_back_pain)
    )


N17 = rule(
    "N17",
    Urgency.SOON,
    Pattern.CALF_PAIN_CHECK,
    one_leg_pain_that_stays,
    reads=("duration", Facts.lasting_leg_pain, Facts.recent, Facts.shooting_with_back_pain),
    # Translators: Keep “sooner if it swells”.
    reason=_("If one leg still hurts all the time, get it checked, and sooner if it swells."),
    references=(NHS_DVT, CLOT_CASES),
)


def cramp_with_a_health_condition(f: Facts) -> bool:
    return f.cramp and f.has(Conditions.LIVER_DISEASE, Conditions.THYROID_LOW, Conditions.CKD)


R13 = rule(
    "R13",
    Urgency.ROUTINE,
    Pattern.MEDICAL_CAUSE,
    cramp_with_a_health_condition,
    reads=("conditions", Facts.cramp),
    reason=_("Your health condition can cause cramps. Talk about them at a check-up."),
    references=(NHS_CRAMP, BNSSG_CRAMP),
)


def pain_without_a_match(f: Facts) -> bool:
    return f.in_pain


U00 = Fallback(
    "U00",
    Urgency.ROUTINE,
    Pattern.UNCLEAR,
    pain_without_a_match,
    reads=Facts.in_pain.reads,
    reason=_("We could not match your answers to a clear cause. Book a check if it goes on."),
    references=(DESIGN,),
    minor=frozenset({"C08", "C09"}),
)
