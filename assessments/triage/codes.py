"""The answer codes: for each choice question one StrEnum of what can be ticked.

A code's value is what stands in forms, JSON, database, FHIR and CSV; it never changes once
released. The words shown for it belong to the questionnaire.
"""

from enum import StrEnum


class Code(StrEnum):
    """An answer to a choice question. Each subclass belongs to exactly one question."""


class Consent(Code):
    YES = "yes"
    NO = "no"


class EmBreath(Code):
    BREATHLESS_SUDDEN = "breathless_sudden"
    CHEST_PAIN = "chest_pain"
    COUGH_BLOOD = "cough_blood"
    COLLAPSE = "collapse"
    BREATHLESS_SLOW = "breathless_slow"
    BREATHLESS_FLAT = "breathless_flat"
    NONE = "none"
    UNSURE = "unsure"


class EmLeg(Code):
    COLD = "cold"
    PALE_BLUE = "pale_blue"
    NUMB = "numb"
    CANNOT_MOVE = "cannot_move"
    SEVERE_PAIN = "severe_pain"
    WALK_DROP = "walk_drop"
    NONE = "none"
    UNSURE = "unsure"


class EmSpine(Code):
    SADDLE_NUMB = "saddle_numb"
    BLADDER_BOWEL = "bladder_bowel"
    BOTH_LEGS_WEAK = "both_legs_weak"
    BOTH_LEGS_SHOOTING = "both_legs_shooting"
    NONE = "none"
    UNSURE = "unsure"


class EmOther(Code):
    RED_SPREADING = "red_spreading"
    FEVER = "fever"
    VERY_UNWELL = "very_unwell"
    PAIN_BEYOND_SKIN = "pain_beyond_skin"
    TIGHT_HOURS = "tight_hours"
    DARK_URINE = "dark_urine"
    HEART_OR_VERY_WEAK = "heart_or_very_weak"
    VEIN_BLEED = "vein_bleed"
    INJURY_NO_WEIGHT = "injury_no_weight"
    NONE = "none"
    UNSURE = "unsure"


class Side(Code):
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    CHANGES = "changes"


class Site(Code):
    BUTTOCK = "buttock"
    HIP = "hip"
    THIGH_FRONT = "thigh_front"
    THIGH_BACK = "thigh_back"
    KNEE = "knee"
    CALF = "calf"
    SHIN = "shin"
    ANKLE = "ankle"
    FOOT = "foot"
    NONE = "none"


class Duration(Code):
    UNDER_24H = "under_24h"
    D1_14 = "d1_14"
    W2_12 = "w2_12"
    OVER_3M = "over_3m"


class Feel(Code):
    CRAMP = "cramp"
    ACHE_HEAVY = "ache_heavy"
    BURNING_TINGLING = "burning_tingling"
    URGE_TO_MOVE = "urge_to_move"
    THROBBING = "throbbing"
    SHOOTING = "shooting"
    TIGHT_BURSTING = "tight_bursting"
    WEAK_TIRED = "weak_tired"
    SORE_TENDER = "sore_tender"


class When(Code):
    WALKING = "walking"
    SPORT = "sport"
    STANDING = "standing"
    SITTING = "sitting"
    NIGHT = "night"
    REST = "rest"
    AFTER_EXERCISE = "after_exercise"
    END_OF_DAY = "end_of_day"
    CONSTANT = "constant"
    RANDOM = "random"


class EpisodeLength(Code):
    SECS_10MIN = "secs_10min"
    M10_60 = "m10_60"
    HOURS_CONSTANT = "hours_constant"


class EcqWalk(Code):
    YES = "yes"
    NO = "no"
    CANNOT_WALK = "cannot_walk"


class EcqRestStart(Code):
    YES = "yes"
    NO = "no"


class EcqUphill(Code):
    YES = "yes"
    NO = "no"
    NEVER = "never"


class EcqLevel(Code):
    YES = "yes"
    NO = "no"


class EcqStop(Code):
    GONE_10 = "gone_10"
    LONGER_10 = "longer_10"


class WalkSite(Code):
    CALF = "calf"
    THIGH_FRONT = "thigh_front"
    THIGH_BACK = "thigh_back"
    BUTTOCK = "buttock"
    FOOT = "foot"
    SHIN = "shin"
    HIP_JOINT = "hip_joint"
    KNEE_JOINT = "knee_joint"


class WalkDistance(Code):
    UNDER_50M = "under_50m"
    M50_200 = "m50_200"
    OVER_200M = "over_200m"
    VARIES = "varies"


class Relief(Code):
    STAND_STILL = "stand_still"
    SIT = "sit"
    BEND_FORWARD = "bend_forward"
    WALK_ABOUT = "walk_about"
    STRETCH_RUB = "stretch_rub"
    LEGS_UP = "legs_up"
    LEGS_DOWN = "legs_down"
    NOTHING = "nothing"


class Swelling(Code):
    NONE = "none"
    ONE_LEG = "one_leg"
    BOTH_LEGS = "both_legs"


