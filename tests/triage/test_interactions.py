"""Where rules meet: the twelve interactions that must hold, in the order of the clinical notes."""

import pytest

from assessments.triage import Urgency
from tests.triage.cases import CLAUDICATION, NIGHT_CRAMP, outcome, rules

EMERGENCY, SAME_DAY, SOON = Urgency.EMERGENCY, Urgency.SAME_DAY, Urgency.SOON
ROUTINE, SELF_CARE = Urgency.ROUTINE, Urgency.SELF_CARE


# 1. One swollen leg and a reason for a clot


@pytest.mark.parametrize("risk", ["surgery_12w", "bed_3d", "cast_or_paralysis", "past_clot"])
@pytest.mark.parametrize(("duration", "urgency"), [("w2_12", SAME_DAY), ("over_3m", SOON)])
def test_one_leg_swelling_with_clot_risk_is_same_day_unless_it_is_old(risk, duration, urgency):
    found = outcome(swelling="one_leg", vte_risk=[risk], duration=duration)
    assert found.urgency is urgency
    assert (found.leading == "dvt") is (urgency is SAME_DAY)


@pytest.mark.parametrize("duration", ["under_24h", "d1_14", "w2_12", "over_3m"])
def test_one_leg_swelling_after_cancer_is_same_day_always(duration):
    found = outcome(swelling="one_leg", vte_risk=["cancer"], duration=duration)
    assert (found.urgency, found.leading) == (SAME_DAY, "dvt")


@pytest.mark.parametrize(
    "sign",
    [
        "breathless_sudden",
        "chest_pain",
        "cough_blood",
        "collapse",
        "breathless_slow",
        "breathless_flat",
    ],
)
def test_one_leg_swelling_with_clot_risk_and_any_breathing_sign_is_an_emergency(sign):
    found = outcome(swelling="one_leg", vte_risk=["past_clot"], em_breath=[sign])
    assert (found.urgency, found.leading) == (EMERGENCY, "pulmonary_embolism")


# 2. A leg that changed all at once


@pytest.mark.parametrize("site", [["calf"], ["none"]], ids=["with pain", "without"])
@pytest.mark.parametrize("sign", ["cold", "pale_blue", "cannot_move"])
def test_a_cold_pale_or_still_leg_is_an_emergency_with_or_without_pain(sign, site):
    found = outcome(em_leg=[sign], site=site)
    assert (found.urgency, found.leading) == (EMERGENCY, "acute_limb_ischaemia")


@pytest.mark.parametrize("sign", ["numb", "severe_pain"])
def test_sudden_numbness_or_pain_alone_is_same_day(sign):
    assert outcome(em_leg=[sign]).urgency is SAME_DAY


@pytest.mark.parametrize("source", ["af", "known_pad", "leg_artery_op", "aneurysm"])
def test_sudden_numbness_with_a_source_for_a_blockage_is_an_emergency(source):
    assert outcome(em_leg=["numb"], conditions=[source]).urgency is EMERGENCY


# 3. The foot in diabetes


@pytest.mark.parametrize("sign", [{"wound": ["foot"]}, {"foot_look": ["hot_red_swollen"]}])
def test_a_sore_or_hot_foot_with_diabetes_is_for_the_foot_team_today(sign):
    found = outcome(conditions=["diabetes"], **sign)
    assert (found.urgency, found.leading) == (SAME_DAY, "diabetic_foot")


@pytest.mark.parametrize("sign", [{"wound": ["foot"]}, {"foot_look": ["hot_red_swollen"]}])
@pytest.mark.parametrize("infection", ["fever", "red_spreading"])
def test_with_infection_as_well_it_is_an_emergency(infection, sign):
    assert "E11" in rules(conditions=["diabetes"], em_other=[infection], **sign)


