"""What outcomes are told to do: by urgency and by finding."""

import pytest

from assessments.triage import Urgency
from assessments.triage.advice import Advice
from tests.triage.cases import LEGS_UP, NIGHT_CRAMP, RUBBING, advised, judged, person
from tests.vignettes import VIGNETTES

HEAVY_LEGS = {"veins": ["varicose"], "feel": ["ache_heavy"], "when": ["end_of_day"]}


# By urgency


@pytest.mark.parametrize(
    ("told", "headline", "by_when"),
    [
        ({"em_leg": ["cold"]}, "Get help now", "Now. Do not wait to see if it gets better."),
        ({"em_leg": ["walk_drop"]}, "Get advice today", "Today, day or night"),
        ({"veins": ["hard_sore_low"]}, "Book a visit within 2 weeks", "Within 2 weeks"),
        ({}, "Book a normal visit", "In the next 4 to 6 weeks"),
        (NIGHT_CRAMP, "Look after it at home", "See someone if it is not better in 1 week"),
        (
            {"activity": ["knock_strain"]},
            "Look after it at home",
            "See someone if it is not better in 3 days",
        ),
    ],
)
def test_headline_and_time_limit_of_each_urgency(told, headline, by_when):
    found = advised_to(**told)
    assert (found.headline, found.by_when) == (headline, by_when)


def test_whom_to_call():
    assert "emergency department" in advised_to(em_leg=["cold"]).action
    for sign in ({"em_breath": ["chest_pain"]}, {"em_other": ["vein_bleed"]}):
        assert advised_to(**sign).action == "Call {emergency_number} for an ambulance now."
    assert "{urgent_advice}" in advised_to(em_leg=["walk_drop"]).action
    assert "{usual_care}" in advised_to(veins=["hard_sore_low"]).action
    assert "{pharmacist}" in advised_to().action


# By finding


def test_a_bleeding_vein_gets_first_aid_before_anything_else():
    steps = advised_to(em_other=["vein_bleed"]).steps
    assert steps[:3] == (
        "Lie down flat and lift the leg as high as you can.",
        "Press hard on the vein with a clean cloth. Keep pressing.",
        "Call {emergency_number} while you press, or ask someone to call.",
    )


ACHE = {"medicines": ["statin"], "med_detail": ["muscle_ache_both"]}


@pytest.mark.parametrize(
    ("told", "step"),
    [
        (ACHE | {"em_other": ["heart_or_very_weak"]}, "Ask today if you should skip"),
        (
            ACHE | {"med_detail": ["muscle_ache_both", "new_antibiotic_antifungal"]},
            "Ask today if you should skip",
        ),
        ({"em_other": ["dark_urine"]}, "If you take a statin, ask today if you should skip"),
    ],
)
def test_a_statin_and_danger_to_muscle_is_a_question_for_today(told, step):
    asked = [text for text in advised_to(**told).steps if "statin" in text]
    assert asked == [f"{step} the next statin dose."]


def test_with_both_signs_the_statin_is_named_once():
    told = ACHE | {"em_other": ["heart_or_very_weak", "dark_urine"]}
    assert len([text for text in advised_to(**told).steps if "statin" in text]) == 1


def test_a_diabetic_foot_alone_is_the_foot_teams_within_a_working_day():
    found = advised_to(conditions=["diabetes"], wound=["foot"])
    assert "{foot_team}" in found.action
    assert found.by_when == "Today, or the next working day at the latest"
    assert "Keep the sore clean and lightly covered." in found.self_care


def test_a_diabetic_foot_with_another_reason_for_today_cannot_wait():
    found = advised_to(conditions=["diabetes"], wound=["foot"], neuro=["foot_drop"])
    assert "{urgent_advice}" in found.action
    assert found.by_when == "Today, day or night"
    assert any("{foot_team}" in text for text in found.steps)


@pytest.mark.parametrize("stage", ["pregnant", "post_6w"])
def test_around_birth_the_maternity_unit_is_called(stage):
    found = advised_to(pregnant=stage, swelling="one_leg")
    assert "{maternity_unit}" in found.action
    assert any("{maternity_unit}" in text for text in found.watch_for)


