"""What a patient can look at and take away: all of it, of nobody else."""

import json
from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from assessments.exchange.durations import in_words
from assessments.models import Assessment, Case, Reminder, User
from assessments.models.review import Decision
from assessments.triage.answers import QUESTIONS
from tests.cases import PRIVATE, answered
from tests.histories import COLD_LEG
from tests.queries import queries
from tests.signing_in import signed_in
from tests.spreadsheets import csv_rows
from tests.walker import Walker

pytestmark = pytest.mark.django_db
EMAIL = "patient@example.org"
FILES = ("/account/data.json", "/account/data.csv")


@pytest.fixture
def own():
    return signed_in(EMAIL)


def download(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


def rows(client):
    return csv_rows(download(client, "/account/data.csv"))


def test_the_page_says_who_and_how_long(own, settings):
    settings.UNUSED_ACCOUNT_DAYS = 3 * 365
    settings.DRAFT_DAYS = 9
    page = BeautifulSoup(own.get("/account/").content, "html.parser")
    text = page.main.get_text(" ", strip=True)
    for said in (EMAIL, "3 years", "9 days", "30 days"):
        assert said in text
    links = {link["href"]: link for link in page.main.find_all("a")}
    assert all(links[path].has_attr("download") for path in FILES)
    assert "/account/delete/" in links
    assert page.find("form", action="/sign-out/")


@pytest.mark.parametrize(
    ("days", "words"), [(1, "1 day"), (30, "30 days"), (365, "1 year"), (400, "400 days")]
)
def test_a_time_is_said_in_words(days, words):
    assert in_words(days) == words


@pytest.mark.parametrize("path", ["/account/", "/account/delete/"])
def test_who_is_not_signed_in_is_asked_to(walker, client, path):
    walker.walk()
    for browser in (client, Client()):
        response = browser.get(path)
        assert response.status_code == 302
        assert response["Location"] == "/sign-in/?next=%2Faccount%2F"


def test_signing_in_leads_on_to_the_page(client):
    page = BeautifulSoup(client.get("/account/", follow=True).content, "html.parser")
    assert page.find("input", {"name": "next"})["value"] == "/account/"


def test_everything_is_in_the_json(own):
    walker = Walker(own, note="=1+1 हिन्दी", for_other="on")
    walker.walk()
    walker.walk(until="/check/feeling/")
    user = User.objects.get(email=EMAIL)
    Reminder.objects.create(owner=user, weeks=4, due_at=timezone.now())
    data = json.loads(download(own, "/account/data.json"))
    assert data["account"]["email"] == EMAIL
    assert data["reminder"]["weeks"] == 4
    assert data["drafts"][0]["answers"]["duration"] == "over_3m"
    (shown,) = data["assessments"]
    stored = Assessment.objects.get()
    assert shown["reference"] == stored.spoken_reference
    assert shown["urgency"] == "self_care"
    assert shown["ruleset"] == stored.ruleset
    assert {name: shown[name] for name in stored.content} == stored.content
    assert shown["remarks"]["note"] == "=1+1 हिन्दी"
    assert datetime.fromisoformat(shown["submitted_at"]) == stored.submitted_at
    for time in (shown["submitted_at"], data["account"]["joined"], data["reminder"]["due_at"]):
        assert datetime.fromisoformat(time).utcoffset() == timedelta(0)


def test_nothing_stored_is_left_out_of_the_json(own):
    """A column added later must be exported, or named here with a reason."""
    Walker(own).walk()
    (shown,) = json.loads(download(own, "/account/data.json"))["assessments"]
    columns = {field.name for field in Assessment._meta.concrete_fields}
    assert columns - set(shown) == {"visitor", "owner", "content"}


def test_what_was_sent_to_the_clinic_is_in_the_json(own):
    own.post(f"{Walker(own).walk().path}send/", {"reach": "030 123456"})
    answered(Case.objects.get(), "", Decision.NOT_REACHED)
    answered(Case.objects.get(), "Please come.")
    text = download(own, "/account/data.json")
    (shown,) = json.loads(text)["assessments"]
    sent, case = shown["sent_to_clinic"], Case.objects.get()
    assert datetime.fromisoformat(sent["sent_at"]) == case.sent_at
    assert datetime.fromisoformat(sent["to_be_read_by"]) == case.due_at
    assert sent["contact"] == {"name": "", "born": "", "reach": "030 123456"}
    assert sent["state"] == "done"
    assert [(one["message"], one["read_at"]) for one in sent["messages"]] == [
        ("Please come.", None)
    ]
    assert PRIVATE not in text
    assert "nurse@" not in text


def test_what_was_not_sent_says_so(own):
    Walker(own).walk()
    (shown,) = json.loads(download(own, "/account/data.json"))["assessments"]
    assert shown["sent_to_clinic"] is None


def test_the_page_says_what_the_clinic_keeps(own, settings):
    settings.CASE_DAYS = 5 * 365
    said = "they keep it for 5 years"
    assert said in own.get("/account/").content.decode()
    settings.CLINIC_NAME = ""
    assert said not in own.get("/account/").content.decode()
    settings.CLINIC_NAME = "the Sample Clinic"
    own.post(f"{Walker(own).walk().path}send/", {})
    settings.CLINIC_NAME = ""
    assert said in own.get("/account/").content.decode()


def test_the_table_has_a_row_for_each_result_and_a_column_for_each_question(own):
    Walker(own, {"site": ["calf", "knee"], "medicines": ["statin"]}, note="=SUM(A1)").walk()
    Walker(own, COLD_LEG).walk()
    urgent, first = rows(own)
    assert [*QUESTIONS] == list(first)[5:-1]
    assert (urgent["urgency"], first["urgency"]) == ("emergency", "self_care")
    assert first["site"] == "knee; calf"
    assert first["age_years"] == "45"
    assert first["note"] == "'=SUM(A1)"
    assert first["abi_left"] == ""
    assert datetime.fromisoformat(first["date"]).utcoffset() == timedelta(0)


@pytest.mark.parametrize("path", FILES)
def test_a_file_is_saved_and_never_kept_on_the_way(own, path):
    response = own.get(path)
    ending = path.rsplit(".")[-1]
    assert response["Content-Disposition"].startswith('attachment; filename="leg-check-')
    assert response["Content-Disposition"].endswith(f'.{ending}"')
    assert "no-store" in response["Cache-Control"]
    assert ending in response["Content-Type"]


def test_nobody_elses_results_are_in_it(own):
    Walker(Client(), note="another").walk()
    Walker(signed_in("other@example.org"), note="another").walk()
    assert json.loads(download(own, FILES[0]))["assessments"] == []
    assert "another" not in download(own, FILES[1])


def test_a_browser_without_an_account_has_its_own(walker, client):
    walker.walk()
    data = json.loads(download(client, FILES[0]))
    assert (data["account"], data["reminder"]) == (None, None)
    assert len(data["assessments"]) == 1
    assert len(rows(client)) == 1
    page = BeautifulSoup(client.get("/results/").content, "html.parser")
    assert {link["href"] for link in page.main.find_all("a", download=True)} == set(FILES)


@pytest.mark.parametrize("path", FILES)
def test_a_browser_that_holds_nothing_is_asked_to_sign_in(client, path):
    assert client.get(path)["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(("path", "most"), [(FILES[0], 8), (FILES[1], 3)])
def test_ten_results_ask_no_more_of_the_database_than_one(own, path, most):
    own.post(f"{Walker(own).walk().path}send/", {})

    def asked():
        """Of the records, and not of the limit, which a shared cache keeps."""
        return [sql for sql in queries(lambda: download(own, path)) if '"cache"' not in sql]

    one = asked()
    for _ in range(2):
        own.post(f"{Walker(own, {'em_leg': ['cold']}).walk().path}send/", {})
    assert len(asked()) == len(one) <= most


@pytest.mark.parametrize("path", ["/account/", *FILES])
def test_looking_changes_nothing(own, path):
    assert own.post(path).status_code == 405
