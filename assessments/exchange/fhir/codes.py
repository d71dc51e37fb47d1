"""Which of our questions, answers and patterns have a code that others know, and how sure that is.

One table, of what goes out and of what does not. A code goes out beside our own when it is certain
that the code is what it is taken for, and when it is true of everyone who gives the answer: it
says the same, or less. What would say more than the patient did stays local.

SNOMED CT: of its Global Patient Set alone, in English. LOINC: display names unchanged. A line of
docs/fhir.md stands for every row; a test compares them.
"""

from collections.abc import Iterator

from assessments.triage import Urgency

from .mapping import ACT_PRIORITY, LOINC, SNOMED, Concept, Fit, Mapping, Sure


def _loinc(code: str, display: str) -> Concept:
    return Concept(LOINC, code, display)


def _snomed(code: str, display: str) -> Concept:
    return Concept(SNOMED, code, display)


DOCUMENT = _loinc("74465-6", "Questionnaire response Document")
EVALUATION = _loinc("51848-0", "Evaluation note")

PRIORITIES = {
    Urgency.EMERGENCY: Concept(ACT_PRIORITY, "EM", "emergency"),
    Urgency.SAME_DAY: Concept(ACT_PRIORITY, "A", "ASAP"),
    Urgency.SOON: Concept(ACT_PRIORITY, "UR", "urgent"),
    Urgency.ROUTINE: Concept(ACT_PRIORITY, "R", "routine"),
}
"""In HL7's order, where A is "next highest priority after stat" and so above UR.

Self-care has none: it asks for no visit, so not for a routine one either.
"""

_ABI = _loinc("77194-9", "Ankle-brachial index")
_SYSTOLIC = _loinc("8480-6", "Systolic blood pressure")
_LEG_PAIN = _snomed("10601006", "Pain in lower limb")
_SWELLING = _snomed("449614009", "Swelling of lower limb")
_DIURETIC = _snomed("30492008", "Diuretic")
_NUMB_LEG = _snomed("309537005", "Numbness of leg")
_PAD = _snomed("399957001", "Peripheral arterial occlusive disease")
_ULCER_OF_FOOT = _snomed("95345008", "Ulcer of foot")

_ANKLE = (
    "A reader that overlooks the place would take it for the patient's blood pressure, "
    "which an ankle's is not."
)
_ONE_SOURCE = "What the code stands for was found in one place only."
_NOT_LOOKED_AT = "The patient described what can be seen; nobody has looked at it."

