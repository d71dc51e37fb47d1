"""Facts about blood flow: risk and signs of PAD, and sudden blockage.

Sources: 2024 ACC/AHA guideline (Table 5, ABI bands), PARC and WIfI pressures.
"""

from typing import TYPE_CHECKING

from ..codes import AbiKnown, Conditions, FootLook, FootPulse, RestPainFoot, Smoking, Wound

if TYPE_CHECKING:
    from . import Facts

OLDEST = 120


def risk_pad(f: "Facts") -> bool:
    """Raised risk of PAD (2024 guideline, Table 5). Stroke or TIA stands in for carotid disease."""
    return (
        f.number_from("age_years", 65, OLDEST)
        or f.has(Conditions.HEART_ATTACK_ANGINA, Conditions.STROKE_TIA, Conditions.ANEURYSM)
        or (f.number_from("age_years", 50, 64) and _risk_pad_in_middle_age(f))
        or (f.young and f.diabetes and _ever_smoked_or_pressure_or_cholesterol(f))
    )


def _risk_pad_in_middle_age(f: "Facts") -> bool:
    return _ever_smoked_or_pressure_or_cholesterol(f) or f.has(
        Conditions.DIABETES, Conditions.CKD, Conditions.DIALYSIS, Conditions.FAMILY_PAD
    )


def _ever_smoked_or_pressure_or_cholesterol(f: "Facts") -> bool:
    return f.has(Smoking.EX, Smoking.CURRENT) or f.has(Conditions.HIGH_BP, Conditions.HIGH_CHOL)


def known_pad(f: "Facts") -> bool:
    return f.has(Conditions.KNOWN_PAD, Conditions.LEG_ARTERY_OP)


def ali_risk(f: "Facts") -> bool:
    """A source for a sudden blockage: uneven heartbeat, aneurysm, arteries known to be narrow."""
    return f.known_pad or f.has(Conditions.AF, Conditions.ANEURYSM)


def pad_signs(f: "Facts") -> bool:
    """Signs of poor flow at the foot. A pulse that was felt never takes one away."""
    return f.has(
        FootLook.ONE_COLDER,
        FootLook.PALE_RAISED,
        FootLook.DUSKY_HANGING,
        FootLook.BLUE_TOE,
        FootLook.BLACK,
    ) or f.has(FootPulse.WEAK_CLINICIAN)


def pad_marker(f: "Facts") -> bool:
    return f.pad_signs or f.known_pad or f.abi_low or f.ecq_positive or f.risk_pad


def abi_measured(f: "Facts") -> bool:
    return f.has(AbiKnown.CLINIC, AbiKnown.HOME)


def abi_low(f: "Facts") -> bool:
    """0.90 or less in either leg."""
    return f.abi_measured and f.any_ratio(lambda abi: abi <= 90)


def abi_borderline(f: "Facts") -> bool:
    """The lower leg at 0.91 to 0.99, where ordinary home cuffs are least sure as well."""
    return not f.abi_low and f.abi_measured and f.any_ratio(lambda abi: 91 <= abi <= 99)


def abi_high(f: "Facts") -> bool:
    """Above 1.40 in either leg: arteries too stiff for the test to tell."""
    return f.abi_measured and f.any_ratio(lambda abi: abi > 140)


def abi_critical(f: "Facts") -> bool:
    """Below 0.40 in either leg, or any ankle pressure below 50 mmHg, which counts by itself."""
    return (
        f.number_from("ankle_left", 0, 49)
        or f.number_from("ankle_right", 0, 49)
        or (f.abi_measured and f.any_ratio(lambda abi: abi < 40))
    )


def foot_wound(f: "Facts") -> bool:
    """A sore on the foot; one without a place counts as the foot, the safer reading."""
    return f.has(Wound.FOOT) or (f.has(Wound.OVER_2W, Wound.INFECTED) and not f.has(Wound.LEG))


def rest_pain(f: "Facts") -> bool:
    """Foot pain in bed that eases when the foot hangs down; a night cramp is not this."""
    return f.has(RestPainFoot.UNDER_2W, RestPainFoot.OVER_2W)
