"""Making a link that shows a result, finding it again, and stopping it."""

import json
import re
from io import BytesIO
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.test import Client
from pypdf import PdfReader

from assessments.exchange import pdf
from assessments.exchange.answer_cells import utc
from assessments.exchange.qr_code import code_of
from assessments.models import Assessment, Holder, ShareLink, ShareView, User
from assessments.patients import share_ticket
from assessments.patients.share_ticket import new_ticket, token_of
from assessments.services.sharing import MOST_LIVE, hash_of
from tests.histories import COLD_LEG
from tests.queries import queries
from tests.sharing import DAY, linked, of_browser, recent
from tests.signing_in import signed_in
from tests.walker import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]
MADE = "Your link is ready"
OVER = "That link is stopped. Press the button to make a new one."
LONG = {"note": "It began after a long walk. " * 17, "em_leg": ["cold"], "conditions": ["high_bp"]}
TOO_OLD = "This page was open for too long"


@pytest.fixture
def result(client):
    """The path of a result of this browser."""
    return of_browser(client)


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def filled(client, result, hours="24"):
    """What the form of a result sends."""
    page = soup(client.get(f"{result}share/"))
    form = page.find("form", action=f"{result}share/")
    return {"ticket": form.find("input", attrs={"name": "ticket"})["value"], "hours": hours}


def posted(client, result, fields):
    return soup(client.post(f"{result}share/", fields))


def address_in(page):
    return page.find(class_="to-copy").get_text()


def path_of(page):
    return re.sub("^https?://[^/]*", "", address_in(page))


def error_of(page):
    return page.find(attrs={"data-error-summary": True}).get_text(" ", strip=True)


@pytest.mark.parametrize(("hours", "days"), [("24", 1), ("168", 7), ("720", 30)])
def test_a_link_is_made_for_as_long_as_was_chosen(client, result, hours, days, settings):
    settings.SITE_URL = "https://legs.example.org/"
    page = posted(client, result, filled(client, result, hours))
    assert page.h1.get_text() == MADE
    link = ShareLink.objects.get()
    assert (link.expires_at - link.created_at).days == days
    address = address_in(page)
    found = re.fullmatch(r"https://legs\.example\.org/shared/([\w-]{43})/", address)
    assert hash_of(found[1]) == link.token_hash
    assert page.find("svg", class_="qr").find_all("path")[1]["d"] == code_of(address).path
    assert Client().get(path_of(page)).status_code == 200


def test_the_page_says_what_is_shown_and_the_shortest_time_is_chosen(client):
    result = of_browser(client, {"note": "Since my holiday."})
    link = soup(client.get(result)).find("a", string="Show this to my clinician")
    page = soup(client.get(link["href"]))
    assert page.find("input", attrs={"name": "hours"}, checked=True)["value"] == "24"
    assert "your answers and your note" in page.get_text()
    assert "Since my holiday." in page.find("details").find(id="sheet").get_text()
    assert "You have made none." in page.find(id="links").get_text()


def test_a_link_is_listed_with_its_uses_and_stopped(client, result):
    path = path_of(posted(client, result, filled(client, result)))
    clinician = Client()
    clinician.get(path)
    clinician.get(f"{path}sheet.pdf")
    listed = soup(client.get(f"{result}share/")).find(id="links")
    text = listed.get_text(" ", strip=True)
    assert "Opened 2 times." in text
    assert "looked at" in text
    assert "saved as PDF" in text
    stop = listed.find("form", method="post")
    stopped = client.post(stop["action"], follow=True)
    assert stopped.redirect_chain == [(f"{result}share/#links", 302)]
    assert "The link is stopped." in stopped.content.decode()
    assert "You stopped it" in soup(stopped).find(id="links").get_text()
    assert soup(stopped).find(id="links").find("form") is None
    assert clinician.get(path).status_code == 404
    again = client.post(stop["action"], follow=True)
    assert again.status_code == 200
    assert "The link is stopped." not in again.content.decode()


@pytest.mark.parametrize(
    "hours", [None, "", "0", "1", "25", "8760", "-24", "24h", "9" * 400, "2\0"]
)
def test_a_time_must_be_chosen(client, result, hours):
    fields = filled(client, result) | {"hours": hours or ""}
    if hours is None:
        del fields["hours"]
    page = posted(client, result, fields)
    assert "Choose for how long" in error_of(page)
    assert page.title.get_text().startswith("Error: ")
    assert not ShareLink.objects.exists()


def test_it_can_be_mended_after_an_error(client, result):
    page = posted(client, result, {"hours": ""})
    ticket = page.find("input", attrs={"name": "ticket"})["value"]
    assert posted(client, result, {"ticket": ticket, "hours": "168"}).h1.get_text() == MADE


# One form makes one link --------------------------------------------------------------------------


