"""Arteries, when the leg or foot is in danger: sudden blockage, and flow too poor at rest."""

from ..codes import EmLeg, FootLook, Relief, Site, When, Wound
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.arteries import (
    ACC24,
    ALI_PITFALL,
    BNSSG,
    DEVON_POP,
    GVG,
    KJFM,
    NHSH,
    PARC,
    QLD,
    SAH,
    WIFI_K,
)
from ..references.clots_and_veins import SCOT_VLU
from ..references.general import NG19
from ..wording import gettext_noop as _
from .rule import rule


def leg_suddenly_cold_pale_or_still(f: Facts) -> bool:
    """Pain is not required: a good part of sudden blockages come without it."""
    return f.has(EmLeg.COLD, EmLeg.PALE_BLUE, EmLeg.CANNOT_MOVE)


E02 = rule(
    "E02",
    Urgency.EMERGENCY,
    Pattern.ACUTE_LIMB_ISCHAEMIA,
    leg_suddenly_cold_pale_or_still,
    reads=("em_leg",),
    reason=_(
        # Translators: Keep “suddenly”, and “or” between the signs: one is enough. “Hard to move” is
        # weak, not stiff. Do not add pain: it need not hurt.
        "A leg that suddenly turns cold, pale or hard to move may have no blood flow. It "
        "needs help within hours."
    ),
    references=(ACC24, NHSH, ALI_PITFALL),
)


def leg_suddenly_numb_or_painful_and_more(f: Facts) -> bool:
    """Numbness or bad pain together, or one of them with a source for a blockage."""
    return f.has(EmLeg.NUMB, EmLeg.SEVERE_PAIN) and (
        f.count(EmLeg.NUMB, EmLeg.SEVERE_PAIN) == 2 or f.ali_risk
    )


E03 = rule(
    "E03",
    Urgency.EMERGENCY,
    Pattern.ACUTE_LIMB_ISCHAEMIA,
    leg_suddenly_numb_or_painful_and_more,
    reads=("em_leg", Facts.ali_risk),
    reason=_(
        # Translators: Keep “suddenly” and “within hours”. Numb: less feeling or none.
        "A leg that suddenly goes numb or hurts very badly may have a blocked artery. It "
        "needs help within hours."
    ),
    references=(ACC24, ALI_PITFALL, KJFM),
)


def black_skin(f: Facts) -> bool:
    return f.has(FootLook.BLACK)


E10 = rule(
    "E10",
    Urgency.EMERGENCY,
    Pattern.CLTI,
    black_skin,
    reads=("foot_look",),
    # Translators: Keep “the foot is at risk”. Black from lack of blood, not a bruise.
    reason=_("Black or dead skin means the blood supply may be failing and the foot is at risk."),
    references=(GVG, NG19, QLD),
)


def foot_pain_at_rest(f: Facts) -> bool:
    """Eased by hanging down; a cramp at night is not this."""
    return f.rest_pain or (
        f.has(Relief.LEGS_DOWN) and f.has(Site.FOOT) and f.has(When.NIGHT, When.REST, When.CONSTANT)
    )


S06 = rule(
    "S06",
    Urgency.SAME_DAY,
    Pattern.CLTI,
    foot_pain_at_rest,
    reads=("relief", "site", "when", Facts.rest_pain),
    reason=_(
        # Translators: Foot pain in bed or at rest that gets better when the leg hangs down; not a
        # cramp.
        "Foot pain at rest that eases when you hang the leg down can mean very poor blood flow."
    ),
    references=(GVG, ACC24, BNSSG),
)


def slow_foot_sore_with_poor_flow(f: Facts) -> bool:
    """With diabetes the foot team's rule takes over, at the same urgency."""
    return f.foot_wound and f.has(Wound.OVER_2W) and not f.diabetes and f.pad_marker


S07 = rule(
    "S07",
    Urgency.SAME_DAY,
    Pattern.CLTI,
    slow_foot_sore_with_poor_flow,
    reads=("wound", Facts.foot_wound, Facts.diabetes, Facts.pad_marker),
    # Translators: A sore that is open for 2 weeks or more. Keep the number.
    reason=_("A foot sore that does not heal in 2 weeks may be due to poor blood flow."),
    references=(GVG, ACC24),
)


def slow_leg_sore_with_poor_flow(f: Facts) -> bool:
    return f.has(Wound.LEG) and f.has(Wound.OVER_2W) and (f.pad_signs or f.known_pad or f.abi_low)


S08 = rule(
    "S08",
    Urgency.SAME_DAY,
    Pattern.CLTI,
    slow_leg_sore_with_poor_flow,
    reads=("wound", Facts.pad_signs, Facts.known_pad, Facts.abi_low),
    reason=_(
        # Translators: Keep “must be seen fast”, and the warning of tight bandages.
        "A leg sore with signs of poor blood flow must be seen fast. Tight bandages may harm it."
    ),
    references=(GVG, SCOT_VLU),
)


def walking_distance_suddenly_dropped(f: Facts) -> bool:
    return f.has(EmLeg.WALK_DROP)


S17 = rule(
    "S17",
    Urgency.SAME_DAY,
    Pattern.PAD_WORSENING,
    walking_distance_suddenly_dropped,
    reads=("em_leg",),
    reason=_(
        # Translators: Keep “sudden”: the distance fell within days.
        "A sudden drop in how far you can walk can mean an artery has just narrowed or blocked."
    ),
    references=(SAH, DEVON_POP),
)


def leg_suddenly_numb_or_painful(f: Facts) -> bool:
    return f.has(EmLeg.NUMB, EmLeg.SEVERE_PAIN)


S18 = rule(
    "S18",
    Urgency.SAME_DAY,
    Pattern.ACUTE_LIMB_ISCHAEMIA,
    leg_suddenly_numb_or_painful,
    reads=("em_leg",),
    # Translators: Keep “sudden” and “today”. Numb or very painful: either is enough.
    reason=_("A sudden numb or very painful leg should be looked at today."),
    references=(ACC24, ALI_PITFALL),
)


def ankle_pressure_critically_low(f: Facts) -> bool:
    return f.abi_critical


S22 = rule(
    "S22",
    Urgency.SAME_DAY,
    Pattern.CLTI,
    ankle_pressure_critically_low,
    reads=(Facts.abi_critical,),
    # Translators: The pressure at the ankle, not at the arm. Keep “must” and “today”.
    reason=_("Your ankle pressure is very low. The blood flow in your leg must be checked today."),
    references=(PARC, WIFI_K),
)


def blue_toe(f: Facts) -> bool:
    return f.has(FootLook.BLUE_TOE)


S25 = rule(
    "S25",
    Urgency.SAME_DAY,
    Pattern.CLTI,
    blue_toe,
    reads=("foot_look",),
    # Translators: “It” is the toe: a piece of clot blocks its blood.
    reason=_("A blue or purple toe may mean a small piece of clot has blocked it."),
    references=(DEVON_POP, ACC24),
)
