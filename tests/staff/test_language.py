"""Staff read in the host's language, whatever the patient's, their browser's or a cookie's."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from assessments.models import Assessment, Case
from tests.spoken import in_words, speak
from tests.walker import Walker

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(settings, tmp_path):
    """What somebody sent who answered in Arabic."""
    english = Walker(Client()).walk()
    title = Assessment.objects.get().content["shown"]["en"]["leading"]
    assert english.path
    Assessment.objects.all().delete()
    speak(settings, tmp_path, title)
    client = Client(headers={"Accept-Language": "ar"})
    path = Walker(client).walk().path
    client.post(f"{path}send/", {})
    found = Case.objects.get()
    assert found.assessment.content["shown"]["ar"]["leading"] == in_words("ar", title)
    return found, title


@pytest.mark.parametrize("address", ["change/", "sheet/"])
def test_staff_read_the_hosts_words(case, staff, address):
    found, title = case
    staff.cookies["language"] = "ar"
    response = staff.get(
        f"/admin/assessments/case/{found.pk}/{address}", headers={"Accept-Language": "es"}
    )
    html = BeautifulSoup(response.content, "html.parser").html
    assert (html["lang"], html["dir"], response["Content-Language"]) == ("en", "ltr", "en")
    assert title in html.text
    assert "«" not in html.text
    assert html.find(id="language") is None
    if address == "change/":
        assert "Arabic" in html.text
