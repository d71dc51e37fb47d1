"""Records that were never stored, for tests of how a record is drawn: quick, and without pages."""

from datetime import UTC, datetime

from assessments.models import Assessment
from assessments.questionnaire.journey import walk
from assessments.services.snapshot import snapshot
from assessments.triage import Answers, assess
from assessments.triage.answers import QUESTIONS
from assessments.triage.questions import ManyOf
from tests.questionnaire.drafts import HARMLESS, filled, in_order

LONG = HARMLESS | {
    "ecq_walk": "yes",
    "ecq_rest_start": "yes",
    "ecq_uphill": "no",
    "ecq_level": "no",
    "ecq_stop": "longer_10",
    "walk_site": ["knee_joint"],
    "walk_distance": "varies",
    "swelling": "one_leg",
    "swelling_detail": ["dent"],
    "when": ["walking", "night"],
    "abi_known": "clinic",
    "abi_left": 0.95,
    "medicines": ["statin"],
    "med_detail": ["none"],
    "rls": ["none"],
    "pregnant": "no",
}
"""Answers that lead over every page of the check."""

ALL_TICKED = LONG | {
    question: [str(code) for code in kind.codes if code is not kind.exclusive]
    for question, kind in QUESTIONS.items()
    if isinstance(kind, ManyOf)
}
"""More than any check can hold: every box of every page, which an emergency would have ended."""

HEAVY_HISTORY = LONG | {
    "conditions": ["diabetes", "high_bp", "high_chol", "ckd", "heart_attack_angina"],
    "medicines": ["statin", "thiazide", "beta", "ccb", "ace"],
}
SHORT_NOTE = ("It began after a long walk and has not gone since. " * 3)[:120]
"""Together they fill the first page to its end."""

LONG_NOTE = ("It began after a long walk and has not gone since. " * 10)[:500]
MANY_LINES = "\n".join("x" * 250)


def record(answers, note="") -> Assessment | None:
    """The assessment that these answers would have become; none for whom the check is not for."""
    saved = filled(in_order(answers)) | {"note": note}
    walked = walk(saved)
    if walked.ended is not None:
        return None
    outcome = assess(Answers.from_json(walked.answers))
    return Assessment(
        reference="K7M2P4QX",
        submitted_at=datetime(2026, 11, 25, 21, 15, tzinfo=UTC),
        urgency=outcome.urgency,
        leading=outcome.leading,
        language="en",
        ruleset=outcome.ruleset,
        content=snapshot(saved, walked, outcome, "en"),
    )
