"""What was answered here comes back from a response as it was, with the same outcome."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.exchange.fhir.reading import read_response
from assessments.questionnaire.journey import walk
from assessments.questionnaire.remarks import clean_text
from assessments.triage import Answers
from tests.questionnaire import drafts
from tests.triage.strategies import with_place
from tests.vignettes import VIGNETTES

from .elsewhere import as_far_as_asked, exported, outcome_here, printed
from .responses import flat, response

IN_SCOPE = [one for one in VIGNETTES if one["urgency"] != "out_of_scope"]
ENDING = [one for one in VIGNETTES if one["urgency"] in ("out_of_scope", "emergency")]
SIGNS = ("em_breath", "em_leg", "em_spine", "em_other")
each_vignette = pytest.mark.parametrize("vignette", IN_SCOPE, ids=lambda each: each["id"])


@each_vignette
def test_every_vignette_as_we_export_it(vignette):
    saved = drafts.filled(drafts.in_order(vignette["answers"])) | {"for_other": True}
    reading = read_response(json.dumps(exported(saved)))
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
    reading = read_response(json.dumps(exported(saved)))
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