@pytest.mark.parametrize(
    "flow",
    [
        {"foot_look": ["one_colder"]},
        {"foot_pulse": "weak_clinician"},
        {"conditions": ["diabetes", "known_pad"]},
        {"abi_known": "clinic", "abi_left": 0.9},
        {"abi_known": "clinic", "ankle_left": 49},
        {"rest_pain_foot": "under_2w"},
    ],
)
def test_a_sore_with_poor_flow_is_an_emergency_in_diabetes(flow):
    found = outcome(**{"conditions": ["diabetes"], "wound": ["foot"]} | flow)
    assert (found.urgency, found.leading) == (EMERGENCY, "diabetic_foot_limb_threat")


# 4. The ankle pressure test


@pytest.mark.parametrize(
    "reason",
    [
        {"ecq_walk": "yes"},
        {"ecq_walk": "cannot_walk"},
        {"foot_look": ["one_colder"]},
        {"wound": ["leg"]},
        {"conditions": ["diabetes"]},
    ],
)
def test_a_low_abi_is_soon_with_a_reason_else_routine(reason):
    low = {"abi_known": "clinic", "abi_left": 0.9}
    assert outcome(**low, **reason).urgency is SOON
    assert outcome(**low).urgency is ROUTINE


def test_a_low_abi_is_no_news_where_arteries_are_known_to_be_narrow():
    told = {"abi_known": "clinic", "abi_left": 0.9, "conditions": ["known_pad"]}
    assert outcome(**told, ecq_walk="yes").urgency is ROUTINE


@pytest.mark.parametrize("pressure", [{"abi_left": 0.39}, {"ankle_right": 49}])
def test_a_critical_pressure_is_same_day(pressure):
    found = outcome(abi_known="clinic", **pressure)
    assert (found.urgency, found.leading) == (SAME_DAY, "clti")


@pytest.mark.parametrize(
    ("reason", "urgency"),
    [
        ({}, ROUTINE),
        ({"conditions": ["diabetes"]}, SOON),
        ({"conditions": ["ckd"]}, SOON),
        ({"ecq_walk": "yes"}, SOON),
        ({"wound": ["leg"]}, SOON),
    ],
)
def test_stiff_arteries_are_never_normal(reason, urgency):
    found = outcome(abi_known="clinic", abi_left=1.41, **reason)
    assert (found.urgency, found.leading) == (urgency, "pad_possible")


@pytest.mark.parametrize(
    "result", [{"abi_known": "clinic", "abi_left": 0.95}, {"abi_known": "home_error"}]
)
def test_a_borderline_result_or_an_error_is_for_a_routine_repeat(result):
    assert outcome(**result).urgency is ROUTINE
    assert "R06" in rules(**result)


def test_a_normal_abi_never_cancels_claudication():
    normal = {"abi_known": "clinic", "abi_left": 1.1, "abi_right": 1.1, "foot_pulse": "felt"}
    found = outcome(age_years=70, **CLAUDICATION, **normal)
    assert (found.urgency, found.leading) == (SOON, "pad_claudication")


# 5. A narrow spine beside narrow arteries


def test_pain_from_a_narrow_spine_never_removes_the_check_of_arteries():
    spine = CLAUDICATION | {"when": ["walking", "standing"], "relief": ["sit", "bend_forward"]}
    told = spine | {"ecq_stop": "longer_10", "age_years": 70}
    assert {"R02", "R03"} <= set(rules(**told))
    assert {"N01", "R03"} <= set(rules(**spine | {"age_years": 70}))


# 6. Night cramp is not rest pain


def test_a_night_cramp_is_not_rest_pain():
    assert outcome(site=["calf", "foot"], **NIGHT_CRAMP).urgency is SELF_CARE
    eased = {"relief": ["legs_down"], "site": ["foot"]}
    assert outcome(**NIGHT_CRAMP | eased).leading == "clti"


# 7. A slow sore of the leg


def test_a_slow_leg_sore_is_same_day_with_poor_flow_and_soon_without():
    sore = {"wound": ["leg", "over_2w"]}
    assert outcome(**sore, foot_pulse="weak_clinician").urgency is SAME_DAY
    assert outcome(**sore).urgency is SOON


# 8. Ache on a statin

