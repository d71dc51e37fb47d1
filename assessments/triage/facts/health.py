"""Facts about the person: age, health, medicines."""

from typing import TYPE_CHECKING

from ..codes import Conditions, MedDetail, Medicines, Pregnant

if TYPE_CHECKING:
    from . import Facts


def diabetes(f: "Facts") -> bool:
    return f.has(Conditions.DIABETES)


def young(f: "Facts") -> bool:
    return f.number_from("age_years", 0, 49)


def pregnancy(f: "Facts") -> bool:
    """Pregnant, or in the 6 weeks after birth."""
    return f.has(Pregnant.PREGNANT, Pregnant.POST_6W)


def kidney_disease(f: "Facts") -> bool:
    return f.has(Conditions.CKD, Conditions.DIALYSIS)


def diuretic(f: "Facts") -> bool:
    return f.has(Medicines.THIAZIDE, Medicines.LOOP, Medicines.KSPARING, Medicines.WATER_UNSURE)


def statin_ache(f: "Facts") -> bool:
    """On a statin, with muscles that ache, or are sore or weak, on both sides."""
    return f.has(Medicines.STATIN) and f.has(MedDetail.MUSCLE_ACHE_BOTH)
