"""Clots: in the lung, in the deep veins of a leg, in a surface vein."""

from ..codes import Duration, EmBreath, EmLeg, Site, Swelling, SwellingDetail, Veins, VteRisk
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.clots_and_veins import (
    BSH_SVT,
    CG168,
    CLOT_CASES,
    NHS_DVT,
    NICE_NG158,
    PCD,
    RCOG37B,
)
from ..references.general import HSE_PREG, K
from ..wording import gettext_noop as _
from .rule import rule


def sudden_breathing_or_chest_sign(f: Facts) -> bool:
    return f.has(
        EmBreath.BREATHLESS_SUDDEN, EmBreath.CHEST_PAIN, EmBreath.COUGH_BLOOD, EmBreath.COLLAPSE
    )


E01 = rule(
    "E01",
    Urgency.EMERGENCY,
    Pattern.PULMONARY_EMBOLISM,
    sudden_breathing_or_chest_sign,
    reads=("em_breath",),
    reason=_(
        # Translators: Keep “sudden” on the breathing alone (chest pain need not be sudden), and “an
        # ambulance now”.
        "Sudden trouble breathing or chest pain can mean a clot in the lung or a heart "
        "problem. Call an ambulance now."
    ),
    references=(NHS_DVT, NICE_NG158),
)


def whole_leg_swelling_with_limb_threat(f: Facts) -> bool:
    return (
        f.has(Swelling.ONE_LEG)
        and f.has(SwellingDetail.WHOLE_LEG)
        and f.has(SwellingDetail.SUDDEN)
        and f.has(EmLeg.PALE_BLUE, EmLeg.SEVERE_PAIN, EmLeg.NUMB)
    )


E12 = rule(
    "E12",
    Urgency.EMERGENCY,
    Pattern.DVT_LIMB_THREAT,
    whole_leg_swelling_with_limb_threat,
    reads=("swelling", "swelling_detail", "em_leg"),
    reason=_(
        # Translators: “Whole leg” includes the thigh. Any one of the three signs is enough.
        "A whole leg that swells fast, hurts badly or changes colour can be a very large clot."
    ),
    references=(PCD,),
)


def short_of_breath_with_a_leg_that_may_hold_a_clot(f: Facts) -> bool:
    clot_risk = f.vte_any or f.pregnancy
    return f.has(EmBreath.BREATHLESS_SLOW, EmBreath.BREATHLESS_FLAT) and (
        (clot_risk and f.lasting_leg_pain)
        or (f.has(Swelling.ONE_LEG) and (clot_risk or f.has(SwellingDetail.SUDDEN) or f.recent))
    )


E14 = rule(
    "E14",
    Urgency.EMERGENCY,
    Pattern.PULMONARY_EMBOLISM,
    short_of_breath_with_a_leg_that_may_hold_a_clot,
    reads=(
        "em_breath",
        "swelling",
        "swelling_detail",
        Facts.vte_any,
        Facts.pregnancy,
        Facts.recent,
        Facts.lasting_leg_pain,
    ),
    reason=_(
        # Translators: Keep that the clot may be in the lung by now.
        "Getting short of breath with a sore or swollen leg can mean a clot has moved to the lung."
    ),
    references=(NHS_DVT, NICE_NG158),
)


def new_one_leg_swelling(f: Facts) -> bool:
    return f.has(Swelling.ONE_LEG) and (
        f.has(SwellingDetail.SUDDEN, SwellingDetail.HOT_RED) or f.recent
    )


S01 = rule(
    "S01",
    Urgency.SAME_DAY,
    Pattern.DVT,
    new_one_leg_swelling,
    reads=("swelling", "swelling_detail", Facts.recent),
    # Translators: Keep “new”, “one leg” and “today”.
    reason=_("New swelling in one leg can be a blood clot. Get it checked today."),
    references=(NHS_DVT, NICE_NG158),
)


def one_leg_swelling_with_clot_risk(f: Facts) -> bool:
    """Swelling for over 3 months is left to a planned visit, but never after cancer."""
    return f.has(Swelling.ONE_LEG) and (
        f.has(VteRisk.CANCER)
        or (not f.has(Duration.OVER_3M) and (f.vte_major or f.wells_self >= 2))
    )


