"""What was answered here comes back from a response as it was, with the same outcome."""

import json

import pytest

from assessments.exchange.fhir.reading import read_response
from assessments.questionnaire.journey import walk
from assessments.triage import Answers
from assessments.triage.judging import judged
from tests.questionnaire import drafts
from tests.vignettes import VIGNETTES

from .elsewhere import as_far_as_asked
from .responses import response

each_vignette = pytest.mark.parametrize("vignette", VIGNETTES, ids=lambda each: each["id"])


@each_vignette
def test_every_vignette(vignette):
    walked = as_far_as_asked(drafts.filled(drafts.in_order(vignette["answers"])))
    reading = read_response(json.dumps(response(walked.answers)))
    assert reading.warnings == []
    assert walk(reading.saved).answers == walked.answers
    assert judged(reading.answers) == judged(Answers.from_json(walked.answers))
    assert judged(reading.answers)["urgency"] == vignette["urgency"]
