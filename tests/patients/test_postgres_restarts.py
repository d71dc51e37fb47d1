"""PostgreSQL ends connections, as in a restart, and transactions that meet: patients go on."""

import threading

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment, Draft
from assessments.services import drafts, submission
from tests.walker import Walker

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgresql,
]


def end_own_connection():
    """From another one, as an administrator would."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]

    def end():
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        finally:
            connections.close_all()

    other = threading.Thread(target=end)
    other.start()
    other.join()


def once_before(monkeypatch, module, name):
    """The connection ends as the function is called for the first time."""
    original, calls = getattr(module, name), []

    def ended(*args, **kwargs):
        calls.append(name)
        if len(calls) == 1:
            end_own_connection()
        return original(*args, **kwargs)

    monkeypatch.setattr(module, name, ended)
    return calls


def test_between_requests(client):
    walker = Walker(client)
    for until in ("/check/age/", "/check/sudden-changes/", "/check/answers/"):
        assert walker.walk(until=until).path == until
        end_own_connection()
    assert walker.walk().urgency
    assert Assessment.objects.count() == 1


def test_within_a_transaction_that_saves_a_page(client, monkeypatch):
    walker = Walker(client)
    stop = walker.walk(until="/check/age/")
    calls = once_before(monkeypatch, drafts, "emergency")
    after = walker.post(stop.main.find("form", attrs={"data-check": True}), stop.path)
    assert after.status == 200
    assert len(calls) == 2
    assert Draft.objects.get().saved["age_years"] == 45


def test_within_the_transaction_that_submits(client, monkeypatch):
    walker = Walker(client)
    stop = walker.walk(until="/check/answers/")
    calls = once_before(monkeypatch, submission, "count_result")
    result = walker.post(stop.main.find("form", attrs={"data-check": True}), stop.path)
    assert result.urgency
    assert len(calls) == 2
    assert (Assessment.objects.count(), Draft.objects.count()) == (1, 0)


def test_a_server_that_takes_no_writes_is_left_for_one_that_does(client):
    """A kept connection to what was the primary."""
    Walker(client).walk(until="/check/age/")
    with connection.cursor() as cursor:
        cursor.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
    address = reverse("patients:page", args=["start"])
    assert client.post(address, {"consent": "yes"}).status_code == 302
    with connection.cursor() as cursor:
        cursor.execute("SHOW transaction_read_only")
        assert cursor.fetchone()[0] == "off"


def test_a_deadlock_is_not_seen(monkeypatch):
    """Two drafts, each locked by one and wanted by the other."""
    browsers = [Client(), Client()]
    for browser in browsers:
        Walker(browser).walk(until="/check/age/")
    one, other = Draft.objects.order_by("pk")
    both_hold, tries = threading.Barrier(2), []

    def lock(draft):
        return Draft.objects.select_for_update().get(pk=draft.pk)

    original = drafts.walk

    def walk_and_want_the_other(saved):
        if threading.current_thread() is not meeting:
            return original(saved)
        tries.append(1)
        if len(tries) == 1:
            both_hold.wait(20)
            lock(other)
        return original(saved)

    monkeypatch.setattr(drafts, "walk", walk_and_want_the_other)
    mine = next(browser for browser in browsers if browser.session["visitor"] == str(one.visitor))
    said = []

    def post():
        try:
            fields = {"age_years": "50", "draft": str(one.pk)}
            said.append(mine.post(reverse("patients:page", args=["age"]), fields).status_code)
        finally:
            connections.close_all()

    meeting = threading.Thread(target=post)
    with transaction.atomic(), connection.cursor() as cursor:
        # The other side is the one that PostgreSQL keeps: it looks for deadlocks much later.
        cursor.execute("SET LOCAL deadlock_timeout = '60s'")
        cursor.execute("SET LOCAL lock_timeout = 0")
        lock(other)
        meeting.start()
        both_hold.wait(20)
        lock(one)
    meeting.join(60)
    assert said == [302]
    assert len(tries) > 1
    assert Draft.objects.get(pk=one.pk).saved["age_years"] == 50
