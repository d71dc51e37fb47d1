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


def imported(file: Path) -> tuple[dict[str, Any], list[str]]:
    """What manage.py import_response prints of a file, and the warnings beside it."""
    out, err = io.StringIO(), io.StringIO()
    call_command("import_response", str(file), stdout=out, stderr=err)
    return json.loads(out.getvalue()), err.getvalue().splitlines()
