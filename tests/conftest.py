"""What every test shares: a database of its own, quick passwords, steady generated examples."""

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from hypothesis import settings as hypothesis_settings

from tests.log_lines import LogLines

OPERATIONS = Path(__file__).parent / "operations"
BROWSER = Path(__file__).parent / "browser"

# Time says nothing on a busy machine. In CI the same examples are tried each time, so that a
# change fails for what it changed; at a desk new ones are.
hypothesis_settings.register_profile("leg_check", deadline=None, derandomize="CI" in os.environ)
hypothesis_settings.load_profile("leg_check")


DATABASE = {"db", "transactional_db", "live_server"}
"""Fixtures that open the database; a test asks for one, or has the mark django_db."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what says the same on any database, so that it is run on one of them alone.

    Tests of operations start programs of their own, which read the database that the environment
    names: nothing about them is taken for granted.
    """
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        stored = DATABASE & names or item.get_closest_marker("django_db")
        if not stored and OPERATIONS not in item.path.parents:
            item.add_marker("any_database")
        if stored and "browser_name" in names and BROWSER not in item.path.parents:
            # pytest would run it among those that share a browser, with those that empty the
            # database before those that need what migrations put there.
            raise pytest.UsageError(f"{item.nodeid}: page, browser and context are Playwright's")


def pytest_collection_finish() -> None:
    """What is there once all tests are known stays: looking through it again took an eighth."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test that needs a server fails where there is none, and is never just skipped."""
    if item.get_closest_marker("postgresql") and connection.vendor != "postgresql":
        pytest.fail("This test needs PostgreSQL: tools/postgres pytest ..., or -m 'not postgresql'")


@pytest.fixture(scope="session", autouse=True)
def static_files_looked_up_when_asked() -> Iterator[None]:
    """Else each new client of each test lists them all: a tenth of the time of all tests."""
    with override_settings(WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """A slow password hash is right for staff and wasted on tests."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def no_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done again after a fault of the database is done at once."""
    monkeypatch.setattr("assessments.services.faults.time.sleep", lambda seconds: None)


@pytest.fixture
def no_earlier_tries() -> None:
    """What other tests tried does not count against this one's limits. Needs the database."""
    cache.clear()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file, as the site has it; PostgreSQL without a limit on an idle transaction.

    In memory, all threads would share one connection, and two requests at once would meet in one
    transaction, which no site does. A test is one transaction, which may think for a while.
    """
    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.postgresql":
        database["OPTIONS"]["options"] += " -c idle_in_transaction_session_timeout=0"
    if database["ENGINE"] == "django.db.backends.sqlite3":
        folder = tmp_path_factory.mktemp("database")
        database["TEST"] = {**database.get("TEST", {}), "NAME": str(folder / "test.sqlite3")}


@pytest.fixture
def log_lines() -> Iterator[LogLines]:
    """What the site logs during a test, as production writes it."""
    found = LogLines()
    requests = logging.getLogger("assessments.public.request_log")
    logging.getLogger().addHandler(found.handler)
    before = requests.level
    requests.setLevel(logging.INFO)
    yield found
    requests.setLevel(before)
    logging.getLogger().removeHandler(found.handler)
