"""The list of results: all of them, each once, in pages that cost the same."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.models import Assessment, Holder, User
from assessments.services.paging import PAGE_SIZE
from tests.histories import COLD_LEG, WALK_DROP, checked, copies
from tests.signing_in import signed_in

pytestmark = pytest.mark.django_db
COUNTS = [1, 100, 10_000]


@pytest.fixture(params=["account", "session"])
def held(request):
    """A browser and whose results it shows."""
    if request.param == "account":
        client = signed_in()
        return client, Holder(account=User.objects.get().pk)
    client, visitor = Client(), uuid4()
    session = client.session
    session["visitor"] = str(visitor)
    session.save()
    return client, Holder(visitor=visitor)


@pytest.fixture
def patient(held):
    return held[0]


@pytest.fixture
def holder(held):
    return held[1]


def opened(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def listed(main):
    return [link["href"] for link in main.select(".results h2 a")]


def link(main, words):
    found = main.find("a", string=words)
    return found and found["href"]


def walked_through(client, path):
    """The results on each page, from the newest on."""
    pages = []
    while path:
        main = opened(client, path)
        pages.append(listed(main))
        older = link(main, "Older results")
        path = older and reverse("patients:results") + older[older.index("?") :]
    return pages


def addresses(found):
    return [reverse("patients:result", args=[one.pk]) for one in found]


def kept(answers=None, **how):
    made = checked(answers, **how)
    made.save()
    return made


@pytest.mark.parametrize("at_once", [False, True], ids=["apart", "at once"])
@pytest.mark.parametrize("more", [PAGE_SIZE - 1, PAGE_SIZE, 2 * PAGE_SIZE + 4])
def test_every_result_is_listed_once_in_order(patient, holder, more, at_once):
    copies(kept(holder=holder), more, at_once=at_once)
    pages = walked_through(patient, "/results/")
    assert [len(page) for page in pages[:-1]] == [PAGE_SIZE] * (more // PAGE_SIZE)
    everything = Assessment.objects.order_by("-submitted_at", "-id")
    assert [address for page in pages for address in page] == addresses(everything)


def test_a_result_made_meanwhile_moves_nothing(patient, holder):
    copies(kept(holder=holder), PAGE_SIZE + 2)
    older = link(opened(patient, "/results/"), "Older results")
    before = listed(opened(patient, older))
    newest = kept(holder=holder, days=9)
    assert listed(opened(patient, older)) == before
    assert listed(opened(patient, "/results/"))[0] in addresses([newest])


def test_from_an_older_page_there_is_a_way_back(patient, holder):
    copies(kept(holder=holder), PAGE_SIZE)
    newest = opened(patient, "/results/")
    assert link(newest, "Newest results") is None
    older = opened(patient, link(newest, "Older results"))
    assert link(older, "Newest results") == "/results/"
    assert link(older, "Older results") is None


@pytest.mark.parametrize(
    "spoil", [str.upper, lambda c: c[:-1], lambda c: "x" + c, lambda c: "é\0:"]
)
def test_a_mangled_cursor_shows_the_newest(patient, holder, spoil):
    copies(kept(holder=holder), 2 * PAGE_SIZE)
    newest = opened(patient, "/results/")
    cursor = link(newest, "Older results").partition("=")[2].replace("%3A", ":")
    good = patient.get("/results/", {"after": cursor})
    assert good.context["is_newest"] is False
    spoilt = patient.get("/results/", {"after": spoil(cursor)})
    assert spoilt.status_code == 200
    assert spoilt.context["is_newest"] is True


def test_what_is_past_the_end_says_so(patient, holder):
    first = kept(holder=holder)
    copies(first, PAGE_SIZE)
    older = link(opened(patient, "/results/"), "Older results")
    Assessment.objects.filter(submitted_at__lt=first.submitted_at).delete()
    main = opened(patient, older)
    assert listed(main) == []
    assert link(main, "Newest results") == "/results/"


def test_each_says_when_how_soon_what_and_by_which_rules(patient, holder):
    made = kept(WALK_DROP, holder=holder)
    said = opened(patient, "/results/").select_one(".results").get_text(" ", strip=True)
    for expected in ("10 January 2026", "Get advice today", made.spoken_reference, made.ruleset):
        assert expected in said
    assert made.get_leading_display() == "pad_worsening"
    assert "Leg artery problem that may be getting worse fast" in said


def test_what_was_taken_back_is_said_beside_it(patient, holder):
    mistaken = kept(COLD_LEG, holder=holder)
    correction = checked(holder=holder, days=1)
    correction.corrects = mistaken
    correction.save()
    newest, oldest = opened(patient, "/results/").select(".results > li")
    assert newest.select_one(".notice") is None
    assert oldest.select_one(".notice a")["href"] == addresses([correction])[0]


def asked(client, path):
    with CaptureQueriesContext(connection) as captured:
        opened(client, path)
    return [query["sql"] for query in captured]


@pytest.mark.parametrize("count", COUNTS)
def test_the_number_of_results_does_not_matter_to_the_queries(patient, holder, count):
    """Nor does the page: what is asked is what one result costs, without counting or skipping."""
    one = kept(holder=holder)
    pair = reverse("patients:compare", args=[one.pk, kept(holder=holder, days=1).pk])
    paths = ["/results/", "/results/trend/", reverse("patients:pick", args=[one.pk]), pair]
    patient.get("/results/")
    copies(one, 1)
    few = [len(asked(patient, path)) for path in paths]
    Assessment.objects.filter(submitted_at__lt=one.submitted_at).delete()
    copies(one, count)
    many = [asked(patient, path) for path in paths]
    assert [len(sql) for sql in many] == few
    older = link(opened(patient, "/results/"), "Older results")
    if older:
        many.append(asked(patient, older))
        assert len(many[-1]) == few[0]
    assert not [sql for each in many for sql in each if "COUNT(" in sql or "OFFSET" in sql]
    assert max(few) <= 4
