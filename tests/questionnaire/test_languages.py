"""Every vignette comes to the same end in each language that is served, in words of it."""

import pytest
from django.conf import settings
from django.utils import translation

from assessments.questionnaire.journey import walk
from assessments.services.snapshot import snapshot
from assessments.triage import Answers, assess
from tests.vignettes import VIGNETTES

from .drafts import filled

CODES = ("rule", "urgency", "pattern", "family", "questions")


def told(vignette, language):
    """What is stored of a vignette: its words, and the codes beside them."""
    with translation.override(language):
        saved = filled(vignette["answers"])
        walked = walk(saved)
        outcome = assess(Answers.from_json(walked.answers))
        return outcome, snapshot(saved, walked, outcome, language)


def codes_of(words):
    return [[finding[code] for code in CODES] for finding in words["findings"]]


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_the_outcome_is_the_same_and_every_code_beside_it(language):
    for vignette in VIGNETTES:
        if vignette["urgency"] == "out_of_scope":
            continue
        expected, _ = told(vignette, settings.LANGUAGE_CODE)
        outcome, content = told(vignette, language)
        assert (outcome.urgency.code, outcome.leading) == (vignette["urgency"], expected.leading)
        assert set(content["shown"]) == {language, settings.LANGUAGE_CODE}
        theirs, ours = content["shown"][language], content["shown"][settings.LANGUAGE_CODE]
        assert codes_of(theirs) == codes_of(ours), vignette["id"]
        rows = [
            [row["question_id"] for part in words["transcript"] for row in part["rows"]]
            for words in (theirs, ours)
        ]
        assert rows[0] == rows[1], vignette["id"]
