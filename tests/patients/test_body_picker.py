"""The legs to tap on the page that asks where it hurts, as they stand in the HTML."""

import re
from collections import Counter

import pytest

from assessments.questionnaire.pages import PAGES
from assessments.triage.codes import Site
from tests.operations.project import ROOT

FRONT = {Site.HIP, Site.THIGH_FRONT, Site.KNEE, Site.SHIN, Site.ANKLE, Site.FOOT}
BACK = {Site.BUTTOCK, Site.THIGH_BACK, Site.KNEE, Site.CALF, Site.ANKLE, Site.FOOT}
STYLES = (ROOT / "static" / "css" / "body-picker.css").read_text()


@pytest.fixture
def where(walker):
    return walker.walk(until="/check/where/").main


def areas(main):
    return main.select(".areas label")


def lit_by(shape):
    """The site that lights a shape up: its class, else its own name."""
    return shape.get("class", [shape["href"].removeprefix("#")])[0]


def site_of(main, area):
    """The code of the box that a tap on this area ticks."""
    return Site(main.find("input", id=area["for"], attrs={"name": "site"})["value"])


def test_every_site_has_one_area_in_the_views_that_show_it(where):
    assert Counter(site_of(where, area) for area in areas(where)) == Counter({*Site} - {Site.NONE})
    assert {*Site} - {Site.NONE} == FRONT | BACK
    for column, sites in ((1, FRONT - BACK), (2, BACK - FRONT)):
        found = re.search(rf"\.areas :is\(([^)]*)\) {{ grid-column: {column}; }}", STYLES)
        assert {name.strip(" .") for name in found[1].split(",")} == sites


def test_an_area_stands_at_the_site_whose_box_it_ticks(where):
    for area in areas(where):
        assert area["class"] == [site_of(where, area)]


def test_every_site_has_a_shape_that_lights_up_and_a_row(where):
    shapes = Counter(
        (shape.parent["class"][0], lit_by(shape)) for shape in where.select(".lit use")
    )
    expected = Counter((side, site) for side in ("left", "right") for site in [*FRONT, *BACK])
    assert shapes == expected
    for site in FRONT | BACK:
        rule = re.search(rf"\.pictured:has\(\[value={site}\]:checked\) \.lit (.*?)[,{{]\n?", STYLES)
        assert re.search(rf"[#.]{site}\b", rule[0])
        assert re.search(rf"\.areas [^{{]*\.{site}\b[^{{]*{{ grid-row", STYLES)


def test_every_shape_that_is_drawn_is_defined_once(where):
    drawn = {use["href"].removeprefix("#") for use in where.select("svg use")}
    defined = [shape["id"] for shape in where.select("svg [id]")]
    assert drawn <= set(defined)
    assert len(defined) == len(set(defined))


def test_front_and_back_and_the_patients_own_left_and_right_are_marked(where):
    words = [word.get_text() for word in where.select(".views > *")]
    assert words == ["Front", "Back", "Your right", "Your left", "Your left", "Your right"]


def test_the_picture_is_hidden_from_screen_readers_and_says_nothing_twice(where):
    picture = where.select_one(".body-picker")
    assert picture["aria-hidden"] == "true"
    assert picture.select_one("svg")["focusable"] == "false"
    assert not picture.select("a, input, button, [tabindex]")
    assert {area.get_text() for area in areas(where)} == {""}


def test_no_other_field_has_a_picture(where):
    pictured = [
        name
        for page in PAGES
        for name, field in page.base_fields.items()
        if getattr(field, "picture", "")
    ]
    assert pictured == ["site"]
    assert len(where.select(".pictured")) == 1


def test_a_page_without_a_picture_loads_nothing_for_it(walker):
    assert "body-picker" not in str(walker.walk(until="/check/feeling/").soup)
