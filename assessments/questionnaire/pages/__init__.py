"""Every page of the check, in the order in which they are asked.

To add a question, give it a field on its page here and a field in triage's Answers.
"""

from . import (
    daily,
    feet,
    health,
    last,
    medicines,
    nerves,
    pressures,
    start,
    swelling,
    walking,
    warning,
    where,
)
from .base import Page

PAGES: tuple[type[Page], ...] = (
    *start.PAGES,
    *warning.PAGES,
    *where.PAGES,
    *walking.PAGES,
    *swelling.PAGES,
    *feet.PAGES,
    *pressures.PAGES,
    *health.PAGES,
    *daily.PAGES,
    *medicines.PAGES,
    *nerves.PAGES,
    *last.PAGES,
)

_BY_SLUG = {page.slug: page for page in PAGES}
_BY_FIELD = {name: page for page in PAGES for name in page.base_fields}

__all__ = ["PAGES", "Page", "page_for", "page_of"]


def page_for(slug: str) -> type[Page] | None:
    """The page at that address, if there is one."""
    return _BY_SLUG.get(slug)


def page_of(name: str) -> type[Page]:
    """The page that asks a question, or takes the note. Raises KeyError for any other name."""
    return _BY_FIELD[name]