MAPPINGS: tuple[Mapping, ...] = (
    # Questions: the code of an Observation
    Mapping("abi_left", "", _ABI, why="The side stands in `bodySite` and in our own code."),
    Mapping("abi_right", "", _ABI, why="The side stands in `bodySite` and in our own code."),
    Mapping("arm_left", "", _SYSTOLIC, why="The arm stands in `bodySite` and in our own code."),
    Mapping("arm_right", "", _SYSTOLIC, why="The arm stands in `bodySite` and in our own code."),
    Mapping("ankle_left", "", _SYSTOLIC, fit=Fit.OTHER, why=_ANKLE),
    Mapping("ankle_right", "", _SYSTOLIC, fit=Fit.OTHER, why=_ANKLE),
    Mapping("smoking", "", _loinc("72166-2", "Tobacco smoking status")),
    Mapping(
        "pregnant",
        "",
        _loinc("82810-3", "Pregnancy status"),
        only=("pregnant", "no"),
        why="Who had a baby in the last 6 weeks did not say whether they are pregnant now; "
        "“does not apply” says nothing.",
    ),
    # Answers: the value of an Observation
    Mapping("side", "left", _snomed("7771000", "Left")),
    Mapping("side", "right", _snomed("24028007", "Right")),
    Mapping("side", "both", _snomed("51440002", "Right and left")),
    Mapping(
        "smoking",
        "current",
        _snomed("77176002", "Smoker"),
        fit=Fit.LESS,
        why="In US lists of answers it stands for “smoker, current status unknown”.",
    ),
    Mapping("smoking", "ex", _snomed("8517006", "Ex-smoker")),
    Mapping("smoking", "never", _snomed("266919005", "Never smoked tobacco")),
    Mapping("conditions", "diabetes", _snomed("73211009", "Diabetes mellitus")),
    Mapping(
        "conditions", "high_bp", _snomed("38341003", "Hypertensive disorder, systemic arterial")
    ),
    Mapping(
        "conditions",
        "high_chol",
        _snomed("55822004", "Hyperlipidemia"),
        fit=Fit.LESS,
        why="The code counts other fats of the blood as well.",
    ),
    Mapping(
        "conditions",
        "ckd",
        _snomed("709044004", "Chronic kidney disease"),
        fit=Fit.MORE,
        why="The question says “kidney disease”, not for how long.",
    ),
    Mapping(
        "conditions",
        "dialysis",
        _snomed("302497006", "Hemodialysis"),
        fit=Fit.MORE,
        why="There is dialysis through the belly as well.",
    ),
    Mapping("conditions", "known_pad", _PAD),
    Mapping(
        "conditions",
        "spinal_stenosis",
        _snomed("18347007", "Spinal stenosis of lumbar region"),
        fit=Fit.MORE,
        why="The question does not say which part of the spine.",
    ),
    Mapping(
        "conditions",
        "liver_disease",
        _snomed("19943007", "Cirrhosis of liver"),
        fit=Fit.MORE,
        why="Most liver disease is no cirrhosis.",
    ),
    Mapping("conditions", "thyroid_low", _snomed("40930008", "Hypothyroidism")),
    Mapping(
        "vte_risk",
        "past_clot",
        _snomed("161508001", "History of deep vein thrombosis"),
        fit=Fit.MORE,
        why="The clot may have been in the lung.",
    ),
    Mapping("medicines", "water_unsure", _DIURETIC, sure=Sure.MEDIUM, why=_ONE_SOURCE),
    Mapping("medicines", "thiazide", _DIURETIC, Sure.MEDIUM, Fit.LESS, why=_ONE_SOURCE),
    Mapping("medicines", "loop", _DIURETIC, Sure.MEDIUM, Fit.LESS, why=_ONE_SOURCE),
    Mapping("medicines", "ksparing", _DIURETIC, Sure.MEDIUM, Fit.LESS, why=_ONE_SOURCE),
    Mapping(
        "medicines",
        "ccb",
        _snomed("48698004", "Calcium channel blocker"),
        fit=Fit.MORE,
        why="“Amlodipine or a similar tablet”: what is similar is the patient's guess.",
    ),
    Mapping("swelling", "one_leg", _SWELLING, fit=Fit.LESS, why="Our own code says: one leg."),
    Mapping("swelling", "both_legs", _SWELLING, fit=Fit.LESS, why="Our own code says: both."),
    Mapping(
        "swelling_detail",
        "dent",
        _snomed("102572006", "Edema of lower extremity"),
        fit=Fit.MORE,
        why=_NOT_LOOKED_AT,
    ),
    Mapping("walk_site", "calf", _LEG_PAIN, fit=Fit.LESS),
    Mapping("walk_site", "thigh_front", _LEG_PAIN, fit=Fit.LESS),
    Mapping("walk_site", "thigh_back", _LEG_PAIN, fit=Fit.LESS),
    Mapping("walk_site", "shin", _LEG_PAIN, fit=Fit.LESS),
    Mapping("walk_site", "foot", _LEG_PAIN, fit=Fit.LESS),
    Mapping("walk_site", "knee_joint", _LEG_PAIN, fit=Fit.LESS),
    Mapping(
        "site",
        "calf",
        _snomed("300954003", "Pain in calf"),
        sure=Sure.MEDIUM,
        fit=Fit.MORE,
        why="“Where do you feel it?” asks for pain or cramp. Sources do not agree on the name.",
    ),
    Mapping(
        "feel",
        "cramp",
        _snomed("449917004", "Cramp in lower limb"),
        sure=Sure.MEDIUM,
        why="How well it fits is not sure.",
    ),
    Mapping(
        "when",
        "night",
        _snomed("90392009", "Nocturnal muscle spasm"),
        sure=Sure.MEDIUM,
        fit=Fit.MORE,
        why="What comes in bed at night need not be a cramp.",
    ),
    Mapping(
        "feel",
        "ache_heavy",
        _snomed("161873000", "Heavy legs"),
        fit=Fit.MORE,
        why="“Ache or heavy feeling” may be an ache.",
    ),
    Mapping(
        "ecq_walk",
        "yes",
        _snomed("63491006", "Intermittent claudication"),
        fit=Fit.MORE,
        why="Pain on walking has many causes.",
    ),
    Mapping(
        "med_detail",
        "muscle_ache_both",
        _snomed("68962001", "Muscle pain"),
        fit=Fit.MORE,
        why="“Ache, feel sore or are weak” may be weakness.",
    ),
    Mapping(
        "em_leg",
        "cold",
        _snomed("771542000", "Cold extremity"),
        sure=Sure.MEDIUM,
        why="The code needs a place, which the answer does not have.",
    ),
    Mapping(
        "em_leg",
        "pale_blue",
        _snomed("119419001", "Cyanosis of skin"),
        fit=Fit.MORE,
        why="“Pale, grey, blue or blotchy” may be pale.",
    ),
    Mapping(
        "em_leg",
        "numb",
        _NUMB_LEG,
        fit=Fit.MORE,
        why="“A leg or foot”: it may be the foot.",
    ),
    Mapping(
        "neuro",
        "numb_both_feet",
        _snomed("309087008", "Numbness of foot"),
        fit=Fit.MORE,
        why="“Numb or burn” may be burning.",
    ),
    Mapping(
        "veins",
        "varicose",
        _snomed("72866009", "Varicose veins of lower extremity"),
        fit=Fit.MORE,
        why=_NOT_LOOKED_AT,
    ),
    Mapping(
        "foot_look",
        "blue_toe",
        _snomed("119419001", "Cyanosis of skin"),
        fit=Fit.MORE,
        why=_NOT_LOOKED_AT,
    ),
    Mapping(
        "rest_pain_foot",
        "over_2w",
        _snomed("428171009", "Ischemic rest pain"),
        fit=Fit.MORE,
        why="The code names a cause.",
    ),
    Mapping(
        "wound",
        "foot",
        _ULCER_OF_FOOT,
        fit=Fit.MORE,
        why="“A sore or break in the skin” may be a cut.",
    ),
    Mapping(
        "wound",
        "leg",
        _snomed("95344007", "Ulcer of lower extremity"),
        fit=Fit.MORE,
        why="“A sore or break in the skin” may be a cut.",
    ),
    # Patterns: the outcome of a prediction, which is what may be, never what is
    Mapping("pattern", "dvt", _snomed("404223003", "Deep venous thrombosis of lower extremity")),
    Mapping("pattern", "pad_claudication", _snomed("63491006", "Intermittent claudication")),
    Mapping("pattern", "pad_possible", _PAD),
    Mapping(
        "pattern",
        "neurogenic_claudication",
        _snomed("303081002", "Neurogenic claudication"),
        sure=Sure.MEDIUM,
        why=_ONE_SOURCE,
    ),
    Mapping("pattern", "venous_insufficiency", _snomed("234050002", "Venous insufficiency of leg")),
    Mapping("pattern", "restless_legs", _snomed("32914008", "Restless legs")),
    Mapping(
        "pattern",
        "clti",
        _snomed("233962007", "Critical limb ischemia"),
        fit=Fit.OTHER,
        why="CLTI is a later and wider term.",
    ),
    Mapping(
        "pattern",
        "superficial_vein_thrombosis",
        _snomed("2477008", "Superficial thrombophlebitis"),
        fit=Fit.MORE,
        why="The code says that the vein is inflamed.",
    ),
    Mapping(
        "pattern",
        "venous_ulcer",
        _snomed("402863005", "Venous ulcer"),
        fit=Fit.MORE,
        why="The pattern says “often from veins”.",
    ),
    Mapping(
        "pattern",
        "diabetic_foot",
        _snomed("371087003", "Diabetic foot ulcer"),
        fit=Fit.MORE,
        why="The pattern needs no ulcer.",
    ),
    Mapping(
        "pattern",
        "foot_wound",
        _ULCER_OF_FOOT,
        fit=Fit.MORE,
        why="The sore may be no ulcer.",
    ),
    Mapping(
        "pattern",
        "night_cramp",
        _snomed("90392009", "Nocturnal muscle spasm"),
        sure=Sure.MEDIUM,
        why="How well it fits is not sure.",
    ),
    Mapping(
        "pattern",
        "leg_swelling_general",
        _snomed("102572006", "Edema of lower extremity"),
        fit=Fit.MORE,
        why="Not all that swells is oedema.",
    ),
)


def of_answer(question: str, code: str) -> Concept | None:
    """What an answer is elsewhere, if that is sure."""
    return _sent(question, code)


def of_question(question: str, code: str = "") -> Concept | None:
    """What a question is elsewhere, if that is sure and holds for the answer given to it."""
    return _sent(question, "", given=code)


def of_pattern(pattern: str) -> Concept | None:
    """What a pattern is elsewhere, if that is sure."""
    return _sent("pattern", pattern)


def sent() -> Iterator[Mapping]:
    """The rows whose code goes out."""
    return (row for row in MAPPINGS if row.goes_out)


def _sent(of: str, code: str, given: str = "") -> Concept | None:
    row = _SENT.get((of, code))
    return row.concept if row and (not row.only or given in row.only) else None


_SENT = {(row.of, row.code): row for row in sent()}
