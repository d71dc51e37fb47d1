"""A result as a FHIR document: for its owner alone, offered beside the PDF."""

import json

import pytest
from bs4 import BeautifulSoup

from assessments.models import Assessment, Holder
from tests.histories import COLD_LEG
from tests.queries import queries
from tests.sharing import of_browser, recent

pytestmark = pytest.mark.django_db
LINK = "Get a file for your clinic’s computer (FHIR)"


@pytest.fixture
def result(client):
    """The path of a result of this browser."""
    return of_browser(client, {"note": "It began after a long walk."})


def statuses(file):
    resources = (entry["resource"] for entry in json.loads(file.content)["entry"])
    return {one["status"] for one in resources if one["resourceType"] not in ("Patient", "Device")}


def test_it_is_a_file_with_the_reference_in_its_name(result, client):
    link = BeautifulSoup(client.get(result).content, "html.parser").find("a", string=LINK)
    file = client.get(link["href"])
    reference = Assessment.objects.get().spoken_reference
    assert file.status_code == 200
    assert file["Content-Type"] == "application/fhir+json"
    name = f"leg-check-{reference}.fhir.json"
    assert file["Content-Disposition"] == f'attachment; filename="{name}"'
    assert file["Content-Language"] == "en"
    assert "no-store" in file["Cache-Control"]
    assert "It began after a long walk." in file.content.decode()
    assert statuses(file) == {"final", "completed"}


def test_it_asks_for_the_session_and_the_record(result, client):
    asked = queries(lambda: client.get(f"{result}fhir.json"))
    assert len(asked) == 2, asked
    assert all(sql.startswith("SELECT") for sql in asked)


def test_it_is_only_looked_at(result, client):
    assert client.head(f"{result}fhir.json").status_code == 200
    assert client.post(f"{result}fhir.json").status_code == 405


def test_one_taken_back_says_so_and_the_next_names_it(client):
    first = of_browser(client, COLD_LEG)
    corrected = Assessment.objects.get()
    second = recent(holder=Holder(visitor=corrected.visitor), corrects=corrected)
    taken_back = client.get(f"{first}fhir.json")
    assert statuses(taken_back) == {"entered-in-error"}
    composition = json.loads(taken_back.content)["entry"][0]["resource"]
    file = json.loads(client.get(f"/results/{second.pk}/fhir.json").content)
    (relation,) = file["entry"][0]["resource"]["relatesTo"]
    assert relation["targetIdentifier"] == composition["identifier"]
