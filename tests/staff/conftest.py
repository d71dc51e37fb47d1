"""Staff, with cases to look at or without a second factor yet, for the tests of this room."""

import pytest

from assessments.models import User
from tests.cases import sent_case
from tests.signing_in import with_second_factor
from tests.walker import WALKING_PAIN

from .second_step import EMAIL
from .staff_members import member


@pytest.fixture
def nurse(db):
    """Who may see cases and deal with them."""
    return member("view_case", "review_case")


@pytest.fixture
def staff(nurse):
    """Her browser, the second factor shown."""
    return with_second_factor(nurse)


@pytest.fixture
def case(db):
    """A case of somebody who said who they are."""
    return sent_case(WALKING_PAIN, name="Ann Example", born="1959-03-02", reach="030 1234567")


@pytest.fixture
def account(db):
    """Who may do everything, and has no app yet."""
    return User.objects.create_superuser(EMAIL)


@pytest.fixture
def with_app(account):
    """An account that has an app, and no browser in which it was shown."""
    with_second_factor(account)
    return account
