"""Veins: bleeding, sores, tired veins and the skin over them."""

from ..codes import EmOther, Feel, Relief, Swelling, Veins, When, Wound
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.clots_and_veins import CEAP, CG168, CIVIQ, NWCS, SJA_VEIN
from ..references.general import K_OEDEMA
from ..wording import gettext_noop as _
from .rule import rule


def bleeding_vein(f: Facts) -> bool:
    return f.has(EmOther.VEIN_BLEED)


E08 = rule(
    "E08",
    Urgency.EMERGENCY,
    Pattern.BLEEDING_VEIN,
    bleeding_vein,
    reads=("em_other",),
    reason=_(
        # Translators: First aid, in this order: lie down, lift the leg high, press hard, call. Keep
        # all four as orders.
        "A vein that bleeds can lose a lot of blood fast. Lie down, lift the leg high, press "
        "hard on the vein and call an ambulance."
    ),
    references=(CG168, SJA_VEIN),
)


def slow_leg_sore(f: Facts) -> bool:
    return f.has(Wound.LEG) and f.has(Wound.OVER_2W)


N07 = rule(
    "N07",
    Urgency.SOON,
    Pattern.VENOUS_ULCER,
    slow_leg_sore,
    reads=("wound",),
    reason=_(
        # Translators: Keep “before any tight bandage”.
        "A leg sore that has not healed in 2 weeks needs a full leg check before any tight bandage."
    ),
    references=(CG168, NWCS),
)


def one_leg_swelling(f: Facts) -> bool:
    return f.has(Swelling.ONE_LEG)


N11 = rule(
    "N11",
    Urgency.SOON,
    Pattern.VENOUS_INSUFFICIENCY,
    one_leg_swelling,
    reads=("swelling",),
    reason=_(
        # Translators: Keep “even if it has been there for long”.
        "Swelling in one leg needs a check to find out why, even if it has been there for long."
    ),
    references=(K_OEDEMA, CEAP),
)


def tired_veins(f: Facts) -> bool:
    """A sign on leg or skin, a symptom of veins, and their timing or relief."""
    return (
        f.venous_sign
        and f.has(
            Feel.ACHE_HEAVY,
            Feel.TIGHT_BURSTING,
            Feel.CRAMP,
            Feel.THROBBING,
            Feel.BURNING_TINGLING,
        )
        and (f.has(When.END_OF_DAY, When.STANDING) or f.has(Relief.LEGS_UP))
    )


R04 = rule(
    "R04",
    Urgency.ROUTINE,
    Pattern.VENOUS_INSUFFICIENCY,
    tired_veins,
    reads=("feel", "when", "relief", Facts.venous_sign),
    reason=_(
        "Heavy, achy legs that are worse by evening and better with legs up often come from "
        "tired leg veins."
    ),
    references=(CEAP, CG168, CIVIQ),
)


def skin_changed_by_veins(f: Facts) -> bool:
    return f.venous_skin


R05 = rule(
    "R05",
    Urgency.ROUTINE,
    Pattern.VENOUS_INSUFFICIENCY,
    skin_changed_by_veins,
    reads=(Facts.venous_skin,),
    reason=_("Skin changes near the ankle can be a sign of vein trouble and can be treated."),
    references=(CG168, CEAP),
)


def thread_veins(f: Facts) -> bool:
    return f.has(Veins.SPIDER)


C08 = rule(
    "C08",
    Urgency.SELF_CARE,
    Pattern.VENOUS_INSUFFICIENCY,
    thread_veins,
    reads=("veins",),
    reason=_("Thread veins are mostly harmless."),
    references=(CEAP,),
)
