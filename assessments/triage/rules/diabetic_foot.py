"""The foot in diabetes, where pain may be missing and hours can count."""

from ..codes import EmOther, FootLook
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.general import NG19
from ..wording import gettext_noop as _
from .rule import rule


def diabetic_foot_in_danger(f: Facts) -> bool:
    """A sore with infection or poor flow, or a hot foot with infection."""
    infection = f.has(EmOther.FEVER, EmOther.RED_SPREADING)
    return f.diabetes and (
        (infection and (f.foot_wound or f.has(FootLook.HOT_RED_SWOLLEN)))
        or (
            f.foot_wound
            and (f.pad_signs or f.known_pad or f.abi_low or f.abi_critical or f.rest_pain)
        )
    )


E11 = rule(
    "E11",
    Urgency.EMERGENCY,
    Pattern.DIABETIC_FOOT_LIMB_THREAT,
    diabetic_foot_in_danger,
    reads=(
        "em_other",
        "foot_look",
        Facts.diabetes,
        Facts.foot_wound,
        Facts.pad_signs,
        Facts.known_pad,
        Facts.abi_low,
        Facts.abi_critical,
        Facts.rest_pain,
    ),
    reason=_(
        # Translators: “Can cost you the foot” means that it may be lost. Keep “now”.
        "With diabetes, a sore or hot foot with infection or poor blood flow can cost you the"
        " foot. Go to hospital now."
    ),
    references=(NG19,),
)


def active_diabetic_foot(f: Facts) -> bool:
    return f.diabetes and (f.foot_wound or f.has(FootLook.HOT_RED_SWOLLEN, FootLook.BLUE_TOE))


S09 = rule(
    "S09",
    Urgency.SAME_DAY,
    Pattern.DIABETIC_FOOT,
    active_diabetic_foot,
    reads=("foot_look", Facts.diabetes, Facts.foot_wound),
    reason=_(
        # Translators: Keep “today, or by the next working day”, “or” between the signs, and that it
        # need not hurt.
        "With diabetes, a foot sore, a blue toe or a hot foot must reach a foot team today, "
        "or by the next working day. This is so even if it does not hurt."
    ),
    references=(NG19,),
)
