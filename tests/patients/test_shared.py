"""What a link opens, for whoever has it; and what is said where it opens nothing."""

import json
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from assessments import services
from assessments.exchange import pdf
from assessments.exchange.sheet import sheet
from assessments.models import Holder, ShareLink, ShareView, User
from assessments.patients import shared
from tests.faults import connection_lost
from tests.histories import COLD_LEG, an_assessment, checked
from tests.queries import queries
from tests.sharing import DAY, TOKEN, linked, recent
from tests.signing_in import signed_in, with_second_factor
from tests.walker import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]
PAGE = f"/shared/{TOKEN}/"
WAYS = ("", "sheet.pdf", "fhir.json")


@pytest.fixture
def result():
    """A result with a link that opens."""
    made = recent({"note": "Since my holiday."})
    linked(made)
    return made


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def test_it_shows_the_sheet_and_nothing_of_the_site(client, result):
    services.send(assessment=result, contact={"name": "Ada Sample", "reach": "030 123"})
    response = client.get(PAGE)
    page = soup(response)
    text = page.get_text(" ", strip=True)
    assert response.status_code == 200
    assert "Since my holiday." in page.find(id="sheet").get_text()
    assert result.spoken_reference in page.find(id="sheet").get_text()
    assert "It can be read until" in text
    top = page.h1.find_next_sibling().get_text(" ", strip=True)
    drawn = sheet(result)
    for first in (drawn.headline, drawn.by_when, f"First match: {drawn.leading_title}"):
        assert first in top
    assert "Leg Check gives advice, not a diagnosis. No clinician has reviewed it." in text
    assert "Ada Sample" not in text
    assert "030 123" not in text
    leads_to = {link["href"] for link in page.find_all("a")}
    own = {f"{PAGE}sheet.pdf?lang=en", f"{PAGE}fhir.json?lang=en"}
    to_rules = {href for href in leads_to if href.startswith("/about/rules/")}
    assert leads_to - to_rules == {"#main"} | own
    assert page.find("form") is None


def test_the_files(client, result):
    file = client.get(f"{PAGE}sheet.pdf")
    assert "Since my holiday." in PdfReader(BytesIO(file.content)).pages[0].extract_text()
    document = client.get(f"{PAGE}fhir.json")
    assert document["Content-Type"] == "application/fhir+json"
    assert json.loads(document.content)["resourceType"] == "Bundle"
    assert [view.what for view in ShareView.objects.order_by("pk")] == ["pdf", "fhir"]


def test_once_reviewed_it_says_by_whom(client, result, settings):
    settings.REVIEWED_BY, settings.REVIEWED_ON = "Dr. Sample", timezone.localdate()
    assert "reviewed by Dr. Sample" in soup(client.get(PAGE)).find(class_="screen").get_text()


@pytest.mark.parametrize("way", WAYS)
def test_headers(client, result, way):
    for path in (f"{PAGE}{way}", f"/shared/unknown/{way}"):
        response = client.get(path)
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
    assert not Session.objects.exists()


def test_so_do_errors_and_redirects(client, result, settings, monkeypatch):
    settings.ACCOUNT_RATE_LIMITS = {"shared_open": "0/h/ip"}
    answers = [client.get(PAGE), client.get(PAGE.rstrip("/")), client.post(PAGE)]
    settings.ACCOUNT_RATE_LIMITS = {}
    monkeypatch.setattr(ShareView, "save", fails)
    answers.append(client.get(PAGE))
    assert [one.status_code for one in answers] == [429, 301, 405, 503]
    for response in answers:
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]


# Nothing is told ----------------------------------------------------------------------------------


def expired():
    linked(recent(), now=timezone.now() - 2 * DAY)


def stopped():
    made = recent()
    services.stop_link(assessment=made, link=linked(made).pk)


def deleted():
    made = recent()
    linked(made)
    services.erase_assessment(assessment=made)


def left_to_the_clinic():
    made = recent()
    linked(made)
    services.send(assessment=made, contact={})
    services.erase_assessment(assessment=made)


def guessed():
    linked(recent(), "another")


OVER = (expired, stopped, deleted, left_to_the_clinic, guessed)
MALFORMED = ("x", "x" * 2000, "%00", "%ED%A0%80", "..%5C", TOKEN + "%3D", "%C3%BC" * 40)


