"""The parts of an outcome: levels, order of patterns, and the answers that findings rest on."""

import pytest

from assessments.triage import Pattern, Urgency
from assessments.triage.patterns import Family
from assessments.triage.references import REFERENCES, Reference, Status
from assessments.triage.references.reference import known, own, partly, read
from assessments.triage.rules import RULES
from tests.triage.cases import outcome, rules

LEVELS = ["self_care", "routine", "soon", "same_day", "emergency"]


def test_levels_are_ordered_and_go_by_their_codes():
    assert [level.code for level in Urgency] == LEVELS
    assert [Urgency.from_code(code) for code in LEVELS] == sorted(Urgency)
    with pytest.raises(KeyError):
        Urgency.from_code("soonish")


def test_there_are_52_patterns_in_16_families():
    assert len(Pattern) == 52
    assert {pattern.family for pattern in Pattern} == set(Family)
    assert len(Family) == 16


def test_a_pattern_has_a_title():
    assert Pattern.DVT.title == "Possible clot in the leg (DVT)"
    assert Pattern("dvt") is Pattern.DVT


def test_of_two_patterns_at_one_urgency_the_tie_order_decides():
    found = outcome(em_breath=["chest_pain"], em_other=["tight_hours"], em_leg=["cold"])
    assert found.leading == "pulmonary_embolism"
    assert found.also == ("acute_limb_ischaemia", "compartment_syndrome")


def test_other_patterns_are_most_urgent_first_each_once():
    found = outcome(
        swelling="both_legs", medicines=["ccb"], em_leg=["walk_drop"], em_other=["fever"]
    )
    assert found.leading == "pad_worsening"
    assert found.also == ("infection", "medicine_related", "leg_swelling_general")


def test_findings_are_most_urgent_first_then_in_the_order_of_the_rules():
    found = outcome(veins=["spider"], site=["knee"])
    assert [finding.rule for finding in found.findings] == ["U00", "C08"]
    found = outcome(em_leg=["numb", "walk_drop"], neuro=["foot_drop"])
    assert [finding.rule for finding in found.findings] == ["S14", "S17", "S18"]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"veins": ["spider"]}, ["U00", "C08"]),
        ({"feel": ["cramp"], "medicines": ["beta"]}, ["U00", "C09"]),
        (
            {"veins": ["spider"], "feel": ["cramp"], "medicines": ["beta"]},
            ["U00", "C08", "C09"],
        ),
        ({"veins": ["spider"], "site": ["none"]}, ["C08"]),
        ({"veins": ["spider"], "activity": ["knock_strain"]}, ["C06", "C08"]),
        ({"site": ["none"]}, ["U00"]),
    ],
)
def test_thread_veins_or_a_weak_medicine_link_do_not_explain_pain(told, found):
    assert rules(**told) == found


@pytest.mark.parametrize(
    ("told", "rule", "because"),
    [
        (
            {"em_leg": ["cold", "cannot_move", "numb"]},
            "E02",
            {"em_leg": ("cold", "cannot_move")},
        ),
        (
            {"em_leg": ["unsure"], "em_other": ["unsure"]},
            "S23",
            {"em_leg": ("unsure",), "em_other": ("unsure",)},
        ),
        (
            {"abi_known": "clinic", "abi_right": 0.35},
            "S22",
            {"abi_known": ("clinic",), "abi_right": ("0.35",)},
        ),
        (
            {"abi_known": "home", "ankle_left": 80, "arm_left": 120, "arm_right": 110},
            "R06",
            {"abi_known": ("home",), "ankle_left": ("80",), "arm_left": ("120",)},
        ),
        (
            {"age_years": 70, "skin_change": ["shiny_hairless", "brown"]},
            "R07",
            {"age_years": ("70",), "skin_change": ("shiny_hairless",)},
        ),
        (
            {"medicines": ["statin"], "med_detail": ["muscle_ache_both", "started_3m"]},
            "N14",
            {"medicines": ("statin",), "med_detail": ("muscle_ache_both", "started_3m")},
        ),
        ({"site": ["calf", "knee"]}, "U00", {"site": ("knee", "calf")}),
    ],
)
def test_a_finding_says_which_answers_it_rests_on(told, rule, because):
    found = {finding.rule: finding for finding in outcome(**told).findings}
    assert found[rule].because == because


def test_the_reasons_of_a_finding_come_in_the_order_of_the_codebook():
    told = {"medicines": ["statin"], "med_detail": ["muscle_ache_both"], "feel": ["weak_tired"]}
    told["med_detail"] += ["started_3m"]
    found = {finding.rule: finding for finding in outcome(**told).findings}
    assert list(found["S11"].because) == ["feel", "medicines", "med_detail"]


def test_a_finding_carries_what_its_rule_says():
    judged = {rule.id: rule for rule in RULES}
    for finding in outcome(em_leg=["cold", "numb"], neuro=["foot_drop"], side="left").findings:
        rule = judged[finding.rule]
        assert (finding.urgency, finding.pattern) == (rule.urgency, rule.pattern)
        assert (finding.reason, finding.references) == (rule.reason, rule.references)


def test_a_test_that_failed_on_the_way_is_not_a_reason():
    """Half of a narrow spine (standing) was there, and it was the other half that did not hold."""
    told = {
        "conditions": ["spinal_stenosis"],
        "ecq_walk": "yes",
        "walk_site": ["calf"],
        "when": ["standing"],
        "relief": ["nothing"],
    }
    found = {finding.rule: finding for finding in outcome(**told).findings}
    assert "when" not in found["R03"].because


def test_every_source_has_a_title_and_most_an_address():
    assert len(REFERENCES) == 74
    assert all(source.what for source in REFERENCES.values())
    read = [source for source in REFERENCES.values() if source.status is Status.READ]
    assert [source.key for source in read if not source.url] == ["SEED"]
    assert REFERENCES["K"].url == ""


def test_each_way_to_name_a_source_says_how_far_it_was_checked():
    assert read("A", "what", "one", "two") == Reference("A", Status.READ, "what", ("one", "two"))
    assert known("B", "what") == Reference("B", Status.KNOWN, "what", ())
    assert partly("C", "what", "one") == Reference("C", Status.PARTLY, "what", ("one",))
    assert own("D", "what") == Reference("D", Status.OWN, "what", ())
