"""A result as a FHIR document: for its owner alone, offered beside the PDF."""

import json
from uuid import uuid4

import pytest
from django.test import Client

from assessments.models import Assessment
from tests.queries import queries
from tests.walker import Walker

pytestmark = pytest.mark.django_db
LINK = "Get a file for your clinic’s computer (FHIR)"


@pytest.fixture
def result(walker):
    walker.answers["note"] = "It began after a long walk."
    return walker.walk()


def statuses(file):
    resources = (entry["resource"] for entry in json.loads(file.content)["entry"])
    return {one["status"] for one in resources if one["resourceType"] not in ("Patient", "Device")}


def test_it_is_a_file_with_the_reference_in_its_name(result, client):
    link = result.main.find("a", string=LINK)
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
    asked = queries(lambda: client.get(f"{result.path}fhir.json"))
    assert len(asked) == 2, asked
    assert all(sql.startswith("SELECT") for sql in asked)


@pytest.mark.parametrize("visitor", ["nobody", "another"])
def test_someone_elses_is_not_found(result, visitor):
    stranger = Client()
    if visitor == "another":
        Walker(stranger).walk()
    assert stranger.get(f"{result.path}fhir.json").status_code == 404
    assert stranger.get(f"/results/{uuid4()}/fhir.json").status_code == 404


def test_it_is_only_looked_at(result, client):
    assert client.head(f"{result.path}fhir.json").status_code == 200
    assert client.post(f"{result.path}fhir.json").status_code == 405


def test_one_taken_back_says_so_and_the_next_names_it(walker, client):
    walker.answers["em_leg"] = ["cold"]
    first = walker.walk()
    client.post(f"{first.path}mistake/")
    walker.answers["em_leg"] = ["none"]
    second = walker.walk()
    taken_back = client.get(f"{first.path}fhir.json")
    assert statuses(taken_back) == {"entered-in-error"}
    composition = json.loads(taken_back.content)["entry"][0]["resource"]
    file = json.loads(client.get(f"{second.path}fhir.json").content)
    (relation,) = file["entry"][0]["resource"]["relatesTo"]
    assert relation["targetIdentifier"] == composition["identifier"]