def answer(path):
    """All that there is to see of an answer, and what was asked of the database for it."""
    given = []
    asked = queries(lambda: given.append(Client().get(path)))
    response = given[0]
    kinds = [sql.partition(" WHERE ")[0] for sql in asked if '"cache"' not in sql]
    headers = {k: v for k, v in response.headers.items() if k not in ("X-Request-ID", "Expires")}
    headers.pop("Last-Modified", None)
    return response.status_code, response.content, headers, kinds


@pytest.mark.parametrize("way", WAYS)
def test_whatever_the_reason_the_answer_is_the_same(way):
    path, answers = f"{PAGE}{way}", []
    for make in OVER:
        make()
        answers.append(answer(path))
        ShareLink.objects.all().delete()
    answers += [answer(f"/shared/{token}/{way}") for token in MALFORMED]
    status, content, _, kinds = answers[0]
    assert all(one == answers[0] for one in answers)
    assert status == 404
    assert b"This link opens nothing" in content
    assert len(kinds) == 1
    assert not ShareView.objects.exists()


def test_another_address_leads_to_the_page_for_that(client, result):
    for path in ("/shared/", f"{PAGE}other", "/shared/a/b/"):
        assert client.get(path).status_code == 404


def test_what_is_asked_of_the_database(client, result):
    asked = [sql for sql in queries(lambda: client.get(PAGE)) if '"cache"' not in sql]
    assert [sql.split()[0] for sql in asked] == ["SELECT", "INSERT"]


# On record ----------------------------------------------------------------------------------------


def test_each_look_is_on_record_and_a_head_is_none(client, result):
    before = timezone.now()
    assert client.head(PAGE).status_code == 200
    assert not ShareView.objects.exists()
    client.get(PAGE)
    client.get(PAGE)
    assert [view.what for view in ShareView.objects.all()] == ["page", "page"]
    assert all(before <= view.at <= timezone.now() for view in ShareView.objects.all())
    columns = {field.name for field in ShareView._meta.concrete_fields}
    assert columns == {"id", "link", "at", "what"}


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Sec-Purpose", "prefetch"),
        ("Sec-Purpose", "prefetch;prerender"),
        ("Purpose", "prefetch"),
        ("X-Purpose", "preview"),
        ("X-Moz", "prefetch"),
    ],
)
def test_what_is_fetched_ahead_is_neither_shown_nor_counted(client, result, header, value):
    response = client.get(PAGE, headers={header: value})
    assert response.status_code == 404
    assert b"holiday" not in response.content
    assert not ShareView.objects.exists()


def fails(*_, **__):
    raise OperationalError("disk full")


@pytest.mark.parametrize("way", WAYS)
def test_what_cannot_be_put_on_record_is_not_shown(client, result, way, monkeypatch):
    monkeypatch.setattr(ShareView, "save", fails)
    response = client.get(f"{PAGE}{way}")
    assert response.status_code == 503
    assert b"holiday" not in response.content
    assert result.spoken_reference.encode() not in response.content


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("no_waits")
@pytest.mark.parametrize("stored", [True, False])
def test_done_again_it_is_one_look(client, monkeypatch, stored):
    """Whether or not the first try was stored, which is not known when the connection is lost."""
    linked(recent())
    original, tries = services.open_shared, []

    def lost_at_first(**asked):
        if not tries:
            tries.append(original(**asked) if stored else None)
            raise connection_lost()
        return original(**asked)

    monkeypatch.setattr(services, "open_shared", lost_at_first)
    assert client.get(PAGE).status_code == 200
    assert ShareView.objects.count() == 1


# Whoever looks ------------------------------------------------------------------------------------


def staff():
    return with_second_factor(User.objects.create_superuser("boss@example.org"))


def patient():
    client = signed_in()
    Walker(client).walk()
    client.post("/reminders/", {"weeks": "2"})  # leaves a message for the next page
    return client


@pytest.mark.parametrize("who", [Client, patient, staff])
def test_everybody_sees_the_same_and_keeps_their_session(result, who):
    looking = who()
    before = {key: morsel.value for key, morsel in looking.cookies.items()}
    sessions = list(Session.objects.values())
    response = looking.get(PAGE)
    assert not response.cookies
    assert {key: morsel.value for key, morsel in looking.cookies.items()} == before
    assert list(Session.objects.values()) == sessions
    assert response.content == Client().get(PAGE).content
    assert "Sign" not in soup(response).find("header").get_text()


