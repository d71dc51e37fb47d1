"""Every worked vignette walks through the pages to its end."""

import pytest
from django.http import QueryDict

from assessments.questionnaire.journey import Ended, emergency, walk
from assessments.questionnaire.pages import PAGES
from tests.vignettes import VIGNETTES

from .drafts import filled, in_order

each_vignette = pytest.mark.parametrize("vignette", VIGNETTES, ids=lambda each: each["id"])


def is_turned_away(vignette):
    return vignette["urgency"] == "out_of_scope"


def posted(page, answers):
    """What a browser would post for this page."""
    data = QueryDict(mutable=True)
    for name in page.base_fields:
        answer = answers.get(name)
        if isinstance(answer, list):
            data.setlist(name, answer)
        elif answer is not None:
            data[name] = str(answer)
    return data


@each_vignette
def test_it_is_complete_with_its_answers(vignette):
    walked = walk(filled(vignette["answers"]))
    assert walked.complete is not is_turned_away(vignette)
    assert walked.ended is (Ended.UNDER_AGE if is_turned_away(vignette) else None)


@each_vignette
def test_page_by_page_it_comes_to_the_same_end(vignette):
    saved, answers = {}, vignette["answers"]
    for _ in PAGES:
        walked = walk(saved)
        if walked.next is None or emergency(walked):
            break
        page = walked.next(posted(walked.next, answers), context=walked.answers)
        assert page.is_valid(), page.errors
        saved |= page.saved()
    walked = walk(saved)
    assert walked.ended is (Ended.UNDER_AGE if is_turned_away(vignette) else None)
    given = {question: answer for question, answer in walked.answers.items() if answer is not None}
    assert given.items() <= in_order(answers).items()
    if not walked.complete and not walked.ended:
        assert vignette["urgency"] == "emergency"
    else:
        assert (emergency(walked) is not None) is (vignette["urgency"] == "emergency")
