"""Each mail is in the language of who reads it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone, translation

from assessments import services
from assessments.models import User
from assessments.services.snapshot import _said_by_host
from tests.spoken import in_words, speak

pytestmark = pytest.mark.django_db
REMINDER = "Your reminder from Leg Check"
UNUSED = "Do you want to keep your Leg Check account?"


@pytest.fixture(autouse=True)
def spoken(settings, tmp_path):
    speak(settings, tmp_path, REMINDER, UNUSED)


@pytest.mark.parametrize("language", ["", "en", "es", "ar", "fr"])
@pytest.mark.parametrize("host", ["en", "es"])
def test_a_reminder_and_a_warning(settings, language, host):
    settings.LANGUAGE_CODE = host
    user = User.objects.create_user("a@example.org", language=language)
    services.set_reminder(owner=user, weeks=2)
    long_ago = timezone.now() - timedelta(days=5 * 365)
    User.objects.update(date_joined=long_ago)
    with translation.override("ar"):  # whoever's request it is sent from
        services.send_due(timezone.now() + timedelta(weeks=3))
        services.purge(timezone.now())
    expected = language if language in ("en", "es", "ar") else host
    said = [text if expected == "en" else in_words(expected, text) for text in (REMINDER, UNUSED)]
    assert [one.subject for one in mail.outbox] == said


def test_the_language_in_use_is_one_that_is_served(settings):
    settings.LANGUAGES = [("en", "English"), ("es", "Español")]
    for active, used in (("es", "es"), ("es-mx", "es"), ("ar", "en"), ("en-gb", "en")):
        with translation.override(active):
            assert services.language_in_use() == used
    with translation.override(None):
        assert services.language_in_use() == "en"


def test_the_hosts_words_keep_their_order_among_words_read_from_the_right(settings):
    settings.EMERGENCY_NUMBER = "116 117"
    for language, number in (("ar", "\u2068116 117\u2069"), ("es", "116 117")):
        with translation.override(language):
            assert _said_by_host("Call {emergency_number}") == f"Call {number}"