def test_sent_twice_or_again_it_is_the_same_link(client, result):
    fields = filled(client, result)
    first, second = (address_in(posted(client, result, fields)) for _ in range(2))
    assert first == second
    assert ShareLink.objects.count() == 1


def test_back_and_another_choice_is_another_link(client, result):
    fields = filled(client, result)
    first = address_in(posted(client, result, fields))
    second = address_in(posted(client, result, fields | {"hours": "720"}))
    assert first != second
    assert ShareLink.objects.count() == 2


def test_a_form_opened_anew_makes_another(client, result):
    pages = [posted(client, result, filled(client, result)) for _ in range(2)]
    assert address_in(pages[0]) != address_in(pages[1])


def test_a_link_that_was_stopped_is_not_shown_again(client, result):
    fields = filled(client, result)
    posted(client, result, fields)
    link = ShareLink.objects.get()
    client.post(f"{result}share/{link.pk}/stop/")
    page = posted(client, result, fields)
    assert OVER in error_of(page)
    assert page.find(class_="to-copy") is None
    assert ShareLink.objects.count() == 1


FORGED = {
    "none": "",
    "made up": "weak",
    "not text": "\0",
    "long": "x" * 5000,
    "signed for another purpose": signing.dumps(["x", "y"], salt="elsewhere"),
    "of another result": new_ticket(UUID(int=1)),
}


@pytest.mark.parametrize("ticket", FORGED)
def test_a_ticket_that_is_not_ours_makes_nothing(client, result, ticket):
    page = posted(client, result, {"ticket": FORGED[ticket], "hours": "24"})
    assert TOO_OLD in error_of(page)
    assert not ShareLink.objects.exists()


def test_a_ticket_is_good_for_an_hour(client, result, monkeypatch):
    fields = filled(client, result)
    monkeypatch.setattr(share_ticket, "GOOD_FOR", -1)
    page = posted(client, result, fields)
    assert TOO_OLD in error_of(page)
    assert not ShareLink.objects.exists()


def test_no_page_but_the_one_and_no_row_holds_the_token(client, result):
    fields = filled(client, result)
    pk = Assessment.objects.get().pk
    token = token_of(fields["ticket"], result=pk, hours=24)
    assert len(token) == 43
    assert token_of(fields["ticket"], result=pk, hours=168) != token
    assert token not in client.get(f"{result}share/").content.decode()
    assert token in client.post(f"{result}share/", fields).content.decode()
    for path in (result, f"{result}share/", "/results/"):
        assert token not in client.get(path).content.decode()
    assert token not in str(dict(client.session))


# Limits -------------------------------------------------------------------------------------------


def test_there_are_only_so_many_links(client, result):
    for _ in range(MOST_LIVE):
        posted(client, result, filled(client, result))
    page = posted(client, result, filled(client, result))
    assert "You have 10 links that work" in error_of(page)
    assert ShareLink.objects.count() == MOST_LIVE == 10


def test_made_too_often_it_says_so(client, result, settings):
    settings.ACCOUNT_RATE_LIMITS = {"share_result": "1/h/ip"}
    posted(client, result, filled(client, result))
    response = client.post(f"{result}share/", filled(client, result))
    assert (response.status_code, response["Retry-After"]) == (429, "60")
    assert "many links in a short time" in error_of(soup(response))
    assert ShareLink.objects.count() == 1


# Whose it is --------------------------------------------------------------------------------------


def test_someone_elses_is_not_found(client, result):
    posted(client, result, filled(client, result))
    link = ShareLink.objects.get()
    stranger = Client()
    of_browser(stranger)
    fields = {"ticket": new_ticket(link.assessment_id), "hours": "24"}
    for who in (stranger, Client()):
        assert who.get(f"{result}share/").status_code == 404
        for path in ("share/", "share/sheet.pdf", f"share/{link.pk}/stop/"):
            assert who.post(f"{result}{path}", fields).status_code == 404
    assert ShareLink.objects.get().revoked_at is None


def test_a_link_of_another_result_is_not_stopped(client, result):
    posted(client, result, filled(client, result))
    link = ShareLink.objects.get()
    other = of_browser(client)
    client.post(f"{other}share/{link.pk}/stop/")
    assert ShareLink.objects.get().revoked_at is None


def test_deleted_meanwhile_it_is_not_found(client, result):
    fields = filled(client, result)
    Assessment.objects.all().delete()
    assert client.post(f"{result}share/", fields).status_code == 404


@pytest.mark.parametrize("path", ["share/sheet.pdf", f"share/{UUID(int=1)}/stop/"])
def test_these_are_only_posted_to(client, result, path):
    assert client.get(f"{result}{path}").status_code == 405


