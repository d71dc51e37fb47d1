"""The database fails while a patient goes on: it is done again, or a plain page says what to do."""

import errno
import sqlite3
from types import SimpleNamespace

import psycopg
import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import DataError, Error, OperationalError, connection, connections
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment, Draft, Holder, User
from assessments.services import faults
from tests.faults import connection_lost
from tests.histories import checked
from tests.signing_in import signed_in

from .pages import main_of, text_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_waits")]


@pytest.fixture
def quiet_client():
    """Shows the page for an error, as a browser gets it."""
    return Client(raise_request_exception=False)


def postgres_error(state, kind=OperationalError):
    error = kind("a message that may quote what was saved")
    error.__cause__ = psycopg.errors.lookup(state)("the same")
    return error


def failing(monkeypatch, model, method, error, times):
    """The method raises so many times, and then does what it does; how often it was called."""
    original, calls = getattr(model, method), []

    def fails(self, *args, **kwargs):
        calls.append(method)
        if len(calls) <= times:
            raise error
        return original(self, *args, **kwargs)

    monkeypatch.setattr(model, method, fails)
    return calls


FOR_A_MOMENT = ["40001", "40P01", "57P01", "57P02", "57P03", "08006", "53300", "25006"]


@pytest.mark.parametrize("state", FOR_A_MOMENT)
def test_what_passes_is_not_seen(walker, monkeypatch, state):
    walker.open()
    calls = failing(monkeypatch, Draft, "save", postgres_error(state), times=2)
    response = walker.client.post("/check/start/", {"consent": "yes"})
    assert (response.status_code, len(calls)) == (302, 3)
    assert Draft.objects.get().saved["consent"] == "yes"


LASTING = [
    postgres_error("53100"),
    postgres_error("57014"),
    postgres_error("55P03"),
    OSError(errno.ENOSPC, "no space"),
]


@pytest.mark.parametrize("error", LASTING, ids=str)
def test_what_lasts_is_tried_once(walker, monkeypatch, error):
    """Who waits for a lock has waited by then."""
    calls = failing(monkeypatch, Draft, "save", error, times=9)
    response = walker.client.post("/check/start/", {"consent": "yes"})
    assert (response.status_code, len(calls)) == (503, 1)


def test_tries_come_to_an_end(walker, monkeypatch):
    calls = failing(monkeypatch, Draft, "save", connection_lost(), times=99)
    response = walker.client.post("/check/start/", {"consent": "yes"})
    assert (response.status_code, len(calls)) == (503, 5)
    assert "not saved" in text_of(response)


def test_there_is_no_try_after_some_seconds(walker, monkeypatch):
    at = iter([0.0, 0.5, 1.0, 5.0])
    clock = SimpleNamespace(monotonic=lambda: next(at), sleep=lambda seconds: None)
    monkeypatch.setattr(faults, "time", clock)
    calls = failing(monkeypatch, Draft, "save", connection_lost(), times=99)
    walker.client.post("/check/start/", {"consent": "yes"})
    assert len(calls) == 2


@pytest.fixture
def down(monkeypatch):
    """No connection is to be had."""

    def refuse(self, *args, **kwargs):
        raise connection_lost()

    def begin():
        connection.close()
        monkeypatch.setattr(type(connections["default"]), "get_new_connection", refuse)

    yield begin
    monkeypatch.undo()


@pytest.fixture
def submitting(walker):
    return walker.walk(until="/check/answers/")


SAVING, UNKNOWN, SHOWING = (
    "We could not save that just now",
    "We do not know if that was saved",
    "We cannot show that page just now",
)


def page_of_fault(response, title=SAVING):
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "no-store" in response["Cache-Control"]
    assert "default-src 'self'" in response["Content-Security-Policy"]
    main = main_of(response)
    assert main.find("a", href="tel:112")
    assert "What you saved before is still there" in main.get_text()
    assert main.h1.get_text() == title
    assert response.content.decode().count(title) == 2  # the tab as well
    return main


def test_without_a_database_a_page_can_be_asked_for_again(walker, down):
    walker.walk(until="/check/age/")
    down()
    main = page_of_fault(walker.client.get("/check/age/?notice=open"), SHOWING)
    assert main.find("a", href="/check/age/?notice=open")


def test_pages_that_need_no_database_are_there(client, down):
    down()
    assert client.get("/").status_code == 200
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503


def test_what_was_posted_can_be_sent_again_with_one_press(db, down, monkeypatch):
    browser = Client(enforce_csrf_checks=True)
    field = main_of(browser.get("/check/")).find("input", {"name": "csrfmiddlewaretoken"})
    browser.cookies["session"] = "a" * 32
    down()
    odd = 'quotes " and <tags>'
    sent = {"csrfmiddlewaretoken": field["value"], "note": odd, "many": ["a", "b"]}
    main = page_of_fault(browser.post("/check/restart/", sent))
    form = main.find("form")
    fields = [(field["name"], field["value"]) for field in form.find_all("input")]
    assert form["action"] == "/check/restart/"
    assert [name for name, _ in fields] == ["csrfmiddlewaretoken", "note", "many", "many"]
    assert [value for _, value in fields[1:]] == [odd, "a", "b"]
    monkeypatch.undo()
    again = browser.post("/check/restart/", dict(fields[:2]))
    assert again.status_code == 302


