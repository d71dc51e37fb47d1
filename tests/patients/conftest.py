"""A patient's browser, for the tests of this room."""

import pytest

from tests.walker import Walker


@pytest.fixture
def walker(client, db):
    return Walker(client)


@pytest.fixture
def result(walker):
    """The path of the result of a check that led to nothing serious."""
    return walker.walk().path


@pytest.fixture
def another_tab(client):
    """A second tab of the same browser: same cookies, its own page in view."""
    return Walker(client)
