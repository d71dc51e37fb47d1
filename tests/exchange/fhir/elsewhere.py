"""What becomes of answers here and elsewhere: our own outcome, export, and import."""

import io
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management import call_command

from assessments.exchange.fhir.record import Record
from assessments.exchange.fhir.response import response
from assessments.models import Assessment
from assessments.questionnaire.journey import Walk, emergency, walk
from assessments.services.submission import columns_of
from assessments.triage import Answers, assess
from assessments.triage.judging import judged


def as_far_as_asked(saved: Mapping[str, Any]) -> Walk:
    """The walk of a person who goes from page to page, and is sent to hospital on the way."""
    whole = walk(saved)
    if emergency(whole) is None:
        # No answer takes an emergency back, so none of them came on the way.
        return whole
    so_far: dict[str, Any] = {}
    for page in whole.answered:
        so_far |= {name: saved[name] for name in page.base_fields if name in saved}
        if emergency(walk(so_far)) is not None:
            break
    return walk(so_far)


def outcome_here(saved: Mapping[str, Any]) -> dict[str, Any]:
    """What manage.py triage would print of the answers that this person came to give."""
    return printed(Answers.from_json(as_far_as_asked(saved).answers))


def printed(answers: Answers) -> dict[str, Any]:
    """What the commands print of these answers."""
    return json.loads(json.dumps(judged(answers)))


def exported(saved: Mapping[str, Any]) -> dict[str, Any]:
    """The response that we hand to other systems: of the result that these answers end in."""
    walked = as_far_as_asked(saved)
    outcome = assess(Answers.from_json(walked.answers))
    assessment = Assessment(
        reference="K7M2P4QX",
        submitted_at=datetime(2026, 11, 25, 21, 15, tzinfo=UTC),
        **columns_of(saved, walked, outcome, "en"),
    )
    return response(Record.of(assessment, None, taken_back=False))


def imported(file: Path) -> tuple[dict[str, Any], list[str]]:
    """What manage.py import_response prints of a file, and the warnings beside it."""
    out, err = io.StringIO(), io.StringIO()
    call_command("import_response", str(file), stdout=out, stderr=err)
    return json.loads(out.getvalue()), err.getvalue().splitlines()
