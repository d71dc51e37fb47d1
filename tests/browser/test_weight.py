"""What a page weighs on a cold cache, compressed as a phone would get it."""

import brotli
import pytest

from .patient import Patient

pytestmark = pytest.mark.django_db(transaction=True)
MOST = 14 * 1024
MOST_SCRIPT = 5 * 1024


def weigh(page, path):
    """Opens a page and returns the bytes of all it loaded, and of its scripts, compressed."""
    loaded = []

    def keep(response):
        loaded.append(response)

    page.on("response", keep)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    sizes = {one.url: len(brotli.compress(one.body())) for one in loaded if one.ok}
    scripts = [size for url, size in sizes.items() if url.endswith(".js")]
    assert any(url.endswith(".css") for url in sizes)
    return sum(sizes.values()), sum(scripts)


@pytest.mark.parametrize("path", ["/", "/check/"])
def test_a_first_page_is_light(page, path):
    total, script = weigh(page, path)
    assert total <= MOST
    assert 0 < script <= MOST_SCRIPT


@pytest.mark.parametrize("path", ["/check/conditions/", "/check/where/"])
def test_a_question_page_is_light(new_context, path):
    """With the longest list, and with the picture."""
    context = new_context()
    Patient(context.new_page()).arrive(until=path)
    total, script = weigh(context.new_page(), path)
    assert total <= MOST
    assert 0 < script <= MOST_SCRIPT
