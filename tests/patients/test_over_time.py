"""Comparing two results, and all of them over time: only one's own, and honest about gaps."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from assessments.models import Holder
from assessments.patients.over_time import MOST_IN_TREND
from tests.histories import COLD_LEG, checked, copies

pytestmark = pytest.mark.django_db


@pytest.fixture
def holder(client):
    holder = Holder(visitor=uuid4())
    session = client.session
    session["visitor"] = str(holder.visitor)
    session.save()
    return holder


@pytest.fixture
def keep(holder):
    def keep(answers=None, days=0, of=holder, **changes):
        made = checked(answers, days=days, holder=of)
        for name, value in changes.items():
            setattr(made, name, value)
        made.save()
        return made

    return keep


def opened(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def pick(one):
    return reverse("patients:pick", args=[one.pk])


def compare(one, other):
    return reverse("patients:compare", args=[one.pk, other.pk])


def rows(main, group):
    table = main.find("table", attrs={"aria-labelledby": group})
    return [body.get_text(" ", strip=True) for body in table.find_all("tbody")] if table else []


def test_two_results_side_by_side(client, keep):
    older, newer = keep({"smoking": "ex"}), keep(days=1, ruleset="another")
    for path in (compare(older, newer), compare(newer, older)):
        main = opened(client, path)
        assert rows(main, "changed") == ["Do you smoke? I used to Never"]
        assert "Is there swelling? No No" in rows(main, "same")
        assert f"Rule set {older.ruleset} another" in rows(main, "said")
        assert "The rules of the check changed" in main.get_text()


def test_without_a_change_it_says_so(client, keep):
    main = opened(client, compare(keep(), keep(days=1)))
    assert "No answer changed." in main.get_text()
    assert "The rules of the check changed" not in main.get_text()


def test_the_others_are_offered(client, keep):
    made = [keep(days=day) for day in range(3)]
    links = [a["href"] for a in opened(client, pick(made[1])).select(".results h2 a")]
    assert links == [compare(made[1], made[2]), compare(made[1], made[0])]


def test_the_only_other_is_taken_at_once(client, keep):
    one, other = keep(), keep(days=1)
    assert client.get(pick(one))["Location"] == compare(one, other)
    assert client.get(compare(one, one))["Location"] == pick(one)


def test_with_no_other_it_says_so(client, keep):
    assert "no other result" in opened(client, pick(keep())).get_text()


def test_someone_elses_or_unknown_is_not_found(client, keep):
    own, theirs, unknown = keep(), keep(of=Holder(visitor=uuid4())), checked()
    for foreign in (theirs, unknown):
        for path in (pick(foreign), compare(own, foreign), compare(foreign, own)):
            assert client.get(path).status_code == 404, path
    for path in (pick(own), compare(own, theirs)):
        assert Client().get(path).status_code == 404


def test_words_in_another_language_are_marked(client, keep):
    older, newer = keep({"smoking": "ex"}), checked(days=1)
    newer = keep(
        days=1,
        language="de",
        content=newer.content | {"shown": {"de": newer.content["shown"]["en"]}},
    )
    main = opened(client, compare(older, newer))
    cells = main.find("table", attrs={"aria-labelledby": "changed"}).find_all("td")
    assert [cell.get("lang") for cell in cells] == [None, "de"]
    cells = opened(client, "/results/trend/").select("#urgency ~ table td")
    assert [cell.get("lang") for cell in cells] == ["de", None]


def test_a_trend_needs_two_checks(client, keep):
    assert "There are no results yet." in opened(client, "/results/trend/").get_text()
    keep()
    main = opened(client, "/results/trend/")
    assert "You have one result." in main.get_text()
    assert not main.find("svg")


def test_each_chart_has_its_table(client, keep):
    keep({"abi_known": "clinic", "abi_left": 0.8})
    keep(days=3)
    main = opened(client, "/results/trend/")
    sections = main.select("section.trend")
    assert len(sections) == 5
    for section in sections:
        assert section.select_one("figure > svg[role=img]")["aria-label"]
        assert section.select_one("figure > figcaption").get_text(strip=True)
        assert section.select_one("table > caption").get_text(strip=True)
        assert len(section.select("tbody tr")) == 2


def test_what_was_never_told_is_said_and_not_drawn(client, keep):
    keep()
    keep(days=3)
    section = opened(client, "/results/trend/").find("section", attrs={"aria-labelledby": "abi"})
    assert "None of these checks tells of this." in section.get_text()
    assert not section.find("svg")


def test_what_was_taken_back_is_left_out(client, keep):
    keep()
    mistaken = keep(COLD_LEG, days=1)
    keep(days=1.1, corrects=mistaken)
    words = opened(client, "/results/trend/").select_one("#urgency ~ table tbody").get_text()
    assert "Get help now" not in words
    assert words.count("2026") == 2


def test_only_the_newest_are_drawn(client, keep):
    copies(keep(), MOST_IN_TREND + 3)
    rows = opened(client, "/results/trend/").select("#sleep ~ table tbody tr")
    assert len(rows) == MOST_IN_TREND


@pytest.mark.parametrize("path", ["/results/", "/results/trend/"])
def test_these_pages_are_never_kept(client, keep, path):
    one = keep()
    keep(days=1)
    keep(days=2)
    for address in (path, pick(one)):
        assert "no-store" in client.get(address)["Cache-Control"]
