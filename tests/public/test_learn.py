"""The learn pages hold the facts this project began from, with their sources."""

import pytest

from assessments.public.learn import PAGES
from assessments.triage.references import Status

FACTS = {
    "blood-flow": ["oxygen", "hydrogen ions", "too simple", "nerves"],
    "narrow-arteries": ["plaque", "most common cause", "each time you walk", "minutes", "ordinary"],
    "tired-veins": ["valves", "pools", "aching", "swelling"],
    "harmless-causes": ["potassium, magnesium and calcium", "sweat", "exercise", "standing"],
    "medicines": ["Water tablets", "Beta-blockers", "Statins", "ACE inhibitors", "inhalers"],
    "when-to-get-care": ["goes when you rest", "colder", "pulse", "does not heal", "pale", "back"],
    "ankle-test": ["ankle-brachial index", "does not hurt", "0.90", "1.40", "early"],
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_a_page_tells_its_facts_and_names_its_sources(client, page):
    text = client.get(f"/learn/{page.slug}/").content.decode()
    for fact in FACTS[page.slug]:
        assert fact in text
    for source in page.references:
        assert source.status is not Status.OWN
        assert all(url in text.replace("&amp;", "&") for url in source.urls)


def test_the_index_leads_to_every_page(client):
    text = client.get("/learn/").content.decode()
    assert all(f'href="/learn/{page.slug}/"' in text for page in PAGES)
    for fact in ("sudden", "painful", "no warning", "wake"):
        assert fact in text


def test_an_unknown_page_is_not_found(client):
    assert client.get("/learn/nothing/").status_code == 404
