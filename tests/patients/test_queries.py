"""How often a question page asks the database. Transaction control does not count."""

import pytest

from tests.queries import queries, statements
from tests.signing_in import signed_in
from tests.walker import Walker

pytestmark = pytest.mark.django_db


def test_looking_at_a_page_asks_twice(walker):
    walker.walk(until="/check/feeling/")
    asked = queries(lambda: walker.client.get("/check/feeling/"))
    assert len(asked) <= 2, asked


def test_saving_a_page_asks_three_times(walker):
    stop = walker.walk(until="/check/feeling/")
    fields = walker.filled(stop.main.find("form", attrs={"data-check": True}))
    asked = queries(lambda: walker.client.post("/check/feeling/", fields))
    assert len(asked) <= 3, asked
    assert any(sql.startswith("UPDATE") for sql in asked)


def test_signed_in_each_asks_once_more(client):
    walker = Walker(signed_in(client=client))
    stop = walker.walk(until="/check/feeling/")
    fields = walker.filled(stop.main.find("form", attrs={"data-check": True}))
    looked = queries(lambda: client.get("/check/feeling/"))
    assert len(looked) <= 3, looked
    saved = queries(lambda: client.post("/check/feeling/", fields))
    assert len(saved) <= 4, saved


def test_the_public_pages_ask_nothing(client):
    assert queries(lambda: client.get("/")) == []
    assert queries(lambda: client.get("/healthz")) == []


def test_looking_at_a_page_writes_nothing_and_opens_no_transaction(client):
    walker = Walker(signed_in(client=client))
    walker.walk(until="/check/feeling/")
    asked = statements(lambda: client.get("/check/feeling/"))
    assert asked
    assert all(sql.startswith("SELECT") for sql in asked), asked


def test_saving_a_page_is_one_transaction_that_writes_what_changed(walker):
    stop = walker.walk(until="/check/feeling/")
    fields = walker.filled(stop.main.find("form", attrs={"data-check": True}))
    asked = statements(lambda: walker.client.post("/check/feeling/", fields))
    # The first is the test's own transaction's: the page's begins in it with a savepoint.
    assert sum("SAVEPOINT" in sql and "RELEASE" not in sql for sql in asked) == 1, asked
    written = next(sql for sql in asked if sql.startswith("UPDATE"))
    assert '"saved"' in written
    assert '"suggested"' not in written
