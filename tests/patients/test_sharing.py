"""Making a link that shows a result, finding it again, and stopping it."""

import json
import re
from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from assessments.exchange import pdf
from assessments.exchange.answer_cells import utc
from assessments.exchange.qr_code import code_of
from assessments.models import Assessment, Holder, ShareLink, ShareView, User
from assessments.patients import share_ticket
from assessments.patients.sent import moment
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
    """The page that a form leads to."""
    return soup(client.post(f"{result}share/", fields, follow=True))


def address_in(page):
    return page.find(class_="to-copy").get_text()


def path_of(page):
    return re.sub("^https?://[^/]*", "", address_in(page))


def error_of(page):
    return page.find(attrs={"data-error-summary": True}).get_text(" ", strip=True)


@pytest.mark.parametrize(("hours", "days"), [("24", 1), ("168", 7), ("720", 30)])
def test_a_link_is_made_for_as_long_as_was_chosen(client, result, hours, days, settings):
    settings.ANONYMOUS_RESULT_DAYS = 31
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
    clinician.get(f"{path}fhir.json")
    listed = soup(client.get(f"{result}share/")).find(id="links")
    text = listed.get_text(" ", strip=True)
    assert "Opened 2 times." in text
    assert "looked at" in text
    assert "saved for a health record" in text
    link = ShareLink.objects.get()
    for when in (link.created_at, link.expires_at, link.views.earliest("at").at):
        assert moment(when) in text
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
    response = client.post(f"{result}share/", fields)
    assert response.status_code == 302
    assert token not in response["Location"]
    assert token in client.get(response["Location"]).content.decode()
    for path in (result, f"{result}share/", "/results/"):
        assert token not in client.get(path).content.decode()
    assert token not in str(dict(client.session))


# Limits -------------------------------------------------------------------------------------------


def test_there_are_only_so_many_links(client, result):
    for number in range(MOST_LIVE):
        linked(Assessment.objects.get(), f"token {number}")
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
        for path in ("share/", f"share/{link.pk}/stop/"):
            assert who.post(f"{result}{path}", fields).status_code == 404
        for path in ("share/made/", "share/sheet.pdf"):
            assert who.get(f"{result}{path}", fields).status_code == 404
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


def test_it_is_stopped_by_a_post_alone(client, result):
    assert client.get(f"{result}share/{UUID(int=1)}/stop/").status_code == 405


def of_account():
    """A patient who is signed in, and the path of a result of theirs."""
    patient = signed_in()
    own = recent(holder=Holder(account=User.objects.get().pk))
    return patient, reverse("patients:result", args=[own.pk])


FOR_GOOD = "Then you can no longer stop it"
KEPT = "Without an account, we keep this result until"


def test_who_has_no_account_is_told_how_long_a_link_can_be_stopped(client, result):
    for page in (
        soup(client.get(f"{result}share/")),
        posted(client, result, filled(client, result)),
    ):
        assert "as long as this browser keeps your result" in page.get_text()
        assert "at any time" not in page.get_text()
    assert FOR_GOOD in soup(client.get(f"{result}share/")).get_text()
    path = path_of(posted(client, result, filled(client, result)))
    client.post("/finish/")
    assert Client().get(path).status_code == 200


def test_with_an_account_it_can_be_stopped_at_any_time_and_lasts_as_long_as_chosen():
    patient, own = of_account()
    text = soup(patient.get(f"{own}share/")).get_text()
    assert "You can stop it at any time" in text
    assert FOR_GOOD not in text
    assert KEPT not in text
    posted(patient, own, filled(patient, own, "720"))
    link = ShareLink.objects.get()
    assert (link.expires_at - link.created_at).days == 30


def test_without_one_the_form_says_when_a_link_ends_at_the_latest_and_the_page_when_it_does(
    client, result, settings
):
    assert KEPT in soup(client.get(f"{result}share/")).get_text()
    page = posted(client, result, filled(client, result, "720"))
    end = Assessment.objects.get().submitted_at + timedelta(days=settings.ANONYMOUS_RESULT_DAYS)
    assert f"It works until {moment(end)}" in page.get_text()
    assert ShareLink.objects.get().expires_at == end


def test_one_that_may_be_deleted_at_any_moment_gets_no_link(client, result, settings):
    fields = filled(client, result)
    settings.ANONYMOUS_RESULT_DAYS = 0
    assert "too old" in error_of(posted(client, result, fields))
    assert not ShareLink.objects.exists()


def test_on_a_shared_device_a_link_works_for_a_day_and_the_half_hour_is_named(client):
    walker = Walker(client, shared_device="on")
    result = walker.walk().path
    page = soup(client.get(f"{result}share/"))
    assert [one["value"] for one in page.find_all("input", attrs={"name": "hours"})] == ["24"]
    assert "after 30 minutes without use" in page.get_text()
    fields = filled(client, result)
    assert error_of(posted(client, result, fields | {"hours": "168"}))
    assert posted(client, result, fields).h1.get_text() == MADE


def finish_form(client):
    form = soup(client.get("/results/")).find("form", action="/finish/")
    return form.get_text(" ", strip=True)


