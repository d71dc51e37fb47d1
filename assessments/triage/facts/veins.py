"""Facts about clots and veins. Source: NICE NG158 two-level Wells items; CEAP."""

from typing import TYPE_CHECKING

from ..codes import SkinChange, Swelling, SwellingDetail, Veins, VteRisk

if TYPE_CHECKING:
    from . import Facts


def vte_major(f: "Facts") -> bool:
    return f.has(
        VteRisk.SURGERY_12W,
        VteRisk.BED_3D,
        VteRisk.CAST_OR_PARALYSIS,
        VteRisk.CANCER,
        VteRisk.PAST_CLOT,
    )


def vte_any(f: "Facts") -> bool:
    return f.vte_major or f.has(VteRisk.LONG_TRIP, VteRisk.HORMONES, VteRisk.FAMILY_CLOT)


def wells_self(f: "Facts") -> int:
    """Self-reported two-level Wells items, nothing subtracted; never shown as a Wells score."""
    return (
        f.count(VteRisk.CANCER, VteRisk.CAST_OR_PARALYSIS, VteRisk.PAST_CLOT)
        + f.has(VteRisk.SURGERY_12W, VteRisk.BED_3D)
        + f.count(
            SwellingDetail.TENDER_LINE,
            SwellingDetail.WHOLE_LEG,
            SwellingDetail.CALF_3CM,
            SwellingDetail.DENT,
            SwellingDetail.SURFACE_VEINS,
        )
    )


def venous_skin(f: "Facts") -> bool:
    return f.has(
        SkinChange.BROWN,
        SkinChange.ECZEMA,
        SkinChange.HARD_SKIN,
        SkinChange.HEALED_ULCER,
        SkinChange.ANKLE_FLARE,
    )


def venous_sign(f: "Facts") -> bool:
    return f.venous_skin or f.has(Veins.VARICOSE) or f.has(Swelling.ONE_LEG, Swelling.BOTH_LEGS)
