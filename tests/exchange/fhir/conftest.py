"""The validators, started once for all tests of a process."""

import pytest

from .validators import validating


@pytest.fixture(scope="session")
def validators():
    with validating() as running:
        yield running
