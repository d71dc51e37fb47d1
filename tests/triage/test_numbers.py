"""The numbers that rules turn on: ABI and ankle pressure, ages, counts."""

from decimal import Decimal

import pytest

from assessments.triage import Answers
from assessments.triage.facts import Facts
from assessments.triage.facts.pressures import leg_ratios, ratio_of_pressures, round_half_up
from assessments.triage.rules import RULES
from tests.triage.cases import CLAUDICATION, person, rules, rules_for

ABI_RULES = {"S22", "N05", "N06", "R06"}


@pytest.mark.parametrize(
    ("ratio", "met"),
    [
        (0.39, {"S22", "R06"}),
        (0.394, {"S22", "R06"}),
        (0.395, {"R06"}),
        (0.40, {"R06"}),
        (0.90, {"R06"}),
        (0.904, {"R06"}),
        (0.905, {"R06"}),
        (0.91, {"R06"}),
        (0.99, {"R06"}),
        (0.994, {"R06"}),
        (0.995, set()),
        (1.00, set()),
        (1.40, set()),
        (1.404, set()),
        (1.405, {"R06"}),
        (1.41, {"R06"}),
    ],
)
@pytest.mark.parametrize("leg", ["left", "right"])
@pytest.mark.parametrize("known", ["clinic", "home"])
def test_the_bands_of_the_abi(known, leg, ratio, met):
    assert ABI_RULES & set(rules(abi_known=known, **{f"abi_{leg}": ratio})) == met


@pytest.mark.parametrize(
    ("ratio", "low"), [(0.899, True), (0.904, True), (0.9049, True), (0.905, False), (0.91, False)]
)
def test_a_told_ratio_is_rounded_half_up_before_it_is_called_low(ratio, low):
    assert ("N05" in rules(abi_known="clinic", abi_left=ratio, ecq_walk="yes")) is low


@pytest.mark.parametrize(
    ("ratio", "stiff"), [(1.40, False), (1.4049, False), (1.405, True), (1.41, True)]
)
def test_above_140_is_never_normal(ratio, stiff):
    assert ("N06" in rules(abi_known="clinic", abi_left=ratio, ecq_walk="yes")) is stiff


@pytest.mark.parametrize(
    ("left", "right", "borderline"),
    [
        (0.95, 1.2, True),
        (1.2, 0.95, True),
        (0.95, 0.90, False),
        (0.90, 0.95, False),
        (1.0, 1.0, False),
    ],
)
def test_the_lower_leg_says_whether_the_result_is_borderline(left, right, borderline):
    facts = facts_of(abi_known="clinic", abi_left=left, abi_right=right)
    assert facts.abi_borderline is borderline


def test_one_leg_may_be_low_and_the_other_too_stiff():
    facts = facts_of(abi_known="clinic", abi_left=0.7, abi_right=1.5)
    assert (facts.abi_low, facts.abi_high) == (True, True)


@pytest.mark.parametrize("known", ["no", "home_error", None])
def test_a_ratio_counts_only_where_it_was_measured(known):
    told = {"abi_left": 0.3, "ankle_right": 60, "arm_left": 160}
    answers = told if known is None else told | {"abi_known": known}
    facts = facts_of(**answers)
    assert not any((facts.abi_low, facts.abi_borderline, facts.abi_high, facts.abi_critical))


@pytest.mark.parametrize(("ankle", "critical"), [(40, True), (49, True), (50, False)])
@pytest.mark.parametrize("leg", ["left", "right"])
def test_an_ankle_pressure_below_50_counts_by_itself(leg, ankle, critical):
    assert facts_of(**{f"ankle_{leg}": ankle}).abi_critical is critical
    assert facts_of(abi_known="clinic", **{f"ankle_{leg}": ankle}).abi_critical is critical


@pytest.mark.parametrize(
    ("ankle", "arm", "hundredths"),
    [(181, 200, 91), (180, 200, 90), (99, 110, 90), (100, 110, 91), (79, 200, 40), (281, 200, 141)],
)
def test_pressures_make_a_ratio_with_a_half_rounded_up(ankle, arm, hundredths):
    assert ratio_of_pressures(ankle, arm) == hundredths


@pytest.mark.parametrize(
    ("ratio", "hundredths"),
    [("0.905", 91), ("0.9049", 90), ("1.405", 141), ("0.1", 10), ("0.395", 40), ("1.4", 140)],
)
def test_ratios_are_rounded_half_up(ratio, hundredths):
    assert round_half_up(Decimal(ratio)) == hundredths


def test_the_higher_arm_is_the_one_compared_with():
    by_left = facts_of(abi_known="clinic", ankle_left=100, arm_left=140, arm_right=110)
    by_right = facts_of(abi_known="clinic", ankle_left=100, arm_left=110, arm_right=140)
    assert hundredths_of(by_left) == hundredths_of(by_right) == [71]


@pytest.mark.parametrize("arm", ["arm_left", "arm_right"])
def test_one_arm_is_enough(arm):
    assert hundredths_of(facts_of(abi_known="home", ankle_right=90, **{arm: 100})) == [90]


def test_a_told_ratio_replaces_the_computed_one_of_its_leg_alone():
    facts = facts_of(abi_known="clinic", abi_left=1.1, ankle_left=60, ankle_right=70, arm_left=100)
    assert hundredths_of(facts) == [110, 70]


def test_without_an_arm_or_an_ankle_there_is_no_ratio():
    assert hundredths_of(facts_of(abi_known="clinic", ankle_left=90)) == []
    assert hundredths_of(facts_of(abi_known="clinic", arm_left=90)) == []


