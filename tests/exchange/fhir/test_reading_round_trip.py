"""What was answered here comes back from a response as it was, with the same outcome."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.exchange.fhir.reading import read_response
from assessments.exchange.fhir.record import Record
from assessments.exchange.fhir.response import response as exported
from assessments.models import Assessment
from assessments.questionnaire.journey import walk
from assessments.questionnaire.remarks import clean_text
from assessments.services.submission import columns_of
from assessments.triage import Answers, assess
from tests.questionnaire import drafts
from tests.triage.strategies import with_place
from tests.vignettes import VIGNETTES

from .elsewhere import as_far_as_asked, outcome_here, printed
from .responses import flat, response

IN_SCOPE = [one for one in VIGNETTES if one["urgency"] != "out_of_scope"]
ENDING = [one for one in VIGNETTES if one["urgency"] in ("out_of_scope", "emergency")]
SIGNS = ("em_breath", "em_leg", "em_spine", "em_other")
each_vignette = pytest.mark.parametrize("vignette", IN_SCOPE, ids=lambda each: each["id"])


def sent(saved):
    """The response that we would hand to another system: of the result that the check ended in."""
    walked = as_far_as_asked(saved)
    outcome = assess(Answers.from_json(walked.answers))
    assessment = Assessment(
        reference="K7M2P4QX",
        submitted_at=datetime(2026, 11, 25, 21, 15, tzinfo=UTC),
        **columns_of(saved, walked, outcome, "en"),
    )
    return json.dumps(exported(Record.of(assessment, None, taken_back=False)))


@each_vignette
def test_every_vignette_as_we_export_it(vignette):
    saved = drafts.filled(drafts.in_order(vignette["answers"])) | {"for_other": True}
    reading = read_response(sent(saved))
    assert walk(reading.saved).answers == as_far_as_asked(saved).answers
    assert printed(reading.answers) == outcome_here(saved)
    assert reading.saved["for_other"] is True
    assert reading.warnings == []


@pytest.mark.slow
@settings(max_examples=60)
@given(drafts.of_adults, st.sampled_from([4, 3, 4, 0, 4]))
def test_any_check_as_we_export_it(draft, without):
    """With some of the signs left as they are, which end most checks early, or with none."""
    draft |= {sign: ["none"] for sign in SIGNS[:without]}
    note, wound = clean_text(draft["note"]), with_place(draft["wound"])
    saved = draft | {"note": note, "wound": wound, "for_other": False}
    reading = read_response(sent(saved))
    here = as_far_as_asked(saved)
    assert walk(reading.saved).answers == here.answers
    assert reading.answers == Answers.from_json(here.answers)
    assert reading.saved.get("note", note) == note
    assert printed(reading.answers) == outcome_here(saved)


@pytest.mark.parametrize("vignette", IN_SCOPE[::6] + ENDING, ids=lambda each: each["id"])
def test_a_vignette_from_a_client_without_groups_that_cannot_end_early(vignette):
    saved = drafts.filled(drafts.in_order(vignette["answers"]))
    reading = read_response(json.dumps(flat(response(saved))))
    assert printed(reading.answers) == outcome_here(saved)
    assert printed(reading.answers)["urgency"] == vignette["urgency"]