def test_a_code_is_not_put_into_the_page(client, down):
    client.cookies["session"] = "a" * 32
    down()
    page = client.post(reverse("account_confirm_login_code"), {"code": "1234-5678"})
    main = page_of_fault(page, UNKNOWN)
    assert "1234" not in main.decode()
    assert not main.find("form")


def test_signing_in_is_not_tried_again(client, down, monkeypatch):
    tries = []
    monkeypatch.setattr(faults.Tries, "wait", lambda self, error: tries.append(error))
    client.cookies["session"] = "a" * 32
    down()
    main = page_of_fault(client.post("/sign-in/", {"email": "patient@example.org"}), UNKNOWN)
    assert not main.find("form")
    assert tries == []


def test_a_session_that_cannot_be_saved_is_saved_again(client, monkeypatch):
    calls = failing(monkeypatch, SessionStore, "save", connection_lost(), times=2)
    assert client.post("/check/start/", {"consent": "yes"}).status_code == 302
    assert len(calls) == 3
    assert str(Draft.objects.get().visitor) == client.session["visitor"]


def test_a_shared_session_that_idled_ends_even_when_that_fails_at_first(monkeypatch):
    """A try that was cut short has signed nobody in, and nobody out."""
    browser = signed_in()
    owner = User.objects.get()
    checked(holder=Holder(account=owner.pk)).save()
    assert "/results/" + str(Assessment.objects.get().pk) in str(browser.get("/results/").content)
    session = browser.session
    session["shared"] = True
    session.save()
    calls = failing(monkeypatch, SessionStore, "delete", connection_lost(), times=1)
    page = browser.get("/results/")
    assert (page.status_code, len(calls)) == (200, 2)
    assert "/results/" + str(Assessment.objects.get().pk) not in str(page.content)
    assert not Session.objects.filter(pk=session.session_key).exists()


def test_a_session_that_stays_unsaved_is_no_session_that_ended(quiet_client, monkeypatch):
    quiet_client.post("/check/start/", {"consent": "yes"})
    failing(monkeypatch, SessionStore, "save", connection_lost(), times=99)
    page_of_fault(quiet_client.post("/check/start/", {"consent": "yes"}))


def test_another_error_is_no_fault_of_the_database(quiet_client, monkeypatch):
    def broken(*args):
        raise ValueError

    monkeypatch.setattr("assessments.patients.check.walk", broken)
    response = quiet_client.get("/check/")
    assert response.status_code == 500
    assert "Something went wrong on our side" in text_of(response)


def test_what_a_later_try_says_is_what_is_said(walker, monkeypatch):
    """Not found, say: that is no fault."""
    walker.walk(until="/check/age/")
    failing(monkeypatch, SessionStore, "load", connection_lost(), times=1)
    assert walker.client.get("/results/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_the_log_quotes_nothing(walker, monkeypatch, caplog):
    failing(monkeypatch, Draft, "save", postgres_error("40001"), times=99)
    walker.client.post("/check/start/", {"consent": "yes"})
    assert "OperationalError 40001" in caplog.text
    assert "may quote" not in caplog.text


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (postgres_error("22001", DataError), None),
        (postgres_error("23505", Error), None),
        (ValueError(), None),
        (OSError(errno.EPIPE, "gone"), None),
        (OperationalError("of nobody's"), faults.Fault.BROKEN),
    ],
)
def test_what_counts_as_a_fault(error, fault):
    assert faults.fault_of(error) is fault


def test_a_locked_file_has_been_waited_for_and_what_was_read_is_old_at_once(tmp_path):
    def of(act):
        with pytest.raises(sqlite3.OperationalError) as raised:
            act()
        error = OperationalError("database is locked")
        error.__cause__ = raised.value
        return raised.value.sqlite_errorname, faults.fault_of(error)

    one, other = (
        sqlite3.connect(tmp_path / "file", isolation_level=None, timeout=0) for _ in range(2)
    )
    one.executescript("PRAGMA journal_mode=WAL; CREATE TABLE t (a); BEGIN IMMEDIATE")
    locked = of(lambda: other.execute("BEGIN IMMEDIATE"))
    assert locked == ("SQLITE_BUSY", faults.Fault.SLOW)
    one.execute("COMMIT")
    other.execute("BEGIN")
    other.execute("SELECT * FROM t").fetchall()
    one.execute("INSERT INTO t VALUES (1)")
    old = of(lambda: other.execute("INSERT INTO t VALUES (2)"))
    assert old == ("SQLITE_BUSY_SNAPSHOT", faults.Fault.CLASH)
    one.close()
    other.close()


def test_a_result_is_there_once_after_all_that(submitting, walker, monkeypatch):
    failing(monkeypatch, Assessment, "save", postgres_error("40001"), times=3)
    form = submitting.main.find("form", attrs={"data-check": True})
    assert walker.post(form, submitting.path).urgency
    assert Assessment.objects.count() == 1
