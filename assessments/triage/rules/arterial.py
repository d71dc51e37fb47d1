"""Arteries, when there is time for a test: walking pain, signs of poor flow, ABI results."""

from ..codes import AbiKnown, EcqWalk, FootLook, FootPulse, SkinChange, WalkDistance, Wound
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.arteries import ACC24, CG147, ECQ, JAMA06, OSC, SAH
from ..wording import gettext_noop as _
from .rule import rule


def claudication_with_pad_risk(f: Facts) -> bool:
    return (
        f.ecq_positive
        and not f.known_pad
        and (f.pad_signs or f.abi_low or f.risk_pad or f.has(FootPulse.WEAK_SELF))
    )


N01 = rule(
    "N01",
    Urgency.SOON,
    Pattern.PAD_CLAUDICATION,
    claudication_with_pad_risk,
    reads=(
        "foot_pulse",
        Facts.ecq_positive,
        Facts.known_pad,
        Facts.pad_signs,
        Facts.abi_low,
        Facts.risk_pad,
    ),
    reason=_(
        "Leg pain that comes with walking and goes with rest may mean narrow leg arteries. "
        "Ask for an ankle pressure test."
    ),
    references=(ECQ, ACC24, CG147),
)


def stopped_within_50_metres(f: Facts) -> bool:
    return (
        f.has(WalkDistance.UNDER_50M)
        and (f.ecq_positive or f.other_exertional_pain)
        and (f.known_pad or f.pad_signs or f.abi_low or f.risk_pad)
    )


N02 = rule(
    "N02",
    Urgency.SOON,
    Pattern.PAD_CLAUDICATION,
    stopped_within_50_metres,
    reads=(
        "walk_distance",
        Facts.ecq_positive,
        Facts.other_exertional_pain,
        Facts.known_pad,
        Facts.pad_signs,
        Facts.abi_low,
        Facts.risk_pad,
    ),
    # Translators: The distance before the pain stops the person. Keep “under 50 metres” and “soon”.
    reason=_("Being stopped by leg pain in under 50 metres means you should be seen soon."),
    references=(SAH,),
)


def foot_sign_of_poor_flow(f: Facts) -> bool:
    """A weak pulse is no news where narrow arteries are known; a change of the foot is."""
    return f.has(
        FootLook.ONE_COLDER,
        FootLook.PALE_RAISED,
        FootLook.DUSKY_HANGING,
        FootLook.BLUE_TOE,
        FootLook.BLACK,
    ) or (f.has(FootPulse.WEAK_CLINICIAN) and not f.known_pad)


N04 = rule(
    "N04",
    Urgency.SOON,
    Pattern.PAD_POSSIBLE,
    foot_sign_of_poor_flow,
    reads=("foot_look", "foot_pulse", Facts.known_pad),
    reason=_(
        "A colder, paler or darker foot can be a sign of narrow arteries. So can a weak pulse."
    ),
    references=(JAMA06, ACC24),
)


def low_abi_that_matters_soon(f: Facts) -> bool:
    return (
        f.abi_low
        and not f.known_pad
        and (
            f.has(EcqWalk.YES, EcqWalk.CANNOT_WALK)
            or f.pad_signs
            or f.foot_wound
            or f.has(Wound.LEG)
            or f.diabetes
        )
    )


N05 = rule(
    "N05",
    Urgency.SOON,
    Pattern.PAD_POSSIBLE,
    low_abi_that_matters_soon,
    reads=(
        "ecq_walk",
        "wound",
        Facts.abi_low,
        Facts.known_pad,
        Facts.pad_signs,
        Facts.foot_wound,
        Facts.diabetes,
    ),
    # Translators: The ankle-brachial index (ABI). Keep 0.90 “or less”.
    reason=_("An ankle-arm result of 0.90 or less can be a sign of narrow leg arteries."),
    references=(ACC24,),
)


def stiff_arteries_that_matter_soon(f: Facts) -> bool:
    return f.abi_high and (
        f.diabetes
        or f.kidney_disease
        or f.has(EcqWalk.YES, EcqWalk.CANNOT_WALK)
        or f.has(Wound.FOOT, Wound.LEG)
    )


N06 = rule(
    "N06",
    Urgency.SOON,
    Pattern.PAD_POSSIBLE,
    stiff_arteries_that_matter_soon,
    reads=("ecq_walk", "wound", Facts.abi_high, Facts.diabetes, Facts.kidney_disease),
    reason=_(
        # Translators: Keep 1.40. “Stiff”, not narrow. The test being high is no good news.
        "A result above 1.40 means stiff arteries. The test cannot rule out a problem, so a "
        "toe test is needed."
    ),
    references=(ACC24, CG147),
)


def claudication(f: Facts) -> bool:
    return f.ecq_positive


R01 = rule(
    "R01",
    Urgency.ROUTINE,
    Pattern.PAD_POSSIBLE,
    claudication,
    reads=(Facts.ecq_positive,),
    reason=_("Walking pain that goes with rest should be checked with an ankle pressure test."),
    references=(ECQ, ACC24),
)


def other_walking_pain_with_pad_risk(f: Facts) -> bool:
    return f.other_exertional_pain and (f.known_pad or f.risk_pad)


R02 = rule(
    "R02",
    Urgency.ROUTINE,
    Pattern.PAD_POSSIBLE,
    other_walking_pain_with_pad_risk,
    reads=(Facts.other_exertional_pain, Facts.known_pad, Facts.risk_pad),
    reason=_(
        "At your age or with your health history, walking pain in a leg muscle should be "
        "looked at. Ask for an ankle pressure test."
    ),
    references=(ACC24,),
)


def abi_low_unclear_or_too_high(f: Facts) -> bool:
    return f.abi_low or f.abi_borderline or f.abi_high or f.has(AbiKnown.HOME_ERROR)


R06 = rule(
    "R06",
    Urgency.ROUTINE,
    Pattern.PAD_POSSIBLE,
    abi_low_unclear_or_too_high,
    reads=("abi_known", Facts.abi_low, Facts.abi_borderline, Facts.abi_high),
    reason=_(
        "Your pressure result is too low, too high or not clear. Have it looked at, or done "
        "again, in a clinic."
    ),
    references=(ACC24, OSC),
)


def soft_sign_of_poor_flow_with_pad_risk(f: Facts) -> bool:
    return (f.has(FootPulse.WEAK_SELF) or f.has(SkinChange.SHINY_HAIRLESS)) and f.risk_pad


R07 = rule(
    "R07",
    Urgency.ROUTINE,
    Pattern.PAD_POSSIBLE,
    soft_sign_of_poor_flow_with_pad_risk,
    reads=("foot_pulse", "skin_change", Facts.risk_pad),
    reason=_(
        "A pulse that is hard to find, or thin shiny skin, can be normal. But ask a nurse to "
        "check your foot pulses."
    ),
    references=(JAMA06,),
)


def arteries_known_to_be_narrow(f: Facts) -> bool:
    return f.known_pad


R17 = rule(
    "R17",
    Urgency.ROUTINE,
    Pattern.PAD_CLAUDICATION,
    arteries_known_to_be_narrow,
    reads=(Facts.known_pad,),
    reason=_(
        "You told us about leg artery disease. Keep your yearly check, and say there if "
        "anything has changed."
    ),
    references=(ACC24, CG147),
)
