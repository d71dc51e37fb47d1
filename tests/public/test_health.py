"""Whether the process lives, and whether it can serve."""

import pytest
from django.core.cache import caches
from django.db import InterfaceError, OperationalError, connection

from assessments.public import health, writable


@pytest.fixture(autouse=True)
def nothing_remembered():
    caches["process"].clear()


def test_alive_needs_no_database(client):
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_ready_when_the_database_is_up_to_date(client):
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_not_ready_without_every_migration(client, monkeypatch):
    monkeypatch.setattr(health, "migrations_missing", lambda: True)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert b"migrate" in response.content


@pytest.mark.django_db
def test_a_missing_migration_is_noticed():
    assert not health.migrations_missing()
    caches["process"].clear()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'assessments'")
    assert health.migrations_missing()


@pytest.mark.django_db
def test_not_ready_where_nothing_can_be_saved(client, monkeypatch):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
    else:
        monkeypatch.setitem(writable.ASK, connection.vendor, "SELECT 0")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert b"takes no writes" in response.content


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_not_ready_without_a_database(client, monkeypatch, error):
    def broken():
        raise error("no route")

    monkeypatch.setattr(connection, "cursor", broken)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert b"no route" not in response.content
