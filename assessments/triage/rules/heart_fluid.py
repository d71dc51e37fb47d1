"""Fluid that builds up: heart, kidneys, liver, or tablets."""

from ..codes import Conditions, EmBreath, Swelling, SwellingDetail
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.general import BMJ_HF, K_OEDEMA, NG106
from ..wording import gettext_noop as _
from .rule import rule


def both_leg_swelling_with_short_breath_or_heart_failure(f: Facts) -> bool:
    return f.has(Swelling.BOTH_LEGS) and (
        f.has(EmBreath.BREATHLESS_SLOW, EmBreath.BREATHLESS_FLAT)
        or (f.has(SwellingDetail.SUDDEN) and f.has(Conditions.HEART_FAILURE))
    )


S13 = rule(
    "S13",
    Urgency.SAME_DAY,
    Pattern.FLUID_OVERLOAD,
    both_leg_swelling_with_short_breath_or_heart_failure,
    reads=("swelling", "swelling_detail", "em_breath", "conditions"),
    reason=_(
        # Translators: “Both legs”. Short breath or heart failure: either is enough.
        "Swelling in both legs with short breath or heart failure can mean fluid is building up."
    ),
    references=(NG106, BMJ_HF),
)


def breathless_lying_flat(f: Facts) -> bool:
    return f.has(EmBreath.BREATHLESS_FLAT)


S27 = rule(
    "S27",
    Urgency.SAME_DAY,
    Pattern.FLUID_OVERLOAD,
    breathless_lying_flat,
    reads=("em_breath",),
    reason=_(
        # Translators: Short of breath when lying flat. Keep “today”.
        "Being short of breath when you lie flat can mean fluid on the lungs. It should be "
        "checked today."
    ),
    references=(NG106,),
)


def new_both_leg_swelling(f: Facts) -> bool:
    return f.has(Swelling.BOTH_LEGS) and f.has(SwellingDetail.SUDDEN)


N12 = rule(
    "N12",
    Urgency.SOON,
    Pattern.FLUID_OVERLOAD,
    new_both_leg_swelling,
    reads=("swelling", "swelling_detail"),
    reason=_("New swelling in both legs can come from the heart, kidneys, liver or a medicine."),
    references=(NG106,),
)


def slowly_more_breathless(f: Facts) -> bool:
    return f.has(EmBreath.BREATHLESS_SLOW)


N15 = rule(
    "N15",
    Urgency.SOON,
    Pattern.FLUID_OVERLOAD,
    slowly_more_breathless,
    reads=("em_breath",),
    reason=_("Getting slowly more short of breath should be checked soon."),
    references=(NG106,),
)


def both_leg_swelling(f: Facts) -> bool:
    return f.has(Swelling.BOTH_LEGS)


R14 = rule(
    "R14",
    Urgency.ROUTINE,
    Pattern.LEG_SWELLING_GENERAL,
    both_leg_swelling,
    reads=("swelling",),
    reason=_(
        "Swelling in both legs that built up slowly can come from veins, the heart, tablets "
        "like amlodipine, and more."
    ),
    references=(K_OEDEMA, NG106),
)
