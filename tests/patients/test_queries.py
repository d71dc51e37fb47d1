"""How often a question page asks the database. Transaction control does not count."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db
CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


def queries(call):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        call()
    return [q["sql"] for q in captured if not q["sql"].startswith(CONTROL)]


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


def test_the_public_pages_ask_nothing(client):
    assert queries(lambda: client.get("/")) == []
    assert queries(lambda: client.get("/healthz")) == []
