"""The patterns that answers can fit, in the order that settles a tie at the same urgency."""

from enum import StrEnum

from .wording import gettext_noop as _


class Family(StrEnum):
    """The clinical field that a pattern belongs to; one module of rules each."""

    CLOT = "clot"
    ARTERIAL = "arterial"
    NERVE_SPINE = "nerve_spine"
    DIABETIC_FOOT = "diabetic_foot"
    INFECTION = "infection"
    MUSCLE = "muscle"
    FLUID_SALT = "fluid_salt"
    VENOUS = "venous"
    INJURY = "injury"
    PREGNANCY = "pregnancy"
    HEART_FLUID = "heart_fluid"
    MEDICINE = "medicine"
    OTHER = "other"
    ARTERIAL_SPORT = "arterial_sport"
    NERVE_SLEEP = "nerve_sleep"
    BENIGN = "benign"


class Pattern(StrEnum):
    """A picture that findings point to, never a diagnosis. The order of members breaks ties.

    Attributes: title (a few plain words, untranslated) and family.
    """

    # str has a method of this name, which a pattern has no use for.
    title: str  # type: ignore[assignment]
    family: Family

    def __new__(cls, code: str, title: str, family: Family) -> "Pattern":
        pattern = str.__new__(cls, code)
        pattern._value_ = code
        pattern.title = title
        pattern.family = family
        return pattern

    PULMONARY_EMBOLISM = (
        "pulmonary_embolism",
        _("Possible clot in the lung or heart problem"),
        Family.CLOT,
    )
    ACUTE_LIMB_ISCHAEMIA = (
        "acute_limb_ischaemia",
        _("Possible sudden loss of blood flow to the leg"),
        Family.ARTERIAL,
    )
    DVT_LIMB_THREAT = ("dvt_limb_threat", _("Possible very large clot in the leg"), Family.CLOT)
    CAUDA_EQUINA = (
        "cauda_equina",
        _("Possible pressure on nerves in the lower back"),
        Family.NERVE_SPINE,
    )
    DIABETIC_FOOT_LIMB_THREAT = (
        "diabetic_foot_limb_threat",
        _("Diabetic foot in danger"),
        Family.DIABETIC_FOOT,
    )
    SEVERE_INFECTION = (
        "severe_infection",
        _("Possible serious infection or illness"),
        Family.INFECTION,
    )
    COMPARTMENT_SYNDROME = (
        "compartment_syndrome",
        _("Possible pressure build-up in a leg muscle"),
        Family.MUSCLE,
    )
    RHABDOMYOLYSIS = ("rhabdomyolysis", _("Possible muscle breakdown"), Family.MUSCLE)
    ELECTROLYTE_EMERGENCY = (
        "electrolyte_emergency",
        _("Possible dangerous change in body salts"),
        Family.FLUID_SALT,
    )
    BLEEDING_VEIN = ("bleeding_vein", _("Bleeding vein"), Family.VENOUS)
    FRACTURE = ("fracture", _("Possible broken bone"), Family.INJURY)
    CLTI = ("clti", _("Possible very poor blood flow to the foot (CLTI)"), Family.ARTERIAL)
    DIABETIC_FOOT = ("diabetic_foot", _("Diabetic foot problem"), Family.DIABETIC_FOOT)
    PAD_WORSENING = (
        "pad_worsening",
        _("Leg artery problem that may be getting worse fast"),
        Family.ARTERIAL,
    )
    DVT = ("dvt", _("Possible clot in the leg (DVT)"), Family.CLOT)
    PRE_ECLAMPSIA_CHECK = (
        "pre_eclampsia_check",
        _("Pregnancy swelling: blood pressure check"),
        Family.PREGNANCY,
    )
    SPINAL_CORD_RISK = (
        "spinal_cord_risk",
        _("Back pain after cancer: spine check"),
        Family.NERVE_SPINE,
    )
    CELLULITIS = ("cellulitis", _("Possible skin infection"), Family.INFECTION)
    INFECTION = ("infection", _("Fever with leg pain"), Family.INFECTION)
    FLUID_OVERLOAD = (
        "fluid_overload",
        _("Fluid build-up: heart or other check"),
        Family.HEART_FLUID,
    )
    SUPERFICIAL_VEIN_THROMBOSIS = (
        "superficial_vein_thrombosis",
        _("Possible clot in a surface vein"),
        Family.CLOT,
    )
    DEHYDRATION_ELECTROLYTE = (
        "dehydration_electrolyte",
        _("Loss of fluid or body salts"),
        Family.FLUID_SALT,
    )
    STATIN_MUSCLE = ("statin_muscle", _("Muscle ache while on a statin"), Family.MEDICINE)
    NERVE_ROOT = ("nerve_root", _("Nerve in the back"), Family.NERVE_SPINE)
    MUSCLE_BLEED = ("muscle_bleed", _("Possible bleed in the muscle"), Family.INJURY)
    TENDON_TEAR = ("tendon_tear", _("Possible torn tendon"), Family.INJURY)
    GENERAL_WEAKNESS = ("general_weakness", _("Racing heart or sudden weakness"), Family.OTHER)
    PROLONGED_CRAMP = ("prolonged_cramp", _("Cramp that does not let go"), Family.MUSCLE)
    UNCLEAR_RED_FLAG = ("unclear_red_flag", _("Warning sign not clear"), Family.OTHER)
    DIALYSIS_CRAMP = ("dialysis_cramp", _("Cramps with dialysis"), Family.FLUID_SALT)
    VENOUS_ULCER = ("venous_ulcer", _("Leg sore, often from veins"), Family.VENOUS)
    FOOT_WOUND = ("foot_wound", _("Foot sore not healing"), Family.OTHER)
    NEUROMUSCULAR = ("neuromuscular", _("Nerve or muscle check"), Family.NERVE_SPINE)
    YOUNG_EXERTIONAL = (
        "young_exertional",
        _("Sport leg pain: trapped artery or muscle pressure"),
        Family.ARTERIAL_SPORT,
    )
    CALF_PAIN_CHECK = ("calf_pain_check", _("One-leg pain that stays"), Family.OTHER)
    NEUROGENIC_CLAUDICATION = (
        "neurogenic_claudication",
        _("Leg pain from a narrow spine"),
        Family.NERVE_SPINE,
    )
    PAD_CLAUDICATION = (
        "pad_claudication",
        _("Walking pain that fits narrow leg arteries (PAD)"),
        Family.ARTERIAL,
    )
    PAD_POSSIBLE = ("pad_possible", _("Possible narrow leg arteries: test needed"), Family.ARTERIAL)
    RESTLESS_LEGS = ("restless_legs", _("Restless legs"), Family.NERVE_SLEEP)
    MEDICINE_RELATED = ("medicine_related", _("Medicine that may add to this"), Family.MEDICINE)
    VENOUS_INSUFFICIENCY = ("venous_insufficiency", _("Tired leg veins (CVI)"), Family.VENOUS)
    LEG_SWELLING_GENERAL = (
        "leg_swelling_general",
        _("Slow swelling of both legs"),
        Family.HEART_FLUID,
    )
    MEDICAL_CAUSE = ("medical_cause", _("Health condition that can cause cramps"), Family.OTHER)
    NEUROPATHY = ("neuropathy", _("Nerves in the feet"), Family.NERVE_SPINE)
    JOINT_PAIN = ("joint_pain", _("Hip or knee joint"), Family.INJURY)
    PREGNANCY_CRAMP = ("pregnancy_cramp", _("Pregnancy cramps"), Family.BENIGN)
    MUSCLE_STRAIN = ("muscle_strain", _("Pulled or bruised muscle"), Family.INJURY)
    EXERCISE_CRAMP = ("exercise_cramp", _("Hard or new exercise"), Family.BENIGN)
    POSTURE = ("posture", _("Long standing or sitting"), Family.BENIGN)
    NIGHT_CRAMP = ("night_cramp", _("Night leg cramps"), Family.BENIGN)
    MEDICINE_POSSIBLE = ("medicine_possible", _("Medicine, weak link only"), Family.MEDICINE)
    UNCLEAR = ("unclear", _("No clear match"), Family.OTHER)
