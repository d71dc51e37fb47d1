"""Sending a result to the clinic: said in full before, done once, seen afterwards."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from assessments.models import Assessment, Case, Holder, Review, User
from assessments.models.append_only import AppendOnlyQuerySet
from assessments.models.review import Decision
from assessments.patients.contact_form import ContactForm
from assessments.patients.listing import STATES
from tests.answering import PRIVATE, answered
from tests.cases import sent_case
from tests.histories import checked
from tests.reading_level import grade
from tests.signing_in import signed_in
from tests.walker import Walker

from .test_queries import queries

pytestmark = pytest.mark.django_db
CONTACT = {
    "name": "  Ada   Sample ",
    "born_day": "03",
    "born_month": "Mar",
    "born_year": "1962",
    "reach": "+49 (0)30 123-456",
}
ALWAYS = {day: ((time(0), time(23, 59)),) for day in range(7)}
FIELDS = ContactForm(without_reach="").fields.values()
EMERGENCY = {"em_leg": ["cold"]}


def main_of(response):
    return BeautifulSoup(response.content, "html.parser").main


def text_of(response):
    return main_of(response).get_text(" ", strip=True)


@pytest.fixture(autouse=True)
def no_earlier_tries():
    cache.clear()


@pytest.fixture
def result(walker):
    return walker.walk().path


def test_the_page_says_what_sending_means(walker, client, settings):
    settings.CLINIC_HOURS = ALWAYS
    settings.CASE_DAYS = 3 * 365
    walker.answers |= {"em_leg": ["walk_drop"], "note": "Worse on stairs."}
    result = walker.walk().path
    main = main_of(client.get(f"{result}send/"))
    assert main["data-urgency"] == "same_day"
    text = main.get_text(" ", strip=True)
    for said in ("the Sample Clinic", "your note", "3 years", "not for emergencies", "press"):
        assert said in text
    assert main.h1.text.strip() == "Get advice today"
    assert "Do not wait for the clinic" in main.find(class_="verdict").text
    assert "The clinic is closed now" not in text
    assert not Case.objects.exists()


def test_it_says_the_day_and_the_time_in_the_hosts_zone(walker, client, settings, monkeypatch):
    settings.TIME_ZONE = "Europe/Berlin"
    settings.CLINIC_HOURS = {0: ((time(8), time(18)),)}
    # A Saturday: the clinic opens on Monday at eight.
    saturday = datetime(2026, 11, 28, 12, tzinfo=UTC)
    result = walker.walk(None).path
    monkeypatch.setattr("assessments.patients.sending.timezone.now", lambda: saturday)
    settings.READ_WITHIN_HOURS = {**settings.READ_WITHIN_HOURS, "self_care": 2}
    text = text_of(client.get(f"{result}send/"))
    assert "The clinic is closed now." in text
    assert "Monday, Nov. 30, 2026, 10 a.m. CET" in text


def test_it_is_sent_and_the_state_is_shown(result, client):
    sent = client.post(f"{result}send/", CONTACT)
    assert sent["Location"] == f"{result}#clinic"
    case = Case.objects.get()
    assert case.contact == {
        "name": "Ada Sample",
        "born": "1962-03-03",
        "reach": "+49 (0)30 123-456",
    }
    shown = main_of(client.get(result)).find(id="clinic").get_text(" ", strip=True)
    for said in ("You sent this on", "No one at the clinic", "should be read by", "123-456"):
        assert said in shown
    assert "Ada Sample" not in shown


def test_all_of_it_may_be_left_out(result, client):
    assert client.post(f"{result}send/", {}).status_code == 302
    assert set(Case.objects.get().contact.values()) == {""}
    assert "You left no way to reach you" in text_of(client.get(result))


def test_a_second_click_changes_nothing(result, client):
    for contact in (CONTACT, {"name": "Another"}):
        assert client.post(f"{result}send/", contact)["Location"] == f"{result}#clinic"
    assert Case.objects.get().contact["name"] == "Ada Sample"
    main = main_of(client.get(f"{result}send/"))
    assert "You have sent this result" in main.text
    assert main.find(id="clinic")
    assert main.form is None


@pytest.mark.parametrize(
    ("typed", "name", "said"),
    [
        ({"name": "x" * 101}, "name", "too long"),
        ({"reach": "x" * 101}, "reach", "too long"),
        ({"reach": "5" * 101}, "reach", "too long"),
        ({"reach": "ask my daughter"}, "reach", "one phone number or one email"),
        ({"reach": "1234"}, "reach", "one phone number or one email"),
        ({"reach": "1" * 21}, "reach", "one phone number or one email"),
        ({"reach": "ada@"}, "reach", "one phone number or one email"),
        ({"reach": "ada@example.org, 0301234567"}, "reach", "one phone number or one email"),
        ({"born_day": "1"}, "born_day", "leave all three empty"),
        ({"born_month": "1", "born_year": "1962"}, "born_day", "leave all three empty"),
        ({"born_day": "30", "born_month": "2", "born_year": "1962"}, "born_day", "no such date"),
        ({"born_day": "1", "born_month": "13", "born_year": "1962"}, "born_day", "no such date"),
        ({"born_day": "x", "born_month": "y", "born_year": "z"}, "born_day", "no such date"),
        ({"born_day": "-1", "born_month": "1", "born_year": "1962"}, "born_day", "no such date"),
        ({"born_day": "1", "born_month": "1", "born_year": "1_62"}, "born_day", "no such date"),
        ({"born_day": "1", "born_month": "1", "born_year": "0000"}, "born_day", "no such date"),
        ({"born_day": "1", "born_month": "1", "born_year": "9" * 5000}, "born_day", "no such date"),
        ({"born_day": "²", "born_month": "1", "born_year": "1962"}, "born_day", "no such date"),
        ({"born_day": "1", "born_month": "1", "born_year": "62"}, "born_day", "four digits"),
        ({"born_day": "1", "born_month": "1", "born_year": "2999"}, "born_day", "still to come"),
        ({"born_day": "1", "born_month": "1", "born_year": "1850"}, "born_day", "130 years"),
    ],
)
def test_what_cannot_be_right_is_said_and_nothing_typed_is_lost(result, client, typed, name, said):
    response = client.post(f"{result}send/", typed)
    page = BeautifulSoup(response.content, "html.parser")
    summary = page.find(attrs={"data-error-summary": True})
    assert said in summary.text
    assert page.find(id=summary.a["href"][1:])["name"] == name
    assert page.title.text.startswith("Error:")
    for key, value in typed.items():
        assert page.find("input", {"name": key})["value"] == value
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("typed", "key", "kept"),
    [
        ({"reach": " Ada@example.org "}, "reach", "Ada@example.org"),
        ({"reach": "030/12 34 56 ext. 7"}, "reach", "030/12 34 56 ext. 7"),
        ({"reach": "٠٣٠١٢٣٤٥"}, "reach", "٠٣٠١٢٣٤٥"),
        ({"name": "Ada\nSample\x00"}, "name", "Ada Sample"),
        ({"name": "अदा"}, "name", "अदा"),
        ({"name": "x" * 100}, "name", "x" * 100),
        ({"born_day": "٣", "born_month": "٣", "born_year": "١٩٦٢"}, "born", "1962-03-03"),
        (
            {"born_day": " 29 ", "born_month": "february", "born_year": "2000"},
            "born",
            "2000-02-29",
        ),
    ],
)
def test_what_may_be_right_is_taken(result, client, typed, key, kept):
    assert client.post(f"{result}send/", typed).status_code == 302
    assert Case.objects.get().contact[key] == kept


@pytest.mark.parametrize(
    ("years", "days", "status"),
    [(0, -1, 200), (0, 0, 302), (129, 0, 302), (130, 0, 302), (130, 1, 200)],
)
def test_the_limits_of_a_date_of_birth(result, client, monkeypatch, years, days, status):
    today = date(2026, 11, 26)
    clock = SimpleNamespace(localdate=lambda: today)
    monkeypatch.setattr("assessments.patients.date_of_birth.timezone", clock)
    born = today.replace(year=today.year - years) - timedelta(days=days)
    typed = {"born_day": born.day, "born_month": born.month, "born_year": born.year}
    assert client.post(f"{result}send/", typed).status_code == status


def test_an_emergency_has_the_call_first(walker, client):
    walker.answers |= EMERGENCY
    result = walker.walk().path
    main = main_of(client.get(f"{result}send/"))
    assert main.a["href"] == "tel:112"
    assert "sees this in time" in main.find(class_="verdict").text
    shown = main_of(client.get(result)).get_text(" ", strip=True)
    assert shown.index("Call 112") < shown.index("Why we say this") < shown.index("Send this to")
    client.post(f"{result}send/", {})
    for path in (result, f"{result}send/"):
        main = main_of(client.get(path))
        assert main.a["href"] == "tel:112"
        assert "Do not wait for the clinic" in main.find(id="clinic").text


def test_without_a_clinic_nothing_is_offered(walker, client, settings):
    settings.CLINIC_NAME = ""
    assert walker.walk(until="/check/answers/").main.find("input", {"name": "send"}) is None
    result = walker.walk().path
    for method in (client.get, client.post):
        assert method(f"{result}send/").status_code == 404
    for path in (result, "/results/"):
        assert "send/" not in client.get(path).content.decode()
    assert not Case.objects.exists()


def test_what_was_sent_is_shown_when_the_clinic_is_gone(result, client, settings):
    client.post(f"{result}send/", {})
    settings.CLINIC_NAME = ""
    assert "No one at the clinic" in text_of(client.get(result))


def test_one_that_was_taken_back_cannot_be_sent(walker, client):
    walker.answers |= EMERGENCY
    result = walker.walk().path
    client.post(f"{result}mistake/")
    walker.answers["em_leg"] = ["none"]
    walker.walk()
    assert client.get(f"{result}send/")["Location"] == result
    assert client.post(f"{result}send/", {}).status_code == 302
    assert not Case.objects.exists()
    links = [link["href"] for link in main_of(client.get("/results/")).find_all("a")]
    assert f"{result}send/" not in links
    assert main_of(client.get(result)).find(id="clinic") is None


def test_one_that_is_too_old_leads_to_a_new_check(client):
    user = User.objects.create_user("patient@example.org")
    old = checked(holder=Holder(account=user.pk))
    old.save()
    result = f"/results/{old.pk}/"
    patient = signed_in(client=client)
    section = main_of(patient.get(result)).find(id="clinic").get_text(" ", strip=True)
    assert "too old to send" in section
    assert "Do the check again" in section
    assert grade(section) <= 6
    assert patient.get(f"{result}send/")["Location"] == result
    assert patient.post(f"{result}send/", {})["Location"] == f"{result}#clinic"
    assert not Case.objects.exists()


def test_a_limit_that_cannot_be_looked_up_stops_nobody(result, client, monkeypatch, caplog):
    def gone(*_, **__):
        raise ConnectionError("redis://secret")

    monkeypatch.setattr("assessments.patients.sending.ratelimit.consume", gone)
    client.post(f"{result}send/", {})
    assert Case.objects.exists()
    assert "ConnectionError" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize("method", ["get", "post"])
def test_someone_elses_and_an_ended_session_are_not_there(walker, client, method):
    result = walker.walk().path
    client.session.flush()
    for browser in (Client(), signed_in(), client):
        assert getattr(browser, method)(f"{result}send/").status_code == 404
    assert not Case.objects.exists()


def test_one_that_is_deleted_meanwhile_is_not_there(result, client, monkeypatch):
    def gone(**_):
        raise Assessment.DoesNotExist

    monkeypatch.setattr("assessments.services.send", gone)
    assert client.post(f"{result}send/", CONTACT).status_code == 404


def test_when_it_fails_it_says_so_and_keeps_what_was_typed(result, client, monkeypatch, caplog):
    def refuse(*_, **__):
        raise OperationalError(CONTACT["reach"])

    with monkeypatch.context() as broken:
        broken.setattr(Case, "save", refuse)
        response = client.post(f"{result}send/", CONTACT)
    assert response.status_code == 503
    main = main_of(response)
    assert "Nothing was sent" in main.text
    for name, value in CONTACT.items():
        assert main.find("input", {"name": name})["value"] == value
    assert CONTACT["reach"] not in caplog.text
    assert client.post(f"{result}send/", CONTACT).status_code == 302


def test_what_is_sent_too_often_waits(result, client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"send_to_clinic": "1/h/ip"}
    later = Walker(client).walk().path
    client.post(f"{result}send/", {})
    response = client.post(f"{later}send/", CONTACT)
    assert response.status_code == 429
    main = main_of(response)
    assert "call the clinic" in main.text
    assert main.find("input", {"name": "reach"})["value"] == CONTACT["reach"]
    assert Case.objects.count() == 1


def test_the_tick_on_the_check_leads_to_the_page(walker, client):
    stop = walker.walk(until="/check/answers/")
    form = stop.main.find("form", attrs={"data-check": True})
    tick = form.find("input", {"name": "send"})
    assert not tick.has_attr("checked")
    asked = walker.post(form, stop.path, send="on")
    assert asked.path == f"/results/{Assessment.objects.get().pk}/send/"
    assert asked.urgency == "self_care"
    assert not Case.objects.exists()


def test_the_tick_stays_when_the_check_cannot_be_stored(walker, monkeypatch):
    stop = walker.walk(until="/check/answers/")
    form = stop.main.find("form", attrs={"data-check": True})

    def refuse(*_, **__):
        raise OperationalError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(Assessment, "save", refuse)
        again = walker.post(form, stop.path, send="on")
    assert again.status == 503
    retry = again.main.find("form", attrs={"data-check": True})
    assert walker.post(retry, stop.path).path.endswith("/send/")


@pytest.mark.parametrize("decision", [None, Decision.NOT_REACHED, Decision.CALLED])
def test_the_state_is_said_in_plain_words(result, client, decision):
    client.post(f"{result}send/", {})
    case = Case.objects.get()
    if decision:
        answered(case, decision=decision)
        case.refresh_from_db()
    for path in (result, "/results/"):
        assert str(STATES[case.state]) in text_of(client.get(path))
    called = f"this reference: {case.assessment.spoken_reference}" in text_of(client.get(result))
    assert called is (decision is Decision.NOT_REACHED)


def test_what_is_overdue_is_not_to_be_waited_for(result, client):
    client.post(f"{result}send/", {})
    long_ago = timezone.now() - timedelta(days=9)
    Case.objects.update(sent_at=long_ago, due_at=long_ago)
    assert "It should have been read by" in text_of(client.get(result))


def test_a_message_is_new_until_it_was_seen(result, client):
    client.post(f"{result}send/", {})
    answered(Case.objects.get(), "Please come on <Monday>.\nBring this.")
    new = "New message from the clinic"
    assert new in text_of(client.get("/results/"))
    client.head(result)
    assert Review.objects.get().read_at is None
    shown = client.get(result)
    assert new in text_of(shown)
    assert "Please come on &lt;Monday&gt;.<br>Bring this." in shown.content.decode()
    assert PRIVATE not in shown.content.decode()
    assert "nurse@" not in shown.content.decode()
    seen = Review.objects.get().read_at
    assert seen is not None
    for path in (result, "/results/", f"{result}send/"):
        response = client.get(path)
        assert new not in text_of(response)
        assert PRIVATE not in response.content.decode()
    assert Review.objects.get().read_at == seen


def test_a_message_is_shown_when_it_cannot_be_marked(result, client, monkeypatch):
    client.post(f"{result}send/", {})
    answered(Case.objects.get(), "Please come on Monday.")

    def refuse(*_, **__):
        raise OperationalError("read only")

    monkeypatch.setattr(AppendOnlyQuerySet, "update", refuse)
    assert "Please come on Monday." in text_of(client.get(result))


def test_what_is_looked_at_again_writes_nothing(result, client):
    client.post(f"{result}send/", {})
    answered(Case.objects.get(), "Please come on Monday.")
    client.get(result)
    asked = queries(lambda: client.get(result))
    assert not [sql for sql in asked if not sql.startswith("SELECT")]


def test_the_list_asks_the_same_however_many_were_sent(client):
    browser = signed_in(client=client)
    holder = Holder(account=User.objects.get().pk)
    few = many = None
    for count in (1, 9):
        for _ in range(count):
            answered(sent_case(holder=holder), "Please come.")
        checked(holder=holder).save()
        few, many = many, len(queries(lambda: browser.get("/results/")))
    assert few == many


def test_deleting_says_what_stays_with_the_clinic(settings):
    settings.CASE_DAYS = 5 * 365
    own = signed_in()
    result = Walker(own).walk().path
    for path in (f"{result}delete/", "/account/delete/"):
        assert "stays there" not in text_of(own.get(path))
    own.post(f"{result}send/", {})
    for path in (f"{result}delete/", "/account/delete/"):
        text = text_of(own.get(path))
        assert "stays there as part of its records" in text
        assert "5 years" in text
    own.post(f"{result}delete/")
    assert own.get(result).status_code == 404
    assert Case.objects.get().assessment.owner is None


@pytest.mark.parametrize(
    ("browser", "extra", "said"),
    [
        (Client, {}, "You will get no mail"),
        (signed_in, {}, "We then send you a mail"),
        (Client, {"shared_device": "on"}, "you may never see an answer"),
    ],
)
def test_each_is_told_what_leaving_the_contact_out_means(browser, extra, said):
    client = browser()
    result = Walker(client, **extra).walk().path
    hint = main_of(client.get(f"{result}send/")).find(id="id_reach_helptext").text
    assert said in hint
    assert grade(hint) <= 6


def test_the_page_is_never_kept(result, client):
    assert "no-store" in client.get(f"{result}send/")["Cache-Control"]


def test_what_the_forms_and_states_say_is_plain():
    shown = [
        *(field.help_text for field in FIELDS),
        *(text for field in FIELDS for text in field.error_messages.values()),
        *STATES.values(),
    ]
    long = [str(text) for text in shown if len(str(text).split()) >= 5]
    assert len(long) > 8
    assert [text for text in long if grade(text) > 6] == []
