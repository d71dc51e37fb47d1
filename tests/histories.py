"""Assessments made in bulk or out of walked answers, for tests of what comes after many checks."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock
from uuid import UUID, uuid4

from django.utils import timezone

from assessments.models import Assessment, Holder
from assessments.models.assessment import AgeBand
from assessments.models.fields import encrypt
from assessments.questionnaire.journey import walk
from assessments.services.snapshot import snapshot
from assessments.triage import Answers, assess
from tests.questionnaire.drafts import HARMLESS, filled

BATCH = 1000
SOMEBODY = Holder(visitor=UUID(int=7))
BEGUN = datetime(2026, 1, 10, 9, 30, tzinfo=UTC)

WALKING: dict[str, Any] = {
    "ecq_walk": "yes",
    "ecq_rest_start": "no",
    "ecq_uphill": "yes",
    "ecq_level": "yes",
}
WALKING |= {"ecq_stop": "gone_10", "walk_site": ["calf", "thigh_back"], "walk_distance": "m50_200"}
"""Pain in two places that walking brings on, and standing still ends."""

COLD_LEG = {"em_leg": ["cold"]}
BREATHLESS = {"em_breath": ["breathless_sudden"]}
"""Each an emergency by itself."""
WALK_DROP = {"em_leg": ["walk_drop"]}
"""What needs advice on the same day."""


def checked(
    answers: Mapping[str, Any] | None = None, *, days: float = 0, holder: Holder = SOMEBODY
) -> Assessment:
    """A result, not saved, of a check so many days after the first; harmless but for answers."""
    then = BEGUN + timedelta(days=days)
    saved = filled(HARMLESS | dict(answers or {}))
    walked = walk(saved)
    outcome = assess(Answers.from_json(walked.answers))
    return Assessment(
        started_at=then,
        submitted_at=then,
        urgency=outcome.urgency,
        leading=outcome.leading,
        age_band=AgeBand.of(walked.answers["age_years"]),
        language="en",
        ruleset=outcome.ruleset,
        content=snapshot(saved, walked, outcome, "en"),
        **holder.columns,
    )


def an_assessment(**changed: Any) -> Assessment:
    """A stored result by its columns alone, with nothing in it."""
    fields = {
        "visitor": uuid4(),
        "started_at": timezone.now() - timedelta(minutes=5),
        "urgency": 2,
        "leading": "unclear",
        "language": "en",
        "ruleset": "test",
        "content": {},
    }
    return Assessment.objects.create(**fields | changed)


def copies(assessment: Assessment, count: int, *, at_once: bool = False) -> None:
    """More results of the same holder, an hour apart back in time, or all at the same moment.

    They share one encrypted content, which makes ten thousand cheap.
    """
    content = encrypt(assessment.content)
    with mock.patch("assessments.models.fields.encrypt", return_value=content):
        Assessment.objects.bulk_create(_copies(assessment, count, at_once), batch_size=BATCH)


def _copies(assessment: Assessment, count: int, at_once: bool) -> Iterable[Assessment]:
    for number in range(1, count + 1):
        then = assessment.submitted_at - timedelta(hours=0 if at_once else number)
        yield Assessment(
            visitor=assessment.visitor,
            owner_id=assessment.owner_id,
            started_at=then,
            submitted_at=then,
            urgency=assessment.urgency,
            leading=assessment.leading,
            age_band=assessment.age_band,
            language=assessment.language,
            ruleset=assessment.ruleset,
            content=assessment.content,
        )
