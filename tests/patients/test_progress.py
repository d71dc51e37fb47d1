"""The lines on top of a page that say how far it is and how much is left."""

import pytest

from assessments.patients.progress import left_in_words
from assessments.questionnaire.journey import Progress
from assessments.questionnaire.pages import PAGES
from assessments.questionnaire.sections import SECTIONS
from tests.reading_level import grade

HARDEST = 6.0


def so_far(least, most, seen_before=False):
    return Progress(
        section=SECTIONS[3],
        section_number=4,
        section_count=11,
        page_number=9,
        least_left=least,
        most_left=most,
        seen_before=seen_before,
    )


def lines(stop):
    return [line.get_text() for line in stop.main.select(".progress")]


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (12, 18, "12 to 18 short pages to go after this one."),
        (1, 2, "1 to 2 short pages to go after this one."),
        (0, 2, "At most 2 short pages to go after this one."),
        (0, 1, "At most one short page to go after this one."),
        (7, 7, "7 short pages to go after this one."),
        (2, 2, "2 short pages to go after this one."),
        (1, 1, "One short page to go after this one."),
        (0, 0, "This is the last page of questions."),
    ],
)
def test_what_is_left_is_said_in_words(least, most, words):
    assert left_in_words(so_far(least, most)) == words
    assert grade(words) <= HARDEST


def test_a_page_come_back_to_is_not_called_the_last():
    assert left_in_words(so_far(0, 0, seen_before=True)) == "All other pages are done."
    assert "2" in left_in_words(so_far(2, 2, seen_before=True))


def test_the_first_page_says_what_lies_ahead_before_anything_is_saved(walker):
    always = sum(page.asked_when is None for page in PAGES)
    assert lines(walker.open()) == [
        f"Before you start, part 1 of {len(SECTIONS)}",
        f"{always - 1} to {len(PAGES) - 1} short pages to go after this one.",
    ]


def test_the_numbers_go_down_to_the_last_page(walker):
    walking = lines(walker.walk(until="/check/walking/"))
    assert walking[0] == f"Walking, part 4 of {len(SECTIONS)}"
    assert lines(walker.walk(until="/check/effect/"))[1] == "One short page to go after this one."
    assert lines(walker.walk(until="/check/note/"))[1] == "This is the last page of questions."


def test_on_a_page_come_back_to_the_numbers_are_of_what_is_still_to_be_answered(walker):
    walker.walk(until="/check/effect/")
    assert lines(walker.open("/check/smoking/"))[1] == "2 short pages to go after this one."
    walker.walk(until="/check/answers/")
    assert lines(walker.open("/check/smoking/"))[1] == "All other pages are done."
    assert lines(walker.open("/check/swelling/"))[1] == (
        "At most one short page to go after this one."
    )


def test_a_page_with_errors_keeps_its_progress(walker):
    page = walker.walk(until="/check/walking/")
    form = page.main.find("form", attrs={"data-check": True})
    assert lines(walker.post(form, page.path, ecq_walk="")) == lines(page)


def test_after_a_stop_the_way_on_is_shown_to_who_comes_back(walker):
    walker.answers["age_years"] = 12
    assert walker.walk().path == "/check/stopped/"
    assert "last page" not in " ".join(lines(walker.open("/check/age/")))