@pytest.mark.parametrize(
    ("told", "step"),
    [
        ({"vte_risk": ["cancer"], "neuro": ["back_pain"]}, "cancer team"),
        ({"swelling": "one_leg", "duration": "d1_14"}, "check for a clot"),
        ({"veins": ["hard_sore_high"]}, "check for a clot"),
        ({"em_leg": ["unsure"]}, "not sure"),
        ({"conditions": ["dialysis"], "feel": ["cramp"]}, "dialysis team"),
        ({"abi_known": "clinic", "abi_left": 1.5, "ecq_walk": "yes"}, "toe pressure"),
        ({"foot_look": ["one_colder"]}, "ankle pressure test"),
        ({"age_years": 70, "skin_change": ["shiny_hairless"]}, "pulses"),
        ({"feel": ["cramp"], "medicines": ["laba"]}, "{pharmacist}"),
        ({"medicines": ["anticoagulant"], "activity": ["knock_strain"]}, "list of your medicines"),
        ({"age_years": 70, "smoking": "current"}, "stop smoking"),
    ],
)
def test_steps_by_finding(told, step):
    assert any(step in text for text in advised_to(**told).steps)


def test_smoking_is_named_only_where_arteries_are_in_question():
    assert not any("smoking" in text for text in advised_to(smoking="current").steps)


@pytest.mark.parametrize(
    "told",
    [
        {"wound": ["leg", "over_2w"], "foot_pulse": "weak_clinician"},
        {"wound": ["leg", "over_2w"]},
        {"wound": ["foot", "over_2w"]},
        {"age_years": 70},
        HEAVY_LEGS,
    ],
)
def test_no_tight_bandage_or_stocking_until_blood_flow_is_checked(told):
    assert any(text.startswith("No tight bandage or stocking") for text in advised_to(**told).avoid)


@pytest.mark.parametrize("sore", ["foot", "leg", "over_2w", "infected"])
def test_a_sore_says_when_to_go_to_hospital(sore):
    _, told = judged({"wound": [sore]})
    assert any("skin turns black" in text for text in told.watch_for)


def test_without_a_sore_none_is_named():
    _, told = judged({"em_other": ["red_spreading"]})
    assert not any("the sore" in text for text in advised(told))


@pytest.mark.parametrize(
    "told",
    [
        {"activity": ["new_hard_exercise"]},
        {"activity": ["knock_strain"]},
        {
            "side": "left",
            "site": ["calf"],
            "episode_length": "hours_constant",
            "duration": "w2_12",
        },
    ],
)
def test_a_sore_leg_with_an_explanation_is_seen_today_if_it_swells(told):
    assert "If the leg swells, even a little, get help today." in advised_to(**told).watch_for


def test_night_cramps_are_stretched_and_the_evidence_is_told_honestly():
    eased = " ".join(advised_to(**NIGHT_CRAMP).self_care)
    assert "stretch the muscle gently" in eased
    assert "Rub the muscle gently" in eased
    assert "The proof is weak" in eased
    assert "Magnesium pills seem to do little or nothing" in eased


def test_a_torn_tendon_is_not_stretched():
    found = advised_to(**NIGHT_CRAMP, activity=["pop_cannot_push"])
    assert not any(RUBBING.search(text) for text in advised(found))


def test_tired_veins_are_rested_with_legs_up():
    assert "Rest with your legs up when you can." in advised_to(**HEAVY_LEGS).self_care


@pytest.mark.parametrize(
    "flag",
    [
        {"age_years": 65},
        {"foot_look": ["one_colder"]},
        {"abi_known": "clinic", "abi_left": 1.5},
        {"abi_known": "home_error"},
        {"em_breath": ["breathless_slow"]},
    ],
)
def test_but_not_with_a_flag_of_poor_flow_or_short_breath(flag):
    assert not any(LEGS_UP.search(text) for text in advised_to(**HEAVY_LEGS, **flag).self_care)


@pytest.mark.parametrize(
    "numb", [{"conditions": ["diabetes"]}, {"neuro": ["numb_both_feet"]}, {"age_years": 65}]
)
def test_warmth_is_for_skin_that_feels_it(numb):
    warmth = "A warm bath or a warm pack may ease a sore muscle."
    assert warmth in advised_to(**NIGHT_CRAMP).self_care
    assert warmth not in advised_to(**NIGHT_CRAMP, **numb).self_care


def test_every_vignette_has_advice():
    for case in VIGNETTES:
        outcome, told = judged(case["answers"])
        assert told.action
        assert bool(told.self_care) >= (outcome.urgency < Urgency.SAME_DAY)


def advised_to(**told) -> Advice:
    """The advice for someone like a well person but for what is told."""
    return judged(person(**told))[1]
