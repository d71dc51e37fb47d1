"""Made-up patients answer as real ones could: page by page, to an end of the check."""

from collections import Counter
from random import Random

import pytest

from assessments.questionnaire.journey import emergency, walk
from assessments.services.sample.answers import Patient
from assessments.services.sample.pictures import PICTURES
from assessments.triage import Answers, Urgency, assess


@pytest.fixture(scope="module")
def drafts():
    """What some hundred patients saved."""
    random = Random(5)
    return [Patient.drawn(random).answers(random) for _ in range(400)]


def as_posted(saved):
    """The fields of a page as a browser sends them."""
    return {name: said for name, said in saved.items() if said not in (None, False)}


def test_every_page_takes_what_is_said_on_it(drafts):
    for saved in drafts:
        walked = walk(saved)
        so_far = {}
        for page in walked.answered:
            said = {name: saved[name] for name in page.base_fields}
            form = page(as_posted(said), context=so_far)
            assert form.is_valid(), (page.slug, form.errors)
            assert form.saved() == said
            so_far |= said


def test_a_check_goes_to_its_end_or_to_the_page_of_an_emergency(drafts):
    """An emergency ends it at once, and so must not come before the last page that was saved."""
    for saved in drafts:
        walked = walk(saved)
        assert walked.complete or emergency(walked)
        so_far = {}
        for page in walked.answered[:-1]:
            so_far |= {name: saved[name] for name in page.base_fields}
            assert emergency(walk(so_far)) is None


def test_all_urgencies_come_and_most_are_harmless(drafts):
    found = Counter(assess(Answers.from_json(walk(saved).answers)).urgency for saved in drafts)
    assert set(found) == set(Urgency)
    harmless = found[Urgency.SELF_CARE] + found[Urgency.ROUTINE]
    assert harmless > 6 * found[Urgency.SAME_DAY] > 6 * found[Urgency.EMERGENCY]


@pytest.mark.parametrize("name", PICTURES)
def test_every_kind_of_patient_can_answer(name):
    random = Random(name)
    for _ in range(20):
        saved = Patient(
            name,
            random.randint(*PICTURES[name].ages),
            {"conditions": ["none"], "medicines": ["none"], "smoking": "never"},
        ).answers(random)
        assert walk(saved).answered
