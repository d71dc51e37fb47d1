"""What holds of every walk, whatever was saved and in whatever order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.questionnaire.journey import ENDS, progress, walk
from assessments.questionnaire.pages import PAGES
from assessments.triage import Answers, in_scope
from assessments.triage.answers import QUESTIONS

from . import drafts

junk = st.dictionaries(
    st.sampled_from(list(QUESTIONS)) | st.text(max_size=8),
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.text(max_size=5)),
    max_size=8,
)

pytestmark = pytest.mark.slow


@given(drafts.saved)
def test_a_page_is_on_the_route_exactly_when_its_condition_holds(saved):
    walked = walk(saved)
    assert set(walked.answered) <= set(walked.route)
    if walked.ended:
        return
    for page in PAGES:
        holds = page.asked_when is None or page.asked_when.holds(walked.answers)
        assert (page in walked.route) is holds
        assert not (page in walked.undecided and holds)


@given(drafts.saved)
def test_the_answers_that_count_are_those_saved_on_answered_pages(saved):
    walked = walk(saved)
    on_route = [question for page in walked.answered for question in page.questions()]
    assert walked.answers == {question: saved[question] for question in on_route}
    assert Answers.from_json(walked.answers).to_json().keys() <= walked.answers.keys()


@given(drafts.saved)
def test_next_is_the_first_gap_and_without_one_the_walk_is_complete(saved):
    walked = walk(saved)
    gaps = [page for page in walked.route if page not in walked.answered]
    assert walked.next is (gaps[0] if gaps else None)
    assert walked.complete is (not gaps and walked.ended is None)
    if walked.next:
        assert walked.can_visit(walked.next)


@given(drafts.saved, st.randoms(use_true_random=False))
def test_the_order_in_which_answers_were_saved_does_not_matter(saved, random):
    shuffled = list(saved.items())
    random.shuffle(shuffled)
    assert walk(dict(shuffled)) == walk(saved)


@given(drafts.saved)
def test_the_answers_that_count_lead_to_the_same_place_by_themselves(saved):
    walked = walk(saved)
    again = walk(walked.answers | {"note": ""})
    assert again.answers == walked.answers
    assert set(again.route) == set(walked.route)


@given(drafts.of_adults)
def test_a_whole_draft_is_complete(saved):
    assert walk(saved).complete


@given(drafts.of_adults, drafts.of_adults, st.sampled_from(PAGES))
def test_going_back_and_forth_loses_nothing(saved, other, page):
    """One page changed to another person's answers, and back again."""
    changed = saved | {question: other[question] for question in page.questions()}
    assert walk(changed).complete
    undone = changed | {question: saved[question] for question in page.questions()}
    assert walk(undone) == walk(saved)


@given(drafts.saved, junk)
def test_junk_in_a_draft_raises_nothing_and_never_counts(saved, strange):
    walked = walk(saved | strange)
    Answers.from_json(walked.answers)
    keys = strange.keys() - set(QUESTIONS)
    assert walk({key: value for key, value in (saved | strange).items() if key not in keys}) == (
        walked
    )


@given(drafts.saved)
def test_progress_is_within_its_bounds_on_every_page(saved):
    whole = walk(saved)
    for number, page in enumerate(whole.route, start=1):
        so_far = progress(saved, page)
        assert progress(saved, page, whole) == so_far
        assert so_far.page_number == number
        assert 1 <= so_far.section_number <= so_far.section_count
        assert 0 <= so_far.least_left <= so_far.most_left < len(PAGES)


@given(drafts.of_adults, st.data())
def test_as_many_pages_follow_as_progress_said_whatever_is_answered(saved, data):
    """From any page that may be visited, first seen or come back to, of a draft cut short."""
    answered = data.draw(st.sets(st.sampled_from(PAGES)))
    kept = {name for page in answered for name in page.base_fields}
    part = {name: saved[name] for name in saved if name in kept}
    part |= {"consent": "yes", "age_years": saved["age_years"]}
    page = data.draw(st.sampled_from([each for each in PAGES if walk(part).can_visit(each)]))
    so_far = progress(part, page)
    asked = [each for each in walk(saved).route if each is not page]
    left = [each for each in asked if not each.is_answered(part)]
    assert so_far.least_left <= len(left) <= so_far.most_left


@given(drafts.of_adults, st.data())
def test_pages_that_are_neither_on_the_route_nor_undecided_will_not_come(saved, data):
    """A draft cut short anywhere promises no fewer pages than its rest brings."""
    answered = data.draw(st.sets(st.sampled_from(PAGES)))
    kept = {name for page in answered for name in page.base_fields}
    part = walk({name: saved[name] for name in saved if name in kept})
    whole = walk(saved)
    assert set(whole.route) <= {*part.route, *part.undecided}


@given(drafts.saved)
def test_a_check_ends_for_those_whom_the_rules_are_not_for(saved):
    walked = walk(saved)
    answers = Answers.from_json(walked.answers)
    assert (walked.ended is None) is in_scope(answers)


def test_each_end_is_reached_by_an_answer_of_its_own():
    assert len({ended for condition, ended in ENDS}) == len(ENDS) == 2
