"""The outline of a page: what someone who hears it jumps by."""

from itertools import pairwise

from playwright.sync_api import Page

# Those that are drawn: what is only printed has a sheet of its own to head.
LEVELS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter(heading => heading.checkVisibility())
    .map(heading => Number(heading.tagName[1]))"""


def heading_flaws(page: Page) -> list[str]:
    """What is wrong with the order of the headings: one h1, first, and no level left out."""
    levels = page.evaluate(LEVELS)
    found = []
    if levels.count(1) != 1:
        found.append(f"headings: {levels.count(1)} of level 1")
    if levels and levels[0] != 1:
        found.append(f"headings: the first is of level {levels[0]}")
    found += [
        f"headings: level {after} follows level {before}"
        for before, after in pairwise(levels)
        if after > before + 1
    ]
    return found
