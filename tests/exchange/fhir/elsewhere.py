"""What our own form makes of answers, to compare with what a response to it makes."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management import call_command

from assessments.questionnaire.journey import Walk, emergency, walk
from assessments.triage import Answers
from assessments.triage.judging import judged


def as_far_as_asked(saved: Mapping[str, Any]) -> Walk:
    """The walk of a person who goes from page to page, and is sent to hospital on the way."""
    so_far: dict[str, Any] = {}
    walked = walk(so_far)
    while walked.next is not None and walked.ended is None and emergency(walked) is None:
        names = walked.next.base_fields
        so_far |= {name: saved[name] for name in names if name in saved}
        walked = walk(so_far)
    return walked


def outcome_here(saved: Mapping[str, Any]) -> dict[str, Any]:
    """What manage.py triage would print of the answers that this person came to give."""
    outcome = judged(Answers.from_json(as_far_as_asked(saved).answers))
    return json.loads(json.dumps(outcome))


def imported(file: Path) -> tuple[dict[str, Any], list[str]]:
    """What manage.py import_response prints of a file, and the warnings beside it."""
    out, err = io.StringIO(), io.StringIO()
    call_command("import_response", str(file), stdout=out, stderr=err)
    return json.loads(out.getvalue()), err.getvalue().splitlines()
