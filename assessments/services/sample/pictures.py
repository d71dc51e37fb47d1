"""The kinds of patient that a sample is made of: what each says, and how often they come.

Invented for demonstrations. The weights look like a clinic's mix, mostly harmless and some urgent;
they are no finding about anyone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Says: TypeAlias = Mapping[str, Sequence[Any]]
"""By question id, answers in their JSON form of which one is drawn; repeated ones are likelier."""

NONE = (["none"],)


@dataclass(frozen=True, slots=True)
class Picture:
    """One kind of patient.

    Attributes: weight (how many come, against the other kinds), ages (in years, least and most),
    says (what differs from USUAL).
    """

    weight: float
    ages: tuple[int, int]
    says: Says


USUAL: Says = {
    "consent": ["yes"],
    "for_other": [False] * 9 + [True],
    "shared_device": [False] * 9 + [True],
    **dict.fromkeys(("em_breath", "em_leg", "em_spine", "em_other"), NONE),
    "side": ["left", "right", "both", "changes"],
    "site": [["calf"], ["calf"], ["foot"], ["calf", "foot"], ["thigh_back"]],
    "duration": ["w2_12", "over_3m", "over_3m"],
    "feel": [["cramp"]],
    "when": [["night"], ["night"], ["random"], ["rest"]],
    "episode_length": ["secs_10min"] * 40 + ["m10_60"],
    "ecq_walk": ["no"],
    "ecq_rest_start": ["no"],
    "ecq_uphill": ["yes", "yes", "never"],
    "ecq_level": ["no", "yes"],
    "ecq_stop": ["gone_10"],
    "walk_site": [["calf"]],
    "walk_distance": ["over_200m", "m50_200", "varies"],
    "relief": [["stretch_rub"], ["walk_about", "stretch_rub"], ["nothing"]],
    "swelling": ["none"],
    "swelling_detail": NONE,
    "veins": [["none"], ["none"], ["none"], ["spider"]],
    "skin_change": NONE,
    "foot_look": NONE,
    "rest_pain_foot": ["no"],
    "wound": NONE,
    "foot_pulse": ["not_checked"] * 6 + ["felt"],
    "abi_known": ["no"] * 20 + ["clinic"],
    "pregnant": ["no", "no", "na"],
    "vte_risk": [["none"]] * 12 + [["long_trip"], ["hormones"], ["family_clot"]],
    "fluids": [["none"]] * 24 + [["heat_sweat"], ["little_drink"], ["alcohol"]],
    "activity": [["none"]] * 4 + [["long_standing"], ["long_sitting"], ["new_hard_exercise"]],
    "med_detail": [["none"]] * 8 + [["started_3m"]],
    "neuro": [["none"]] * 9 + [["back_pain"]],
    "rls": NONE,
    "effect": [["none"]] * 4 + [["sleep_most_nights"]],
    "note": [""] * 5
    + [
        "Sample data: it started after a holiday.",
        "Sample data: I would like to know if I can go on with my walks.",
        "Sample data: it is worse in the week than at the weekend.",
    ],
}
"""What a patient says where the picture does not say otherwise: short cramps, mostly at night."""

_AT_REST: Says = {"ecq_walk": ["no"], "when": [["night"], ["rest"], ["night", "rest"]]}
_WALKING: Says = {
    "ecq_walk": ["yes"],
    "when": [["walking"]],
    "feel": [["cramp"], ["ache_heavy"], ["cramp", "weak_tired"]],
    "relief": [["stand_still"]],
    "effect": [["walking_limited"], ["none"]],
}
_LASTING: Says = {
    "episode_length": ["hours_constant"],
    "when": [["constant"]],
    "relief": [["nothing"]],
}
_ONE_LEG: Says = {"side": ["left", "right"]}

PICTURES: Mapping[str, Picture] = {
    "night cramp": Picture(26, (30, 88), _AT_REST),
    "cramp on most nights": Picture(7, (50, 88), {**_AT_REST, "effect": [["sleep_most_nights"]]}),
    "sport": Picture(
        8, (18, 55), {"when": [["after_exercise"]], "activity": [["new_hard_exercise"]]}
    ),
    "long hours": Picture(
        8,
        (20, 65),
        {
            "feel": [["ache_heavy"]],
            "when": [["end_of_day"], ["standing", "end_of_day"]],
            "activity": [["long_standing"], ["long_sitting"]],
            "relief": [["legs_up"]],
        },
    ),
    "varicose veins": Picture(
        10,
        (35, 80),
        {
            "feel": [["ache_heavy"], ["cramp", "ache_heavy"]],
            "when": [["end_of_day"]],
            "veins": [["varicose"], ["spider", "varicose"]],
            "skin_change": [["none"], ["none"], ["brown"], ["ankle_flare"], ["eczema"]],
            "relief": [["legs_up"]],
        },
    ),
    "restless legs": Picture(
        6,
        (30, 75),
        {
            "feel": [["urge_to_move"]],
            "when": [["night", "rest"], ["sitting", "night"]],
            "rls": [["urge", "rest_worse", "move_better", "evening_worse"]],
            "relief": [["walk_about"]],
        },
    ),
    "medicine": Picture(
        4,
        (50, 80),
        {
            "side": ["both"],
            "feel": [["cramp"], ["sore_tender"]],
            "med_detail": [["started_3m"], ["muscle_ache_both"], ["started_3m"]],
            "medicines": [["statin"], ["thiazide"], ["thiazide", "statin"], ["loop"]],
        },
    ),
    "pregnancy": Picture(3, (20, 40), {**_AT_REST, "pregnant": ["pregnant"]}),
    "walking pain": Picture(
        7,
        (55, 85),
        {
            **_WALKING,
            "smoking": ["ex", "current"],
            "abi_known": ["no"] * 5 + ["clinic", "home"],
            "foot_pulse": ["not_checked", "not_checked", "weak_self", "weak_clinician"],
        },
    ),
    "known narrow arteries": Picture(
        3,
        (60, 88),
        {
            **_WALKING,
            "conditions": [["known_pad"], ["high_bp", "known_pad"], ["diabetes", "known_pad"]],
            "abi_known": ["clinic"],
        },
    ),
    "narrow spine": Picture(
        5,
        (58, 85),
        {
            "ecq_walk": ["yes"],
            "when": [["walking", "standing"]],
            "ecq_rest_start": ["yes"],
            "ecq_stop": ["longer_10"],
            "walk_site": [["thigh_back"], ["thigh_back", "buttock"]],
            "relief": [["sit", "bend_forward"]],
            "neuro": [["back_pain"]],
        },
    ),
    "numb feet": Picture(
        3,
        (50, 80),
        {
            "side": ["both"],
            "site": [["foot"]],
            "feel": [["burning_tingling"]],
            "neuro": [["numb_both_feet"]],
            "conditions": [["diabetes"], ["diabetes", "high_bp"], ["none"]],
        },
    ),
    "both legs swollen": Picture(
        3,
        (55, 88),
        {
            "side": ["both"],
            "feel": [["ache_heavy"]],
            "swelling": ["both_legs"],
            "swelling_detail": [["dent"], ["none"]],
        },
    ),
    "sore vein": Picture(1.5, (35, 75), {**_ONE_LEG, "veins": [["varicose", "hard_sore_low"]]}),
    "pain that stays": Picture(
        3,
        (30, 80),
        {**_LASTING, **_ONE_LEG, "site": [["calf"], ["thigh_back"]], "feel": [["sore_tender"]]},
    ),
    "slow sore": Picture(
        1.5, (60, 88), {"wound": [["foot", "over_2w"], ["leg", "over_2w"]], "site": [["foot"]]}
    ),
    "pulled muscle": Picture(
        3,
        (20, 60),
        {
            **_LASTING,
            **_ONE_LEG,
            "duration": ["d1_14"],
            "feel": [["sore_tender"]],
            "activity": [["knock_strain"]],
        },
    ),
    "one leg swollen": Picture(
        2,
        (30, 85),
        {
            **_LASTING,
            **_ONE_LEG,
            "duration": ["d1_14"],
            "feel": [["throbbing"], ["tight_bursting"], ["ache_heavy"]],
            "swelling": ["one_leg"],
            "swelling_detail": [["sudden", "calf_3cm"], ["sudden", "tender_line"], ["hot_red"]],
            "vte_risk": [["none"], ["long_trip"], ["surgery_12w"], ["past_clot"]],
        },
    ),
    "not sure": Picture(1, (25, 85), {"em_breath": [["unsure"], ["none"]], "em_leg": [["unsure"]]}),
    "hot skin": Picture(
        0.8, (40, 85), {**_ONE_LEG, "duration": ["d1_14"], "em_other": [["red_spreading"]]}
    ),
    "hard to breathe": Picture(
        0.5,
        (40, 85),
        {
            "em_breath": [["breathless_sudden"], ["breathless_sudden", "chest_pain"]],
            "swelling": ["one_leg"],
        },
    ),
    "cold leg": Picture(
        0.5, (60, 88), {**_ONE_LEG, "em_leg": [["cold", "numb"], ["cold", "pale_blue"]]}
    ),
    "nerves of the lower back": Picture(
        0.3, (35, 75), {"em_spine": [["saddle_numb", "bladder_bowel"], ["bladder_bowel"]]}
    ),
}
