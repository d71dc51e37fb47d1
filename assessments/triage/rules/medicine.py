"""Medicines that can harm muscle, add to cramps or make ankles swell."""

from ..codes import Activity, Feel, MedDetail, Medicines, Swelling
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.clots_and_veins import MSD
from ..references.general import K_OEDEMA
from ..references.muscles_and_medicines import ACEMETA, BBCOCH, CTT22, GARR, NHS_STATIN, SRM
from ..wording import gettext_noop as _
from .rule import rule


def statin_ache_after_a_change(f: Facts) -> bool:
    """A new antibiotic or antifungal can raise a statin's level; a new or raised dose can too."""
    return f.statin_ache and (
        f.has(MedDetail.NEW_ANTIBIOTIC_ANTIFUNGAL)
        or (f.has(MedDetail.STARTED_3M) and f.has(Feel.WEAK_TIRED))
    )


S11 = rule(
    "S11",
    Urgency.SAME_DAY,
    Pattern.STATIN_MUSCLE,
    statin_ache_after_a_change,
    reads=("med_detail", "feel", Facts.statin_ache),
    reason=_(
        # Translators: Keep “today”. Do not blame the statin, and do not say to stop it.
        "Sore or weak muscles on a statin, with a recent change in your medicines, need "
        "advice today."
    ),
    references=(NHS_STATIN, SRM),
)


def lasting_statin_ache(f: Facts) -> bool:
    """Hard exercise explains it for now, unless a medicine was changed as well."""
    return f.statin_ache and (
        f.has(MedDetail.STARTED_3M, MedDetail.NEW_ANTIBIOTIC_ANTIFUNGAL)
        or not f.has(Activity.NEW_HARD_EXERCISE)
    )


N14 = rule(
    "N14",
    Urgency.SOON,
    Pattern.STATIN_MUSCLE,
    lasting_statin_ache,
    reads=("med_detail", "activity", Facts.statin_ache),
    reason=_(
        # Translators: Keep “most often not the cause”: nobody may stop a statin because of this.
        "Lasting muscle ache on a statin should be talked over soon, and most often the "
        "statin is not the cause."
    ),
    references=(CTT22, NHS_STATIN),
)


def cramp_with_a_medicine_linked_to_it(f: Facts) -> bool:
    return f.cramp and (
        f.diuretic
        or f.has(Medicines.LABA)
        or (f.has(Medicines.STATIN) and f.has(MedDetail.STARTED_3M))
    )


R11 = rule(
    "R11",
    Urgency.ROUTINE,
    Pattern.MEDICINE_RELATED,
    cramp_with_a_medicine_linked_to_it,
    reads=("medicines", "med_detail", Facts.cramp, Facts.diuretic),
    reason=_(
        # Translators: Keep “do not stop them on your own”.
        "Some medicines can bring on cramps. Ask your pharmacist or doctor to review them. Do"
        " not stop them on your own."
    ),
    references=(GARR, NHS_STATIN),
)


def both_leg_swelling_on_calcium_blocker(f: Facts) -> bool:
    return f.has(Swelling.BOTH_LEGS) and f.has(Medicines.CCB)


R18 = rule(
    "R18",
    Urgency.ROUTINE,
    Pattern.MEDICINE_RELATED,
    both_leg_swelling_on_calcium_blocker,
    reads=("swelling", "medicines"),
    reason=_(
        # Translators: Keep “do not stop them on your own”.
        "Tablets like amlodipine can make both ankles swell. Ask for a review. Do not stop "
        "them on your own."
    ),
    references=(MSD, K_OEDEMA),
)


def statin_ache(f: Facts) -> bool:
    return f.statin_ache


R19 = rule(
    "R19",
    Urgency.ROUTINE,
    Pattern.STATIN_MUSCLE,
    statin_ache,
    reads=(Facts.statin_ache,),
    reason=_(
        # Translators: Keep “mostly not caused by it”, and “do not stop it on your own”.
        "Sore muscles on a statin are mostly not caused by it. If they last, ask about it. Do"
        " not stop it on your own."
    ),
    references=(CTT22, NHS_STATIN),
)


def cramp_with_a_medicine_weakly_linked(f: Facts) -> bool:
    return f.cramp and f.has(Medicines.STATIN, Medicines.ACE, Medicines.BETA, Medicines.CCB)


C09 = rule(
    "C09",
    Urgency.SELF_CARE,
    Pattern.MEDICINE_POSSIBLE,
    cramp_with_a_medicine_weakly_linked,
    reads=("medicines", Facts.cramp),
    reason=_(
        "Your medicine is not a common cause of cramp, but you can ask about it at your next "
        "review."
    ),
    references=(GARR, BBCOCH, ACEMETA),
)