ACHE = {"medicines": ["statin"], "med_detail": ["muscle_ache_both"]}


@pytest.mark.parametrize(
    ("more", "urgency"),
    [
        ({}, SOON),
        ({"activity": ["new_hard_exercise"]}, ROUTINE),
        (
            {
                "activity": ["new_hard_exercise"],
                "med_detail": ["muscle_ache_both", "started_3m"],
            },
            SOON,
        ),
        ({"med_detail": ["muscle_ache_both", "new_antibiotic_antifungal"]}, SAME_DAY),
        ({"med_detail": ["muscle_ache_both", "started_3m"], "feel": ["weak_tired"]}, SAME_DAY),
        ({"em_other": ["heart_or_very_weak"]}, EMERGENCY),
        ({"em_other": ["dark_urine"]}, EMERGENCY),
    ],
)
def test_ache_on_a_statin(more, urgency):
    assert outcome(**ACHE | more).urgency is urgency


# 9. Sickness and diarrhoea

UPSET = {"fluids": ["vomit_diarrhoea"], "feel": ["cramp"], "episode_length": "secs_10min"}


@pytest.mark.parametrize(
    ("more", "urgency"),
    [
        ({}, SELF_CARE),
        ({"feel": ["ache_heavy"]}, SELF_CARE),
        ({"feel": ["sore_tender"]}, SELF_CARE),
        ({"feel": ["weak_tired"]}, SELF_CARE),
        ({"medicines": ["thiazide"]}, SAME_DAY),
        ({"medicines": ["ace"]}, SAME_DAY),
        ({"conditions": ["ckd"]}, SAME_DAY),
        ({"conditions": ["heart_failure"]}, SAME_DAY),
        ({"fluids": ["vomit_long"]}, SAME_DAY),
        ({"em_other": ["heart_or_very_weak"]}, EMERGENCY),
    ],
)
def test_loss_of_fluid(more, urgency):
    assert outcome(**UPSET | more).urgency is urgency


# 10. Pregnancy and the 6 weeks after


@pytest.mark.parametrize("stage", ["pregnant", "post_6w"])
@pytest.mark.parametrize(
    ("told", "urgency", "leading"),
    [
        (NIGHT_CRAMP | {"side": "changes"}, SELF_CARE, "pregnancy_cramp"),
        ({"side": "left", "episode_length": "hours_constant"}, SAME_DAY, "dvt"),
        ({"swelling": "one_leg"}, SAME_DAY, "dvt"),
        (
            {"swelling": "both_legs", "swelling_detail": ["sudden"]},
            SAME_DAY,
            "pre_eclampsia_check",
        ),
    ],
)
def test_pregnancy(stage, told, urgency, leading):
    found = outcome(pregnant=stage, **told)
    assert (found.urgency, found.leading) == (urgency, leading)


# 11. Not sure


@pytest.mark.parametrize("question", ["em_breath", "em_leg", "em_spine", "em_other"])
def test_not_sure_of_a_warning_sign_is_same_day(question):
    found = outcome(**{question: ["unsure"]})
    assert (found.urgency, found.leading) == (SAME_DAY, "unclear_red_flag")


# 12. A calf sore from a hard run

RUN = {
    "activity": ["new_hard_exercise"],
    "site": ["calf"],
    "side": "left",
    "duration": "d1_14",
    "feel": ["sore_tender"],
    "episode_length": "hours_constant",
}


def test_an_explained_sore_calf_is_soon_at_most():
    assert outcome(**RUN).urgency is SOON
    assert outcome(**RUN | {"side": "both"}).urgency is SELF_CARE


@pytest.mark.parametrize(
    "more",
    [
        {"activity": ["none"]},
        {"vte_risk": ["long_trip"]},
        {"pregnant": "pregnant"},
        {"medicines": ["anticoagulant"]},
        {"feel": ["cramp"], "when": ["constant"]},
    ],
)
def test_and_same_day_once_it_is_not_explained_or_a_risk_is_there(more):
    assert outcome(**RUN | more).urgency is SAME_DAY
