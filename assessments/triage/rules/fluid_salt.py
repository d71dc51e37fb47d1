"""Fluid and body salts: losses, dialysis, heat."""

from ..codes import Conditions, EmOther, Feel, Fluids, Medicines
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.general import SEED, K
from ..references.muscles_and_medicines import HD, HYPOK, K_HEAT, SICKDAY
from ..wording import gettext_noop as _
from .rule import rule


def racing_heart_or_weakness_with_salt_loss(f: Facts) -> bool:
    return f.has(EmOther.HEART_OR_VERY_WEAK) and (
        f.diuretic or f.kidney_disease or f.has(Fluids.VOMIT_DIARRHOEA, Fluids.VOMIT_LONG)
    )


E09 = rule(
    "E09",
    Urgency.EMERGENCY,
    Pattern.ELECTROLYTE_EMERGENCY,
    racing_heart_or_weakness_with_salt_loss,
    reads=("em_other", "fluids", Facts.diuretic, Facts.kidney_disease),
    reason=_(
        # Translators: “Body salts” are electrolytes, not table salt.
        "A racing heart or great weakness can mean your body salts are at a dangerous level. "
        "Loss of fluid, water tablets and kidney disease can each cause this."
    ),
    references=(HYPOK,),
)


def fluid_loss_that_may_harm(f: Facts) -> bool:
    return f.has(Fluids.VOMIT_LONG) or (
        f.has(Fluids.VOMIT_DIARRHOEA)
        and (
            f.diuretic
            or f.has(Medicines.ACE)
            or f.has(Conditions.CKD, Conditions.DIALYSIS, Conditions.HEART_FAILURE)
        )
    )


S12 = rule(
    "S12",
    Urgency.SAME_DAY,
    Pattern.DEHYDRATION_ELECTROLYTE,
    fluid_loss_that_may_harm,
    reads=("fluids", "medicines", "conditions", Facts.diuretic),
    # Translators: Keep “today”. Fluid is lost by being sick or by the runs.
    reason=_("Losing fluid this way can upset your body salts and kidneys. Get advice today."),
    references=(HYPOK, SICKDAY),
)


def cramps_on_dialysis(f: Facts) -> bool:
    return f.has(Conditions.DIALYSIS) and f.cramp


N13 = rule(
    "N13",
    Urgency.SOON,
    Pattern.DIALYSIS_CRAMP,
    cramps_on_dialysis,
    reads=("conditions", Facts.cramp),
    reason=_("Cramps are common with dialysis and your team can change the settings."),
    references=(HD,),
)


def heat_or_too_little_drink(f: Facts) -> bool:
    return f.has(Fluids.HEAT_SWEAT, Fluids.LITTLE_DRINK, Fluids.ALCOHOL) and f.has(
        Feel.CRAMP, Feel.SORE_TENDER, Feel.WEAK_TIRED
    )


C03 = rule(
    "C03",
    Urgency.SELF_CARE,
    Pattern.DEHYDRATION_ELECTROLYTE,
    heat_or_too_little_drink,
    reads=("fluids", "feel"),
    reason=_("Heat, sweat or too little to drink can set off cramps."),
    references=(SEED, K_HEAT),
)


def short_stomach_upset(f: Facts) -> bool:
    return f.has(Fluids.VOMIT_DIARRHOEA) and f.has(
        Feel.CRAMP, Feel.SORE_TENDER, Feel.WEAK_TIRED, Feel.ACHE_HEAVY
    )


C07 = rule(
    "C07",
    Urgency.SELF_CARE,
    Pattern.DEHYDRATION_ELECTROLYTE,
    short_stomach_upset,
    reads=("fluids", "feel"),
    reason=_("A short tummy upset can cause cramps, so sip fluids with salts."),
    references=(K,),
)
