"""The legs to tap on the page that asks where it hurts, in a real browser."""

import re
from itertools import product

import pytest
from playwright.sync_api import expect

from assessments.models import Draft

from .patient import FORM, Patient

pytestmark = pytest.mark.django_db(transaction=True)
SMALLEST = 44
BOXES = f"{FORM} [name=site]"


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def page(request, new_context):
    """At the question where it hurts, on the narrowest phone."""
    page = new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=request.param
    ).new_page()
    Patient(page).arrive(until="/check/where/")
    return page


def area(page, site):
    return page.locator(f".areas .{site}")


def tap(page, site, leg):
    """Left or right as it is seen: a quarter from that edge of the area."""
    found = area(page, site).bounding_box()
    across = 0.25 if leg == "left" else 0.75
    place = {"x": found["width"] * across, "y": found["height"] / 2}
    area(page, site).click(position=place)


def box(page, site):
    return page.locator(f"{BOXES}[value={site}]")


def site_of(shape):
    """The place that lights a shape up: its class, else its own name."""
    return shape.get_attribute("class") or shape.get_attribute("href").removeprefix("#")


def lit(page):
    """The legs in which each place is lit, as {place: {sides}}."""
    shapes = page.locator(".lit use").all()
    seen = [shape for shape in shapes if shape.is_visible()]
    found: dict[str, set[str]] = {}
    for shape in seen:
        side = shape.locator("..").get_attribute("class")
        found.setdefault(site_of(shape), set()).add(side)
    return found


def test_a_tap_ticks_and_unticks_in_either_leg(page):
    tap(page, "calf", "left")
    expect(box(page, "calf")).to_be_checked()
    assert page.locator(f"{BOXES}:checked").count() == 1
    tap(page, "calf", "right")
    expect(box(page, "calf")).not_to_be_checked()


def test_every_area_ticks_its_own_box_and_none_lies_on_another(page):
    """A real click lands on what is on top."""
    for label in page.locator(".areas label").all():
        site = label.get_attribute("class")
        before = box(page, site).is_checked()
        label.click()
        assert box(page, site).is_checked() is not before, site


def test_what_was_tapped_is_saved(page):
    area(page, "knee").click()
    area(page, "thigh_back").click()
    page.locator("[name=side][value=left]").check()
    page.locator(f"{FORM} button[type=submit]").click()
    expect(page).to_have_url(re.compile("/check/started/$"))
    assert Draft.objects.get().saved["site"] == ["thigh_back", "knee"]


def test_a_ticked_place_lights_up_in_the_leg_that_was_chosen(page):
    assert lit(page) == {}
    box(page, "shin").check()
    box(page, "foot").check()
    assert lit(page) == {"shin": {"left", "right"}, "foot": {"left", "right"}}
    page.locator("[name=side][value=left]").check()
    assert lit(page) == {"shin": {"left"}, "foot": {"left"}}
    page.locator("[name=side][value=right]").check()
    assert lit(page) == {"shin": {"right"}, "foot": {"right"}}
    for side in ("both", "changes"):
        page.locator(f"[name=side][value={side}]").check()
        assert lit(page)["shin"] == {"left", "right"}
    box(page, "shin").uncheck()
    box(page, "foot").uncheck()
    box(page, "none").check()
    assert lit(page) == {}


def test_every_area_is_large_enough_to_tap(page):
    for label in page.locator(".areas label").all():
        found = label.bounding_box()
        assert min(found["width"], found["height"]) >= SMALLEST, label.get_attribute("class")


def test_a_shape_lies_under_the_area_that_ticks_it(page):
    """The middle of each lit shape is inside the area of the same place."""
    for every in page.locator(f"{BOXES}:not([value=none])").all():
        every.check()
    for shape in page.locator(".lit use").all():
        site, side = site_of(shape), shape.locator("..").get_attribute("class")
        middle = middle_of(shape.bounding_box())
        assert inside(middle, area(page, site).bounding_box()), (site, side)


def middle_of(found):
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


def inside(point, found):
    return (
        found["x"] < point[0] < found["x"] + found["width"]
        and found["y"] < point[1] < found["y"] + found["height"]
    )


def test_it_is_never_mirrored(page):
    for width, direction in product((320, 1280), ("ltr", "rtl")):
        page.set_viewport_size({"width": width, "height": 640})
        page.locator("html").evaluate("(html, direction) => { html.dir = direction }", direction)
        front, back = (area(page, site).bounding_box() for site in ("shin", "calf"))
        assert front["x"] < back["x"], direction
        words = [
            (word.bounding_box()["x"], word.inner_text())
            for word in page.locator(".views span").all()
        ]
        assert [" ".join(text.split()) for _, text in sorted(words)] == [
            "Your right",
            "Your left",
            "Your left",
            "Your right",
        ]


def test_the_boxes_keep_their_names_and_the_keyboard_its_way(page):
    calf = page.get_by_role("checkbox", name="Calf", exact=True)
    expect(calf).to_have_count(1)
    expect(calf).to_have_accessible_name("Calf")
    expect(page.get_by_role("checkbox")).to_have_count(10)
    box(page, "buttock").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(box(page, "hip")).to_be_checked()
    assert lit(page) == {"hip": {"left", "right"}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_with_places_lit(page, flaws, scheme):
    page.emulate_media(color_scheme=scheme)
    area(page, "calf").click()
    assert flaws(page) == []


def test_in_forced_colours_a_place_lights_up_in_the_readers_own(page):
    box(page, "calf").check()
    page.emulate_media(forced_colors="active")
    colours = """() => {
        const colour = (one, what) => getComputedStyle(document.querySelector(one))[what];
        const probe = document.createElement("i");
        const own = (name) => {
            probe.style.color = name;
            return getComputedStyle(probe).color;
        };
        document.body.append(probe);
        return [
            colour(".lit .calf", "stroke") === own("Highlight"),
            colour(".leg-edge", "stroke") === own("CanvasText"),
            colour(".leg-skin", "fill") === own("Canvas"),
        ];
    }"""
    assert page.evaluate(colours) == [True, True, True]


def test_with_script_a_tap_leaves_the_picture_where_it_is(new_context):
    page = new_context(viewport={"width": 390, "height": 664}).new_page()
    Patient(page).arrive(until="/check/where/")
    thigh = area(page, "thigh_front")
    thigh.scroll_into_view_if_needed()
    before = thigh.bounding_box()
    thigh.click()
    expect(box(page, "thigh_front")).to_be_checked()
    assert thigh.bounding_box() == before
