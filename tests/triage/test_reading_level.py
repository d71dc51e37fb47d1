"""Every reason and every line of advice reads at grade 6 or below."""

import pytest

from assessments.triage.advice import avoid, self_care, steps, watch_for
from assessments.triage.advice.call import CALLS
from assessments.triage.advice.line import Line
from assessments.triage.rules import RULES
from tests.reading_level import grade

MOST = 6.0
TABLES = (
    *(steps.EMERGENCY_STEPS, steps.STEPS),
    *(watch_for.EMERGENCY_WATCH_FOR, watch_for.WATCH_FOR),
    *(self_care.WHILE_WAITING, self_care.SELF_CARE),
    *(avoid.EMERGENCY_AVOID, avoid.AVOID),
)
LINES = [line.text for table in TABLES for line in table]
CALL_TEXTS = [
    text
    for calls in CALLS.values()
    for call in calls
    for text in (call.headline, call.action, call.by_when)
]
HOST = {
    "emergency_number": "112",
    "urgent_advice": "your doctor, urgent care or a nurse line",
    "usual_care": "your doctor or nurse",
    "pharmacist": "a pharmacist",
    "maternity_unit": "your maternity unit",
    "foot_team": "your diabetic foot team",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_reasons(rule):
    assert grade(rule.reason) <= MOST


@pytest.mark.parametrize("text", dict.fromkeys([*LINES, *CALL_TEXTS]))
def test_advice_as_it_is_written_and_with_the_names_a_host_may_give(text):
    assert grade(text) <= MOST
    assert grade(text.format(**HOST)) <= MOST


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("The cat sat on the mat.", -3, 1),
        ("Your leg hurts when you walk. It stops when you rest.", -3, 3),
        (
            "Intermittent claudication characteristically necessitates comprehensive "
            "haemodynamic evaluation.",
            20,
            50,
        ),
    ],
)
def test_the_measure_tells_plain_words_from_hard_ones(text, least, most):
    assert least <= grade(text) <= most


def test_the_tables_hold_lines():
    assert len(LINES) > 60
    assert all(isinstance(line, Line) for table in TABLES for line in table)
