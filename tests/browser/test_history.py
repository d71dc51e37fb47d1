"""The list of results, two side by side, and charts over time, in a real browser and on paper."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from assessments.models import Draft, Holder
from tests.histories import COLD_LEG, WALKING, checked, copies

from .patient import Patient

pytestmark = pytest.mark.django_db(transaction=True)
TOLD = WALKING | {
    "swelling": "one_leg",
    "swelling_detail": ["dent"],
    "effect": ["sleep_most_nights"],
    "abi_known": "clinic",
    "abi_left": 0.62,
    "abi_right": 0.91,
}
STORY = {0: TOLD, 20: TOLD | {"walk_distance": "varies", "abi_left": 0.7}, 24: COLD_LEG}
LEVELS = "found => found.map(one => Number(one.tagName[1]))"


def paths_of(page):
    """Gives this browser a story of three checks among many; says where its pages are."""
    Patient(page).arrive(until="/check/age/")
    holder = Holder(visitor=Draft.objects.get().visitor)
    made = [checked(answers, days=day, holder=holder) for day, answers in STORY.items()]
    for one in made:
        one.save()
    copies(made[0], 25)
    first, second = f"/results/{made[0].pk}/compare/", f"{made[1].pk}/"
    return ["/results/", "/results/trend/", first, first + second]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (320, "light")])
def test_each_page_is_accessible_and_fits(new_context, flaws, width, scheme, script):
    page = new_context(
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
        java_script_enabled=script,
    ).new_page()
    for path in paths_of(page):
        page.goto(path)
        for closed in page.locator("summary").all():
            closed.click()
        assert flaws(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        levels = page.locator("h1, h2, h3, h4").evaluate_all(LEVELS)
        assert levels[0] == 1, path
        assert all(below <= above + 1 for above, below in pairwise(levels)), path


def test_from_the_list_to_older_ones_and_to_two_side_by_side(page):
    paths_of(page)
    page.goto("/results/")
    page.get_by_role("link", name="Older results").click()
    page.get_by_role("link", name="Newest results").click()
    page.get_by_role("link", name=re.compile("Compare with another")).first.click()
    page.locator(".results h2 a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two results side by side")
    page.get_by_role("link", name="See how things went over time").click()
    expect(page.get_by_role("img", name=re.compile("^Chart: "))).to_have_count(5)


def test_on_paper_there_are_the_charts_with_their_tables(page):
    paths_of(page)
    page.goto("/results/trend/")
    page.emulate_media(media="print")
    for chart in page.locator(".trend").all():
        expect(chart.locator("svg.chart")).to_be_visible()
        expect(chart.locator("table")).to_be_visible()
    inks = page.locator(".chart .dot, .chart .joined, .chart .icon").evaluate_all(
        "found => [...new Set(found.map(one => getComputedStyle(one).color))]"
    )
    assert inks == ["rgb(0, 0, 0)"]


def test_marks_stand_out_where_the_reader_chose_the_colours(page):
    paths_of(page)
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto("/results/trend/")
    mark, ground = (
        page.locator(found).first.evaluate(f"one => getComputedStyle(one).{colour}")
        for found, colour in ((".chart .dot", "fill"), ("body", "backgroundColor"))
    )
    assert mark != ground
