"""A clinic with an address, and a patient whom it answers, for the tests of this room."""

import pytest

from assessments.models import Holder, User
from tests.cases import answered, sent_case

from .mailing import CLINIC, PATIENT, WORDS


@pytest.fixture
def clinic(no_earlier_tries, settings):
    """It is told of what is urgent, at addresses on this site."""
    settings.CLINIC_MAIL = [CLINIC]
    settings.SITE_URL = "https://legs.example.org/"


@pytest.fixture
def patient(db):
    return User.objects.create_user(PATIENT)


@pytest.fixture
def message(patient):
    """An answer that its patient was not told of."""
    return answered(sent_case(holder=Holder(account=patient.pk)), WORDS)