def test_who_finishes_is_told_of_links_that_go_on(client, result):
    assert "still work" not in finish_form(client)
    links = [linked(Assessment.objects.get(), token) for token in ("one", "two")]
    assert "2 links to your results still work. Stop them first" in finish_form(client)
    client.post(f"{result}share/{links[0].pk}/stop/")
    assert "1 link to your results still works." in finish_form(client)
    Walker(client, age_years=17).walk()
    stopped = soup(client.get("/check/stopped/"))
    assert "1 link to your results still works." in stopped.get_text()


def test_with_an_account_they_can_be_stopped_later():
    patient, _ = of_account()
    linked(Assessment.objects.get())
    assert "still work" not in finish_form(patient)


# The page with the code is looked at --------------------------------------------------------------


def test_what_is_sent_leads_to_a_page_that_can_be_looked_at_again(client, result):
    response = client.post(f"{result}share/", filled(client, result))
    first, again = (soup(client.get(response["Location"])) for _ in range(2))
    assert address_in(first) == address_in(again)
    assert ShareLink.objects.count() == 1
    assert "no-store" in client.get(response["Location"])["Cache-Control"]


@pytest.mark.parametrize("way", ["made/", "sheet.pdf"])
@pytest.mark.parametrize("what", ["nothing asked", "stopped", "forged", "never made", "old"])
def test_no_code_is_shown_that_opens_nothing_or_is_old(client, result, way, what, monkeypatch):
    fields = filled(client, result)
    if what != "never made":
        posted(client, result, fields)
    if what == "stopped":
        client.post(f"{result}share/{ShareLink.objects.get().pk}/stop/")
    if what == "forged":
        fields["ticket"] = "forged"
    if what == "old":
        monkeypatch.setattr(share_ticket, "GOOD_FOR", -1)
    asked = {} if what == "nothing asked" else fields
    response = client.get(f"{result}share/{way}", asked, follow=True)
    assert response.redirect_chain == [(f"{result}share/", 302)]
    assert "We no longer show that code." in response.content.decode()
    assert ShareLink.objects.count() == (what != "never made")


def test_the_ticket_alone_shows_nothing_to_others(client, result):
    location = client.post(f"{result}share/", filled(client, result))["Location"]
    assert Client().get(location).status_code == 404


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


def test_where_a_visit_is_asked_for_the_result_leads_here_twice(client):
    self_care = Walker(client).walk()
    assert self_care.urgency == "self_care"
    of_urgency = {of_browser(client): 2, of_browser(client, COLD_LEG): 1, self_care.path: 1}
    for path, times in of_urgency.items():
        page = soup(client.get(path))
        assert len(page.find_all("a", href=f"{path}share/")) == times
        keep = page.find(class_="keep")
        assert keep.find("a")["href"] == f"{path}share/"
        assert "button" in keep.find("a")["class"]
        files = [a["href"] for a in keep.find_all("a") if a["href"].endswith((".pdf", ".json"))]
        assert files == [f"{path}sheet.pdf", f"{path}fhir.json"]


def test_who_deletes_is_told_that_links_end():
    patient, result = of_account()
    for path in (f"{result}delete/", "/account/delete/"):
        text = soup(patient.get(path)).main.get_text(" ", strip=True)
        assert "Links you made stop working" in text
        assert "codes you printed" in text


def test_the_address_reads_from_left_to_right_in_every_language(client, result):
    assert posted(client, result, filled(client, result)).find(class_="to-copy")["dir"] == "ltr"


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
    response = client.get(made.find("a", href=re.compile("/share/sheet.pdf"))["href"])
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    pages = [page.extract_text().split() for page in PdfReader(BytesIO(response.content)).pages]
    assert len(pages) == 2
    assert "Shows this sheet" in " ".join(pages[0])
    sheet = made.find(id="sheet")
    assert sheet.find("svg", class_="qr")
    assert "print-only" in sheet.parent["class"]


def test_a_plain_sheet_has_no_code(client, result):
    page = soup(client.get(result))
    assert page.find(class_="qr") is None
    assert page.find(class_="code") is None


def test_where_no_pdf_can_be_made_it_says_to_print(client, result, monkeypatch):
    monkeypatch.setattr(pdf, "available", lambda: False)
    fields = filled(client, result)
    assert posted(client, result, fields).find("a", href=re.compile("sheet.pdf")) is None
    response = client.get(f"{result}share/sheet.pdf", fields)
    assert response.status_code == 503
    assert "print" in soup(response).main.get_text()


def test_it_is_kept_in_the_files_of_own_data(client):
    patient, result = of_account()
    Client().get(path_of(posted(patient, result, filled(patient, result))))
    data = b"".join(patient.get("/account/data.json").streaming_content).decode()
    assert '"shown_by_link":[{"made_at":"' in data
    assert '"times_opened":1,' in data
    assert '"what":"page"' in data


def test_of_very_many_looks_the_file_holds_the_latest_and_their_number(monkeypatch):
    monkeypatch.setattr("assessments.exchange.data_export.MOST_VIEWS", 2)
    patient, _ = of_account()
    link = linked(Assessment.objects.get())
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
