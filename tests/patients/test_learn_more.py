"""A finding leads to the page that tells more about it."""

import pytest

from assessments.patients.learn_more import LEARN_MORE
from assessments.public.learn import PAGES

pytestmark = pytest.mark.django_db


def test_every_page_named_exists():
    assert set(LEARN_MORE.values()) <= {page.slug for page in PAGES}


def test_a_result_links_to_it(walker):
    result = walker.walk()
    assert result.leading == "night_cramp"
    assert result.main.find("a", href="/learn/harmless-causes/")
