"""How far a page is along the way, and how much is left: never more than is known."""

import pytest

from assessments.questionnaire.journey import progress, walk
from assessments.questionnaire.pages import PAGES, page_for
from assessments.questionnaire.sections import SECTIONS

from .drafts import HARMLESS

AGREED = {"consent": "yes", "age_years": 60}


def left(saved, slug):
    so_far = progress(saved, page_for(slug))
    return so_far.least_left, so_far.most_left


def without(*slugs):
    names = {name for slug in slugs for name in page_for(slug).base_fields}
    return {name: answer for name, answer in HARMLESS.items() if name not in names}


def test_sections_and_pages_are_counted():
    so_far = progress(HARMLESS, page_for("breathing"))
    assert so_far.section is SECTIONS[1]
    assert (so_far.section_number, so_far.section_count) == (2, len(SECTIONS))
    assert so_far.page_number == 3
    assert progress(HARMLESS, page_for("note")).section_number == len(SECTIONS)


def test_a_page_off_the_route_has_no_place_on_it():
    with pytest.raises(ValueError, match="not in tuple"):
        progress(HARMLESS, page_for("swelling-signs"))


@pytest.mark.parametrize("saved", [AGREED, HARMLESS | {"site": ["none"]}])
def test_every_section_has_a_page_that_everyone_is_asked(saved):
    """So their count is the same for all, from the first page on."""
    on_the_route = dict.fromkeys(page.section for page in walk(saved).route)
    assert tuple(on_the_route) == SECTIONS


def test_at_the_start_every_page_may_come_and_those_for_all_will():
    always = [page for page in PAGES if page.asked_when is None]
    assert left({}, "start") == (len(always) - 1, len(PAGES) - 1)


def test_the_pages_left_narrow_down_to_what_they_turn_out_to_be():
    whole = walk(HARMLESS).route
    saved = {}
    for place, page in enumerate(whole, start=1):
        so_far = progress(saved, page)
        assert so_far.least_left <= len(whole) - place <= so_far.most_left
        assert not so_far.seen_before
        saved |= {name: HARMLESS[name] for name in page.questions() or page.base_fields}
    assert (so_far.least_left, so_far.most_left) == (0, 0)


def test_on_a_page_come_back_to_its_own_answers_are_open_again():
    """Pain pages were answered and will not be asked again; swelling may bring a page."""
    assert progress(HARMLESS, page_for("where")).seen_before
    assert left(HARMLESS, "where") == (0, 1)  # with pain at night: restless legs
    assert left(HARMLESS, "swelling") == (0, 1)
    assert left(HARMLESS | {"swelling_detail": ["none"]}, "swelling") == (0, 0)
    assert left(HARMLESS, "smoking") == (0, 0)


def test_what_hangs_on_the_page_in_view_is_not_sure_to_come():
    assert left(without("feeling", "relief"), "where") == (0, 3)
    assert left(without("feeling", "relief"), "started") == (2, 3)


def test_a_page_in_the_middle_that_was_not_answered_is_still_to_come():
    assert left(without("smoking", "note"), "note") == (1, 1)


@pytest.mark.parametrize("stop", [{"consent": "no"}, {"age_years": 12}])
def test_coming_back_to_the_answer_that_ended_the_check_shows_the_way_on(stop):
    """Else the first page would be called the last."""
    page = page_for("start" if "consent" in stop else "age")
    so_far = progress({"consent": "yes"} | stop, page)
    assert so_far.least_left > 20
    assert so_far.section_count == len(SECTIONS)