class SwellingDetail(Code):
    SUDDEN = "sudden"
    WHOLE_LEG = "whole_leg"
    CALF_3CM = "calf_3cm"
    DENT = "dent"
    TENDER_LINE = "tender_line"
    HOT_RED = "hot_red"
    SURFACE_VEINS = "surface_veins"
    NONE = "none"


class Veins(Code):
    NONE = "none"
    SPIDER = "spider"
    VARICOSE = "varicose"
    HARD_SORE_LOW = "hard_sore_low"
    HARD_SORE_HIGH = "hard_sore_high"


class SkinChange(Code):
    NONE = "none"
    BROWN = "brown"
    ECZEMA = "eczema"
    HARD_SKIN = "hard_skin"
    HEALED_ULCER = "healed_ulcer"
    ANKLE_FLARE = "ankle_flare"
    SHINY_HAIRLESS = "shiny_hairless"


class FootLook(Code):
    NONE = "none"
    ONE_COLDER = "one_colder"
    PALE_RAISED = "pale_raised"
    DUSKY_HANGING = "dusky_hanging"
    BLUE_TOE = "blue_toe"
    BLACK = "black"
    HOT_RED_SWOLLEN = "hot_red_swollen"


class RestPainFoot(Code):
    NO = "no"
    UNDER_2W = "under_2w"
    OVER_2W = "over_2w"


class Wound(Code):
    NONE = "none"
    FOOT = "foot"
    LEG = "leg"
    OVER_2W = "over_2w"
    INFECTED = "infected"


class FootPulse(Code):
    NOT_CHECKED = "not_checked"
    FELT = "felt"
    WEAK_SELF = "weak_self"
    WEAK_CLINICIAN = "weak_clinician"


class AbiKnown(Code):
    NO = "no"
    CLINIC = "clinic"
    HOME = "home"
    HOME_ERROR = "home_error"


class Smoking(Code):
    NEVER = "never"
    EX = "ex"
    CURRENT = "current"


class Conditions(Code):
    DIABETES = "diabetes"
    HIGH_BP = "high_bp"
    HIGH_CHOL = "high_chol"
    CKD = "ckd"
    DIALYSIS = "dialysis"
    HEART_ATTACK_ANGINA = "heart_attack_angina"
    STROKE_TIA = "stroke_tia"
    ANEURYSM = "aneurysm"
    AF = "af"
    HEART_FAILURE = "heart_failure"
    KNOWN_PAD = "known_pad"
    LEG_ARTERY_OP = "leg_artery_op"
    SPINAL_STENOSIS = "spinal_stenosis"
    LIVER_DISEASE = "liver_disease"
    THYROID_LOW = "thyroid_low"
    FAMILY_PAD = "family_pad"
    NONE = "none"


class Pregnant(Code):
    NO = "no"
    PREGNANT = "pregnant"
    POST_6W = "post_6w"
    NA = "na"


class VteRisk(Code):
    SURGERY_12W = "surgery_12w"
    BED_3D = "bed_3d"
    CAST_OR_PARALYSIS = "cast_or_paralysis"
    CANCER = "cancer"
    PAST_CLOT = "past_clot"
    LONG_TRIP = "long_trip"
    HORMONES = "hormones"
    FAMILY_CLOT = "family_clot"
    NONE = "none"


class Fluids(Code):
    HEAT_SWEAT = "heat_sweat"
    LITTLE_DRINK = "little_drink"
    VOMIT_DIARRHOEA = "vomit_diarrhoea"
    VOMIT_LONG = "vomit_long"
    ALCOHOL = "alcohol"
    NONE = "none"


class Activity(Code):
    NEW_HARD_EXERCISE = "new_hard_exercise"
    LONG_STANDING = "long_standing"
    LONG_SITTING = "long_sitting"
    POP_CANNOT_PUSH = "pop_cannot_push"
    KNOCK_STRAIN = "knock_strain"
    NONE = "none"


class Medicines(Code):
    THIAZIDE = "thiazide"
    LOOP = "loop"
    KSPARING = "ksparing"
    WATER_UNSURE = "water_unsure"
    STATIN = "statin"
    ACE = "ace"
    BETA = "beta"
    LABA = "laba"
    CCB = "ccb"
    ANTICOAGULANT = "anticoagulant"
    NONE = "none"


class MedDetail(Code):
    STARTED_3M = "started_3m"
    MUSCLE_ACHE_BOTH = "muscle_ache_both"
    NEW_ANTIBIOTIC_ANTIFUNGAL = "new_antibiotic_antifungal"
    NONE = "none"


class Neuro(Code):
    FOOT_DROP = "foot_drop"
    WASTING_TWITCHING = "wasting_twitching"
    BACK_PAIN = "back_pain"
    NUMB_BOTH_FEET = "numb_both_feet"
    NONE = "none"


class Rls(Code):
    URGE = "urge"
    REST_WORSE = "rest_worse"
    MOVE_BETTER = "move_better"
    EVENING_WORSE = "evening_worse"
    NONE = "none"


class Effect(Code):
    SLEEP_MOST_NIGHTS = "sleep_most_nights"
    WALKING_LIMITED = "walking_limited"
    NONE = "none"
