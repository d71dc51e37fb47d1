"""The sheet is drawn from the stored words alone."""

import pytest
from django.test import Client

from assessments.exchange.sheet import sheet
from assessments.models import Assessment
from tests.walker import Walker

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored():
    answers = {"em_leg": ["walk_drop"], "smoking": "ex", "conditions": ["diabetes", "high_bp"]}
    answers |= {"abi_known": "clinic", "abi_left": "0.9", "ankle_right": "120", "arm_left": "130"}
    Walker(Client(), answers, note="First line\nsecond line").walk()
    return Assessment.objects.get()


def test_it_says_what_was_stored(stored):
    drawn = sheet(stored)
    assert drawn.reference == stored.spoken_reference
    assert drawn.urgency == "same_day"
    assert drawn.leading == "pad_worsening"
    assert drawn.note == "First line\nsecond line"
    assert drawn.age == 45
    assert {finding.rule for finding in drawn.findings} >= {"S17"}


def test_it_sums_up_for_a_clinician(stored):
    drawn = sheet(stored)
    assert "Used to smoke" in drawn.risk_factors
    assert {"Diabetes", "High blood pressure"} <= set(drawn.risk_factors)
    assert any("0.90 (low)" in line for line in drawn.abi)
    assert any("0.92 (borderline)" in line for line in drawn.abi)
    assert "No swelling" in drawn.negatives
    assert not any("sudden cold" in line for line in drawn.negatives)


def test_answers_that_fired_a_rule_are_tied_to_it(stored):
    rows = {row.question_id: row for section in sheet(stored).transcript for row in section.rows}
    assert "S17" in rows["em_leg"].rules
    assert rows["em_breath"].rules == ()
    finding = next(found for found in sheet(stored).findings if found.rule == "S17")
    assert finding.because
    assert finding.sources


def test_nothing_is_judged_again(stored, monkeypatch):
    before = sheet(stored)

    def judged(*_):
        raise AssertionError("an old record was assessed again")

    monkeypatch.setattr("assessments.triage.assess", judged)
    monkeypatch.setattr("assessments.triage.advice.advice", judged)
    assert sheet(Assessment.objects.get()) == before


def test_a_language_that_was_not_stored_falls_back_to_the_patients(stored):
    assert sheet(stored, "xx").language == stored.language