@pytest.mark.parametrize(
    ("age", "smoking", "conditions", "at_risk"),
    [
        (65, "never", ["none"], True),
        (64, "never", ["none"], False),
        (120, "never", ["none"], True),
        (64, "ex", ["none"], True),
        (50, "current", ["none"], True),
        (49, "current", ["none"], False),
        (50, "never", ["family_pad"], True),
        (49, "never", ["family_pad"], False),
        (49, "never", ["diabetes"], False),
        (50, "never", ["diabetes"], True),
        (49, "ex", ["diabetes"], True),
        (49, "never", ["diabetes", "ckd"], False),
        (18, "never", ["diabetes", "high_bp"], True),
        (18, "never", ["stroke_tia"], True),
        (None, "current", ["diabetes", "high_bp"], False),
        (None, "never", ["aneurysm"], True),
    ],
)
def test_raised_risk_of_pad_by_age(age, smoking, conditions, at_risk):
    told = {"smoking": smoking, "conditions": conditions}
    facts = facts_of(**told) if age is None else facts_of(age_years=age, **told)
    assert facts.risk_pad is at_risk


@pytest.mark.parametrize(("age", "young"), [(49, True), (50, False), (18, True)])
def test_sport_rules_are_for_under_50(age, young):
    told = {"when": ["sport"], "feel": ["burning_tingling"]}
    assert ("N16" in rules(age_years=age, **told)) is young


def test_age_unknown_satisfies_no_age_test():
    facts = Facts(Answers())
    assert (facts.young, facts.risk_pad) == (False, False)
    assert "N16" not in rules_for(when=["sport"], feel=["burning_tingling"])


@pytest.mark.parametrize(
    ("age", "met"), [(55, {"S04", "N11"}), (56, {"N11"})], ids=["asked", "not asked"]
)
def test_pregnancy_is_asked_up_to_55(age, met):
    told = person(age_years=age, pregnant="pregnant", swelling="one_leg")
    assert {"S04", "N11"} & rules_for(**told) == met


@pytest.mark.parametrize(
    ("details", "counted"),
    [
        ([], False),
        (["dent"], False),
        (["dent", "sudden"], False),
        (["dent", "whole_leg"], True),
        (["tender_line", "surface_veins"], True),
        (["calf_3cm", "whole_leg", "dent"], True),
    ],
)
def test_two_clot_items_make_a_clot_likely(details, counted):
    told = {"duration": "w2_12", "swelling": "one_leg", "swelling_detail": details or ["none"]}
    assert ("S02" in rules(**told)) is counted


@pytest.mark.parametrize(
    ("told", "items"),
    [
        ({}, 0),
        ({"vte_risk": ["surgery_12w", "bed_3d"]}, 1),
        ({"vte_risk": ["bed_3d"]}, 1),
        ({"vte_risk": ["cancer", "cast_or_paralysis", "past_clot", "surgery_12w"]}, 4),
        ({"vte_risk": ["long_trip", "hormones", "family_clot"]}, 0),
        ({"vte_risk": ["cancer"], "swelling_detail": ["dent"]}, 2),
        (
            {
                "swelling_detail": [
                    "tender_line",
                    "whole_leg",
                    "calf_3cm",
                    "dent",
                    "surface_veins",
                    "sudden",
                    "hot_red",
                ]
            },
            5,
        ),
    ],
)
def test_clot_items_are_counted_and_never_subtracted(told, items):
    assert facts_of(**told).wells_self == items


@pytest.mark.parametrize(
    ("signs", "restless"),
    [
        (["urge", "rest_worse", "move_better"], False),
        (["urge", "rest_worse", "move_better", "evening_worse"], True),
    ],
)
def test_restless_legs_need_all_four_signs(signs, restless):
    assert ("R08" in rules(when=["night"], rls=signs)) is restless


@pytest.mark.parametrize(
    ("told", "grade"),
    [
        ({}, 1),
        ({"ecq_level": "yes"}, 2),
        ({"ecq_uphill": "never", "ecq_level": "yes"}, 2),
        ({"ecq_uphill": "never"}, 0),
        ({"ecq_uphill": "no", "ecq_level": "yes"}, 0),
        ({"ecq_rest_start": "yes"}, 0),
        ({"ecq_stop": "longer_10"}, 0),
        ({"ecq_walk": "no"}, 0),
        ({"walk_site": ["thigh_back", "foot", "shin", "hip_joint", "knee_joint"]}, 0),
        ({"walk_site": ["buttock"]}, 1),
    ],
)
def test_the_grade_of_claudication(told, grade):
    assert facts_of(**CLAUDICATION | told).ecq_grade == grade


@pytest.mark.parametrize(
    ("sites", "definite", "atypical"),
    [
        (["calf"], True, False),
        (["calf", "thigh_front"], True, False),
        (["thigh_front"], False, True),
        (["buttock", "shin"], False, True),
        (["thigh_back"], False, False),
    ],
)
def test_calf_is_definite_and_thigh_or_buttock_alone_atypical(sites, definite, atypical):
    facts = facts_of(**CLAUDICATION | {"walk_site": sites})
    assert (facts.ecq_definite, facts.ecq_atypical) == (definite, atypical)
    assert facts.ecq_positive is (definite or atypical)


def facts_of(**told):
    return Facts(Answers.from_json(told))


def hundredths_of(facts):
    return [leg.hundredths for leg in leg_ratios(facts)]


def test_there_are_88_rules():
    assert len(RULES) == len({rule.id for rule in RULES}) == 88
