"""What follows from the answers, each fact defined once, with the questions that it may read."""

from . import arteries, health, pain, veins, walking
from .given import Fact, Given, questions_read

_RATIOS = (
    "abi_known",
    "abi_left",
    "abi_right",
    "ankle_left",
    "ankle_right",
    "arm_left",
    "arm_right",
)


class Facts(Given):
    """One person's answers and all that follows from them; each fact is worked out at most once."""

    diabetes = Fact(health.diabetes, "conditions")
    young = Fact(health.young, "age_years")
    pregnancy = Fact(health.pregnancy, "pregnant")

    risk_pad = Fact(arteries.risk_pad, "age_years", "smoking", "conditions")
    known_pad = Fact(arteries.known_pad, "conditions")
    ali_risk = Fact(arteries.ali_risk, "conditions")
    pad_signs = Fact(arteries.pad_signs, "foot_look", "foot_pulse")
    ecq_claudication = Fact(
        walking.ecq_claudication,
        "ecq_walk",
        "ecq_rest_start",
        "ecq_uphill",
        "ecq_level",
        "ecq_stop",
    )
    ecq_definite = Fact(walking.ecq_definite, ecq_claudication, "walk_site")
    ecq_atypical = Fact(walking.ecq_atypical, ecq_claudication, "walk_site")
    ecq_positive = Fact(walking.ecq_positive, ecq_definite, ecq_atypical)
    ecq_grade = Fact(walking.ecq_grade, ecq_positive)
    other_exertional_pain = Fact(walking.other_exertional_pain, ecq_positive)
    abi_measured = Fact(arteries.abi_measured, "abi_known")
    abi_low = Fact(arteries.abi_low, *_RATIOS)
    abi_borderline = Fact(arteries.abi_borderline, *_RATIOS)
    abi_high = Fact(arteries.abi_high, *_RATIOS)
    abi_critical = Fact(arteries.abi_critical, *_RATIOS)
    pad_marker = Fact(arteries.pad_marker, pad_signs, known_pad, abi_low, ecq_positive, risk_pad)
    foot_wound = Fact(arteries.foot_wound, "wound")
    rest_pain = Fact(arteries.rest_pain, "rest_pain_foot")

    vte_major = Fact(veins.vte_major, "vte_risk")
    vte_any = Fact(veins.vte_any, "vte_risk")
    wells_self = Fact(veins.wells_self, "vte_risk", "swelling_detail")
    venous_skin = Fact(veins.venous_skin, "skin_change")
    venous_sign = Fact(veins.venous_sign, venous_skin, "veins", "swelling")

    one_side = Fact(pain.one_side, "side")
    lasting_pain = Fact(pain.lasting_pain, "episode_length")
    lasting_leg_pain = Fact(pain.lasting_leg_pain, lasting_pain, one_side, "site")
    recent = Fact(pain.recent, "duration")
    new_lasting_leg_pain = Fact(pain.new_lasting_leg_pain, lasting_leg_pain, recent)
    explained = Fact(pain.explained, "activity")
    shooting_with_back_pain = Fact(pain.shooting_with_back_pain, "feel", "neuro")
    neurogenic = Fact(walking.neurogenic, "ecq_walk", "when", "relief")
    in_pain = Fact(pain.in_pain, "site")
    cramp = Fact(pain.cramp, "feel")
    brief_cramp = Fact(pain.brief_cramp, cramp, "episode_length")

    diuretic = Fact(health.diuretic, "medicines")
    statin_ache = Fact(health.statin_ache, "medicines", "med_detail")
    kidney_disease = Fact(health.kidney_disease, "conditions")


__all__ = ["Fact", "Facts", "Given", "questions_read"]
