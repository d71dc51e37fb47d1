"""What was answered here comes back from a response as it was, with the same outcome."""

import json

import pytest

from assessments.exchange.fhir.reading import read_response
from assessments.questionnaire.journey import Walk, emergency, walk
from assessments.triage import Answers
from assessments.triage.judging import judged
from tests.questionnaire import drafts
from tests.vignettes import VIGNETTES

from .responses import response

each_vignette = pytest.mark.parametrize("vignette", VIGNETTES, ids=lambda each: each["id"])


def as_far_as_asked(saved) -> Walk:
    """The walk of a person who goes from page to page, and is sent to hospital on the way."""
    so_far = walk({})
    while so_far.next is not None and so_far.ended is None and emergency(so_far) is None:
        page = so_far.next
        so_far = walk(
            so_far.answers | {name: saved[name] for name in page.base_fields if name in saved}
        )
    return so_far


@each_vignette
def test_every_vignette(vignette):
    walked = as_far_as_asked(drafts.filled(drafts.in_order(vignette["answers"])))
    reading = read_response(json.dumps(response(walked.answers)))
    assert reading.warnings == []
    assert walk(reading.saved).answers == walked.answers
    assert judged(reading.answers) == judged(Answers.from_json(walked.answers))
    assert judged(reading.answers)["urgency"] == vignette["urgency"]