def test_a_patients_message_waits_for_a_page_of_their_own(result):
    looking = patient()
    looking.get(PAGE)
    assert b"We will send you one mail" in looking.get("/results/").content


def test_one_that_was_taken_back_says_so(client):
    first = recent(COLD_LEG)
    linked(first)
    an_assessment(corrects=first)
    page = soup(client.get(PAGE))
    assert "A newer one replaces it" in page.find(class_="screen").get_text()
    assert "A newer one replaces it" in page.find(id="sheet").get_text()


def test_in_the_hosts_language_and_in_the_patients(client):
    made = checked(holder=Holder(visitor=uuid4()))
    made.started_at = made.submitted_at = timezone.now()
    made.language = "es"
    made.content["shown"]["es"] = made.content["shown"]["en"] | {"headline": "Cuida de ti"}
    made.save()
    linked(made)
    page = client.get(PAGE)
    assert b"Cuida de ti" not in page.content
    assert soup(page).find("a", href="?lang=es").get_text() == "español"
    other = client.get(f"{PAGE}?lang=es")
    assert b"Cuida de ti" in other.content
    assert soup(other).html["lang"] == "es"
    assert soup(other).find("a", href="?lang=en")
    for lang in ("fr", "", "\0", "x" * 500):
        assert soup(client.get(PAGE, {"lang": lang})).html["lang"] == "en"
    assert client.get(f"{PAGE}sheet.pdf?lang=es")["Content-Language"] == "es"


def test_where_no_pdf_can_be_made_the_page_is_printed(client, result, monkeypatch):
    monkeypatch.setattr(pdf, "available", lambda: False)
    assert "sheet.pdf" not in client.get(PAGE).content.decode()
    for token in (TOKEN, "unknown"):
        response = client.get(f"/shared/{token}/sheet.pdf")
        assert (response.status_code, response["Location"]) == (302, f"/shared/{token}/")
    assert ShareView.objects.count() == 1


def test_too_often_from_one_place_is_refused(client, result, settings):
    settings.ACCOUNT_RATE_LIMITS = {"shared_open": "1/h/ip"}
    assert client.get(PAGE).status_code == 200
    response = client.get(PAGE)
    assert (response.status_code, response["Retry-After"]) == (429, "60")
    assert ShareView.objects.count() == 1


@pytest.mark.parametrize("token", [TOKEN, "unknown"])
def test_too_often_by_one_link_is_refused_wherever_it_is_asked_from(result, settings, token):
    """Else somebody who has one could fill its patient's list, from many places, without end."""
    settings.ACCOUNT_RATE_LIMITS = {"shared_open": "9/h/ip,1/h/key"}
    places = [Client(REMOTE_ADDR=f"192.0.2.{number}") for number in range(3)]
    answers = [place.get(f"/shared/{token}/").status_code for place in places]
    assert answers[1:] == [429, 429]
    linked(result, "another")
    assert places[1].get("/shared/another/").status_code == 200


def test_the_site_has_such_a_limit(settings):
    assert "/key" in settings.ACCOUNT_RATE_LIMITS["shared_open"]


def test_a_head_draws_no_pdf(client, result, monkeypatch):
    monkeypatch.setattr(shared, "sheet_file", fails)
    response = client.head(f"{PAGE}sheet.pdf")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert "Content-Length" not in response
    assert not ShareView.objects.exists()


def test_a_link_opens_until_its_last_second(client):
    linked(recent(), lasts=timedelta(minutes=5), now=timezone.now() - timedelta(minutes=4))
    assert client.get(PAGE).status_code == 200


UNCHECKED = "No native speaker has checked this translation yet."


@pytest.mark.usefixtures("result")
@pytest.mark.parametrize("path", [PAGE + "?lang={}", "/shared/{}nothing/"])
def test_in_a_language_that_nobody_has_checked_it_says_so_on_the_screen(settings, client, path):
    settings.NOT_YET_CHECKED = ["en"]
    seen = [
        line
        for line in soup(client.get(path.format("en"))).main.find_all("p")
        if UNCHECKED in line.text and "print-only" not in line.get("class", [])
    ]
    assert len(seen) == 1
    settings.NOT_YET_CHECKED = []
    assert UNCHECKED not in client.get(path.format("en")).content.decode()
