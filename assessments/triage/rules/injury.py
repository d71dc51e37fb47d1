"""Injury: broken bone, torn tendon, bleed into muscle, strain; and the worn joint."""

from ..codes import Activity, EcqWalk, EmOther, Feel, Medicines, Swelling, WalkSite
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.arteries import ACC24_T7
from ..references.general import K
from ..references.muscles_and_medicines import K_ACHILLES, K_BLEED, K_FRACTURE
from ..wording import gettext_noop as _
from .rule import rule


def injured_leg_takes_no_weight(f: Facts) -> bool:
    return f.has(EmOther.INJURY_NO_WEIGHT)


E15 = rule(
    "E15",
    Urgency.EMERGENCY,
    Pattern.FRACTURE,
    injured_leg_takes_no_weight,
    reads=("em_other",),
    reason=_(
        # Translators: Keep “do not walk on it” and “now”.
        "A leg that cannot take your weight after a fall may be broken. Do not walk on it. Go"
        " to an emergency department now."
    ),
    references=(K_FRACTURE,),
)


def pop_and_no_push_off(f: Facts) -> bool:
    return f.has(Activity.POP_CANNOT_PUSH)


S15 = rule(
    "S15",
    Urgency.SAME_DAY,
    Pattern.TENDON_TEAR,
    pop_and_no_push_off,
    reads=("activity",),
    # Translators: A pop that was felt or heard in the calf or heel. Keep the order of the two.
    reason=_("A pop followed by not being able to stand on tiptoe can be a torn tendon."),
    references=(K_ACHILLES,),
)


def possible_muscle_bleed_on_blood_thinner(f: Facts) -> bool:
    return f.has(Medicines.ANTICOAGULANT) and (
        f.new_lasting_leg_pain
        or (
            f.has(Activity.KNOCK_STRAIN)
            and (f.has(Swelling.ONE_LEG) or f.has(Feel.TIGHT_BURSTING) or f.lasting_pain)
        )
    )


S28 = rule(
    "S28",
    Urgency.SAME_DAY,
    Pattern.MUSCLE_BLEED,
    possible_muscle_bleed_on_blood_thinner,
    reads=(
        "medicines",
        "activity",
        "swelling",
        "feel",
        Facts.new_lasting_leg_pain,
        Facts.lasting_pain,
    ),
    reason=_(
        # Translators: A knock or a new pain: either is enough. Keep “today”.
        "On a blood thinner, a knock or a new pain that stays can be a bleed in the muscle. "
        "Get it checked today."
    ),
    references=(K_BLEED,),
)


def walking_pain_in_the_joint_alone(f: Facts) -> bool:
    return (
        f.has(EcqWalk.YES)
        and f.has(WalkSite.HIP_JOINT, WalkSite.KNEE_JOINT)
        and not f.has(
            WalkSite.CALF,
            WalkSite.THIGH_FRONT,
            WalkSite.THIGH_BACK,
            WalkSite.BUTTOCK,
            WalkSite.FOOT,
        )
    )


R16 = rule(
    "R16",
    Urgency.ROUTINE,
    Pattern.JOINT_PAIN,
    walking_pain_in_the_joint_alone,
    reads=("ecq_walk", "walk_site"),
    reason=_("Pain in the joint itself when you walk is often from wear in the joint."),
    references=(ACC24_T7,),
)


def knock_or_strain(f: Facts) -> bool:
    return f.has(Activity.KNOCK_STRAIN)


C06 = rule(
    "C06",
    Urgency.SELF_CARE,
    Pattern.MUSCLE_STRAIN,
    knock_or_strain,
    reads=("activity",),
    reason=_(
        # Translators: Keep “call if the leg swells” and the 3 days.
        "This may be a pulled or bruised muscle. Call if the leg swells or is not better in 3 days."
    ),
    references=(K,),
)