S02 = rule(
    "S02",
    Urgency.SAME_DAY,
    Pattern.DVT,
    one_leg_swelling_with_clot_risk,
    reads=("swelling", "duration", Facts.vte_major, Facts.wells_self),
    reason=_(
        # Translators: A scan is an ultrasound of the leg. More likely, not sure. Keep “today”.
        "Your answers make a clot in the leg more likely. It needs a scan or blood test today."
    ),
    references=(NICE_NG158,),
)


def new_lasting_pain_in_one_leg(f: Facts) -> bool:
    """Clots are missed when taken for a cramp or strain; pain alone can be the only sign."""
    return f.new_lasting_leg_pain and (
        f.vte_any
        or f.pregnancy
        or (f.has(Site.CALF) and not f.explained and not f.shooting_with_back_pain)
    )


S03 = rule(
    "S03",
    Urgency.SAME_DAY,
    Pattern.DVT,
    new_lasting_pain_in_one_leg,
    reads=(
        "site",
        Facts.new_lasting_leg_pain,
        Facts.vte_any,
        Facts.pregnancy,
        Facts.explained,
        Facts.shooting_with_back_pain,
    ),
    # Translators: Pain that does not go away, in one leg only. Keep “even with no swelling”.
    reason=_("Leg pain that stays in one leg can be a clot even with no swelling."),
    references=(NHS_DVT, CLOT_CASES),
)


def one_leg_sign_around_birth(f: Facts) -> bool:
    """No score may clear a clot in pregnancy or the 6 weeks after birth."""
    return f.pregnancy and (f.has(Swelling.ONE_LEG) or (f.one_side and f.lasting_pain))


S04 = rule(
    "S04",
    Urgency.SAME_DAY,
    Pattern.DVT,
    one_leg_sign_around_birth,
    reads=("swelling", Facts.pregnancy, Facts.one_side, Facts.lasting_pain),
    reason=_(
        # Translators: Keep “and after birth”, and “today”. Said to a woman.
        "Clots are more common when you are pregnant and after birth. Call your maternity "
        "unit or doctor today."
    ),
    references=(RCOG37B, HSE_PREG),
)


def long_high_or_risky_sore_vein(f: Facts) -> bool:
    return f.has(Veins.HARD_SORE_HIGH) or (
        f.has(Veins.HARD_SORE_LOW) and (f.vte_major or f.pregnancy)
    )


S05 = rule(
    "S05",
    Urgency.SAME_DAY,
    Pattern.SUPERFICIAL_VEIN_THROMBOSIS,
    long_high_or_risky_sore_vein,
    reads=("veins", Facts.vte_major, Facts.pregnancy),
    # Translators: A surface vein that is hard and hurts. Keep “may spread” and “today”.
    reason=_("A hard, sore vein can hold a clot that may spread. Get it checked today."),
    references=(BSH_SVT,),
)


def new_both_leg_swelling_with_clot_risk(f: Facts) -> bool:
    return f.has(Swelling.BOTH_LEGS) and f.has(SwellingDetail.SUDDEN) and f.vte_major


S26 = rule(
    "S26",
    Urgency.SAME_DAY,
    Pattern.DVT,
    new_both_leg_swelling_with_clot_risk,
    reads=("swelling", "swelling_detail", Facts.vte_major),
    reason=_(
        # Translators: “Can be from clots”: not sure. Keep “both legs” and “today”.
        "New swelling in both legs can be from clots with your health history. Get it checked"
        " today."
    ),
    references=(NICE_NG158, K),
)


def short_sore_vein(f: Facts) -> bool:
    return f.has(Veins.HARD_SORE_LOW)


N09 = rule(
    "N09",
    Urgency.SOON,
    Pattern.SUPERFICIAL_VEIN_THROMBOSIS,
    short_sore_vein,
    reads=("veins",),
    reason=_("A short hard, sore vein is often a small surface clot and should be checked."),
    references=(CG168, BSH_SVT),
)
