"""Asking for a reminder on the page of results, and stopping it from the mail."""

import re
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from assessments import services
from assessments.models import Reminder, User
from tests.signing_in import signed_in
from tests.walker import Walker

pytestmark = pytest.mark.django_db

# Masked anew in each answer.
TOKEN = re.compile(rb"value=\"[A-Za-z0-9]{64}\"")


@pytest.fixture
def patient():
    return signed_in()


@pytest.fixture
def reminder():
    user, _ = User.objects.get_or_create(email="patient@example.org")
    return services.set_reminder(owner=user, weeks=4)


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def stop_address(reminder_id):
    return f"/reminders/{reminder_id}/stop/"


def test_a_reminder_is_asked_for_changed_and_taken_back(patient):
    form = soup(patient.get("/results/")).find("form", action="/reminders/")
    offered = [field["value"] for field in form.find_all("input", type="radio")]
    assert offered == ["2", "4", "8"]
    saved = patient.post("/reminders/", {"weeks": "4"}, follow=True)
    assert saved.redirect_chain == [("/results/", 302)]
    assert "We will mail you about" in saved.content.decode()
    chosen = soup(patient.get("/reminders/")).find("input", checked=True)
    assert chosen["value"] == "4"
    patient.post("/reminders/", {"weeks": "8"})
    assert Reminder.objects.get().weeks == 8
    gone = patient.post("/reminders/none/", follow=True)
    assert "You will get no reminder" in gone.content.decode()
    assert not Reminder.objects.exists()


def test_after_the_mail_another_can_be_asked_for(patient, reminder):
    Reminder.objects.update(sent_at=reminder.due_at)
    assert soup(patient.get("/results/")).find("input", attrs={"name": "weeks"})


@pytest.mark.parametrize("weeks", ["", "3", "two", "-2", "9" * 400, "2\0"])
def test_bad_weeks_are_answered(patient, weeks):
    page = soup(patient.post("/reminders/", {"weeks": weeks}))
    assert "Choose 2, 4 or 8 weeks" in page.find(attrs={"data-error-summary": True}).text
    assert page.find("a", href="/results/")
    assert not Reminder.objects.exists()


def test_an_earlier_wish_stays_when_the_new_one_is_bad(patient, reminder):
    patient.post("/reminders/", {"weeks": "3"})
    assert Reminder.objects.get().weeks == 4


@pytest.mark.parametrize("visitor", ["nobody", "who did a check"])
def test_without_an_account_the_way_to_sign_in_is_shown(client, visitor):
    if visitor != "nobody":
        Walker(client).walk()
    page = soup(client.get("/results/"))
    assert not page.find("input", attrs={"name": "weeks"})
    assert page.find("a", href="/sign-in/?next=/results/")
    asked = client.post("/reminders/", {"weeks": "2"})
    assert asked.url == "/sign-in/?next=%2Fresults%2F"
    assert client.get("/reminders/").url == "/sign-in/?next=%2Fresults%2F"
    client.post("/reminders/none/")
    assert not Reminder.objects.exists()


def test_a_reminder_is_the_accounts_own(patient, reminder):
    other = signed_in("other@example.org")
    assert "We will mail you about" not in other.get("/results/").content.decode()
    other.post("/reminders/none/")
    assert Reminder.objects.get() == reminder


def test_looking_at_the_link_of_the_mail_stops_nothing(reminder):
    for method in ("get", "head"):
        assert getattr(Client(), method)(stop_address(reminder.pk)).status_code == 200
    assert Reminder.objects.exists()


def test_one_click_stops_it_without_cookie_or_token(reminder):
    mail_program = Client(enforce_csrf_checks=True)
    fields = {"List-Unsubscribe": "One-Click"}
    answer = mail_program.post(stop_address(reminder.pk), fields)
    assert answer.status_code == 200
    assert "You will get no more reminders" in answer.content.decode()
    assert set(answer.cookies) <= {settings.CSRF_COOKIE_NAME}, "that of the choice of languages"
    assert not Session.objects.exists()
    assert not Reminder.objects.exists()


def test_the_button_stops_it(reminder):
    browser = Client(enforce_csrf_checks=True)
    form = soup(browser.get(stop_address(reminder.pk))).main.form
    assert form["method"] == "post"
    browser.post(stop_address(reminder.pk))
    assert not Reminder.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_whether_there_was_such_a_reminder_is_not_told(reminder, method):
    answers = set()
    for address in [reminder.pk, reminder.pk, uuid4()]:
        answer = getattr(Client(), method)(stop_address(address))
        page = answer.content.replace(str(address).encode(), b"its address")
        answers.add((answer.status_code, TOKEN.sub(b"", page)))
    assert len(answers) == 1


def test_a_shared_device_left_idle_sets_none(settings):
    client = signed_in(client=Client())
    Walker(client, shared_device="on").walk()
    settings.SHARED_DEVICE_IDLE_MINUTES = -1
    assert client.post("/reminders/", {"weeks": "2"}).url.startswith("/sign-in/")
    assert not Reminder.objects.exists()
