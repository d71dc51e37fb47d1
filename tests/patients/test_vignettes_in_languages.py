"""A few vignettes, one for each urgency, filled in page by page in each language beside English."""

import pytest
from django.conf import settings
from django.test import Client

from assessments.models import Assessment
from tests.vignettes import VIGNETTES
from tests.walker import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.any_database]

ONE_OF_EACH = {one["urgency"]: one for one in VIGNETTES}
OTHERS = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("urgency", ONE_OF_EACH)
def test_the_form_ends_at_the_expected_urgency(urgency, language):
    client = Client(headers={"Accept-Language": language})
    stop = Walker(client, ONE_OF_EACH[urgency]["answers"]).walk()
    assert stop.soup.html["lang"] == language
    if urgency == "out_of_scope":
        assert stop.path == "/check/stopped/"
        return
    assert stop.urgency == urgency
    stored = Assessment.objects.get()
    assert (stored.language, stored.urgency_code) == (language, urgency)
