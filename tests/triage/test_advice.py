"""What outcomes are told to do: by urgency, by finding, and never beyond the guard rails."""

import re

import pytest
from hypothesis import given

from assessments.triage import Answers, Urgency, assess
from assessments.triage.advice import Advice, advice
from assessments.triage.facts import Facts
from assessments.triage.patterns import Family
from tests.triage.cases import person
from tests.triage.strategies import JsonAnswers, accepted_answers, any_answers
from tests.vignettes import VIGNETTES

NO_RUBBING = {"E12", "E14", "S01", "S02", "S03", "S04", "S05", "S26", "S28", "N09", "N11", "N17"}
NEVER_ADVISED = re.compile(
    r"compress|quinine|aspirin|ibuprofen|\bdrive\b|stop (taking|your|a|the) |%|\bchance\b", re.I
)
NAMES_A_CONDITION = re.compile(r"\byou (do not |don't |may )?have\b", re.I)
RUBBING = re.compile(r"\brub|massage|stretch", re.I)
LEGS_UP = re.compile(r"legs? up|lift|raise|prop", re.I)
PLACEHOLDERS = {
    "emergency_number",
    "urgent_advice",
    "usual_care",
    "pharmacist",
    "maternity_unit",
    "foot_team",
}
NIGHT_CRAMP = {"feel": ["cramp"], "when": ["night"], "episode_length": "secs_10min"}
HEAVY_LEGS = {"veins": ["varicose"], "feel": ["ache_heavy"], "when": ["end_of_day"]}


# Guard rails, whatever the answers


@given(any_answers())
def test_nothing_harmful_is_ever_advised(answers):
    _, told = judged(answers)
    for text in advised(told):
        assert not NEVER_ADVISED.search(text), text


@given(any_answers())
def test_what_to_avoid_is_said_as_such(answers):
    _, told = judged(answers)
    assert all(text.startswith(("Do not ", "No ")) for text in told.avoid)


@given(any_answers())
def test_no_text_says_what_someone_has(answers):
    outcome, told = judged(answers)
    for text in [*advised(told), *told.avoid, *(finding.reason for finding in outcome.findings)]:
        assert not NAMES_A_CONDITION.search(text), text


@given(accepted_answers())
def test_a_leg_that_may_hold_a_clot_or_a_bleed_is_not_rubbed_or_stretched(answers):
    outcome, told = judged(answers)
    if NO_RUBBING & {finding.rule for finding in outcome.findings}:
        assert not any(RUBBING.search(text) for text in advised(told))
        assert any("massage" in text for text in told.avoid)


@given(accepted_answers())
def test_legs_go_up_for_veins_alone_and_never_with_an_arterial_flag(answers):
    outcome, told = judged(answers)
    arterial = Facts(Answers.from_json(answers)).pad_marker or Family.ARTERIAL in families(outcome)
    if any(LEGS_UP.search(text) for text in told.self_care):
        assert Family.VENOUS in families(outcome)
        assert not arterial
    lifted = any(LEGS_UP.search(text) for text in told.steps)
    assert lifted is ("E08" in {finding.rule for finding in outcome.findings})


@given(any_answers())
def test_an_emergency_is_short_and_anything_else_has_a_safety_net(answers):
    outcome, told = judged(answers)
    if outcome.urgency is Urgency.EMERGENCY:
        assert told.self_care == ()
        assert len(told.steps) <= 6
        assert "Do not drive yourself." in told.avoid
        return
    net = " ".join(told.watch_for)
    assert "{emergency_number}" in net
    assert re.search(r"not better in (1 week|3 days)", net)
    assert "Do not stop or change a prescribed medicine on your own." in told.avoid


@given(any_answers())
def test_texts_hold_only_the_placeholders_that_hosts_fill(answers):
    _, told = judged(answers)
    for text in [*advised(told), *told.avoid]:
        assert set(re.findall(r"\{(\w*)\}", text)) <= PLACEHOLDERS
        assert text.format(**dict.fromkeys(PLACEHOLDERS, "")) != ""


@given(any_answers())
def test_headlines_are_short_and_no_line_comes_twice(answers):
    _, told = judged(answers)
    assert len(told.headline.split()) <= 8
    lines = [*told.steps, *told.watch_for, *told.self_care, *told.avoid]
    assert len(lines) == len(set(lines))


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


def judged(answers: JsonAnswers):
    read = Answers.from_json(answers)
    outcome = assess(read)
    return outcome, advice(outcome, read)


def advised_to(**told) -> Advice:
    """The advice for someone like a well person but for what is told."""
    return judged(person(**told))[1]


def advised(told: Advice) -> list[str]:
    """All texts but those that say what to avoid."""
    return [
        told.headline,
        told.action,
        told.by_when,
        *told.steps,
        *told.watch_for,
        *told.self_care,
    ]


def families(outcome) -> set[Family]:
    return {finding.pattern.family for finding in outcome.findings}