def test_who_has_no_account_is_told_that_finishing_ends_no_link(client, result):
    words = "Then you can no longer stop it"
    assert words in soup(client.get(f"{result}share/")).get_text()
    path = path_of(posted(client, result, filled(client, result)))
    client.post("/finish/")
    assert Client().get(path).status_code == 200
    patient = signed_in()
    own = Walker(patient).walk().path
    assert words not in soup(patient.get(f"{own}share/")).get_text()


# Kinds of result ----------------------------------------------------------------------------------


def test_in_an_emergency_the_call_comes_first(client):
    result = of_browser(client, COLD_LEG)
    for page in (
        soup(client.get(f"{result}share/")),
        posted(client, result, filled(client, result)),
    ):
        first = page.main.find(["a", "h1", "svg"])
        assert first["href"] == "tel:112"
        assert len(page.find_all("h1")) == 1


def test_one_that_was_taken_back_can_be_shown_and_says_so(client):
    walker = Walker(client, COLD_LEG)
    first = walker.walk().path
    client.post(f"{first}mistake/")
    walker.answers["em_leg"] = ["none"]
    walker.walk()
    assert "You took this result back" in soup(client.get(f"{first}share/")).get_text()
    page = soup(Client().get(path_of(posted(client, first, filled(client, first)))))
    assert "The patient took this result back" in page.find(class_="screen").get_text()


# On paper -----------------------------------------------------------------------------------------


def test_the_sheet_with_the_code_is_a_pdf(client):
    result = of_browser(client, LONG)
    made = posted(client, result, filled(client, result))
    form = made.find("form", action=f"{result}share/sheet.pdf")
    fields = {one["name"]: one["value"] for one in form.find_all("input") if one.get("name")}
    response = client.post(f"{result}share/sheet.pdf", fields)
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    pages = [page.extract_text() for page in PdfReader(BytesIO(response.content)).pages]
    assert len(pages) == 2
    assert "Shows this sheet" in pages[0]
    plain = client.get(f"{result}sheet.pdf")
    assert "Shows this" not in PdfReader(BytesIO(plain.content)).pages[0].extract_text()
    sheet = made.find(id="sheet")
    assert sheet.find("svg", class_="qr")
    assert "print-only" in sheet.parent["class"]


def test_a_plain_sheet_has_no_code(client, result):
    page = soup(client.get(result))
    assert page.find(class_="qr") is None
    assert page.find(class_="code") is None


@pytest.mark.parametrize("what", ["stopped", "forged", "never made"])
def test_no_pdf_carries_a_code_that_opens_nothing(client, result, what):
    fields = filled(client, result)
    if what != "never made":
        posted(client, result, fields)
    if what == "stopped":
        client.post(f"{result}share/{ShareLink.objects.get().pk}/stop/")
    if what == "forged":
        fields["ticket"] = "forged"
    response = client.post(f"{result}share/sheet.pdf", fields)
    assert response["Content-Type"].startswith("text/html")
    assert error_of(soup(response))


def test_where_no_pdf_can_be_made_it_says_to_print(client, result, monkeypatch):
    monkeypatch.setattr(pdf, "available", lambda: False)
    fields = filled(client, result)
    assert posted(client, result, fields).find("form", action=f"{result}share/sheet.pdf") is None
    response = client.post(f"{result}share/sheet.pdf", fields)
    assert response.status_code == 503
    assert "print" in soup(response).main.get_text()


def test_it_is_kept_in_the_files_of_own_data(client):
    patient = signed_in()
    result = Walker(patient).walk().path
    Client().get(path_of(posted(patient, result, filled(patient, result))))
    data = b"".join(patient.get("/account/data.json").streaming_content).decode()
    assert '"shown_by_link":[{"made_at":"' in data
    assert '"times_opened":1,' in data
    assert '"what":"page"' in data


def test_of_very_many_looks_the_file_holds_the_latest_and_their_number(monkeypatch):
    monkeypatch.setattr("assessments.exchange.data_export.MOST_VIEWS", 2)
    patient = signed_in()
    link = linked(recent(holder=Holder(account=User.objects.get().pk)))
    for days in range(4):
        ShareView.objects.create(link=link, at=link.created_at + days * DAY, what="page")
    data = json.loads(b"".join(patient.get("/account/data.json").streaming_content))
    (shown,) = data["assessments"][0]["shown_by_link"]
    assert shown["times_opened"] == 4
    assert [one["at"] for one in shown["opened"]] == [
        utc(link.created_at + days * DAY) for days in (3, 2)
    ]


def test_the_list_asks_as_often_for_many_links_as_for_one(client, result):
    def asked():
        return len(queries(lambda: client.get(f"{result}share/")))

    posted(client, result, filled(client, result))
    with_one = asked()
    for _ in range(3):
        Client().get(path_of(posted(client, result, filled(client, result))))
    assert asked() == with_one
