"""A result as a PDF: for its owner alone, made when asked for, and only where it can be made."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client
from pypdf import PdfReader

from assessments.exchange import pdf
from assessments.models import Assessment
from tests.queries import queries
from tests.walker import Walker

pytestmark = pytest.mark.django_db
LINK = "Download as PDF"


@pytest.fixture
def result(walker):
    walker.answers["note"] = "It began after a long walk."
    return walker.walk()


def test_it_is_a_file_with_the_reference_in_its_name(result, client):
    link = result.main.find("a", string=LINK)
    response = client.get(link["href"])
    reference = Assessment.objects.get().spoken_reference
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="leg-check-{reference}.pdf"'
    assert response["Content-Language"] == "en"
    assert "no-store" in response["Cache-Control"]
    pages = [page.extract_text() for page in PdfReader(BytesIO(response.content)).pages]
    assert "It began after a long walk." in pages[0]
    assert all(reference in page for page in pages)


def test_it_asks_for_the_session_and_the_record(result, client):
    """And for the limit, which a shared cache keeps."""
    every = queries(lambda: client.get(f"{result.path}sheet.pdf"))
    asked = [sql for sql in every if '"cache"' not in sql]
    assert len(asked) == 2, asked
    assert all(sql.startswith("SELECT") for sql in asked)


@pytest.mark.parametrize("visitor", ["nobody", "another"])
@pytest.mark.parametrize("can_be_made", [True, False])
def test_someone_elses_is_not_found(result, visitor, can_be_made, monkeypatch):
    monkeypatch.setattr(pdf, "available", lambda: can_be_made)
    stranger = Client()
    if visitor == "another":
        Walker(stranger).walk()
    assert stranger.get(f"{result.path}sheet.pdf").status_code == 404
    assert stranger.get(f"/results/{uuid4()}/sheet.pdf").status_code == 404


def test_it_is_only_looked_at(result, client):
    assert client.head(f"{result.path}sheet.pdf").status_code == 200
    assert client.post(f"{result.path}sheet.pdf").status_code == 405


def test_where_it_cannot_be_made_it_is_not_offered(result, walker, monkeypatch):
    monkeypatch.setattr(pdf, "available", lambda: False)
    assert walker.open(result.path).main.find("a", string=LINK) is None
    asked_all_the_same = walker.open(f"{result.path}sheet.pdf")
    assert asked_all_the_same.status == 503
    assert asked_all_the_same.main.find("a", href=result.path)
    assert "print" in asked_all_the_same.main.get_text()


def test_a_sheet_taken_back_says_so(walker, client):
    walker.answers["em_leg"] = ["cold"]
    first = walker.walk()
    client.post(f"{first.path}mistake/")
    walker.answers["em_leg"] = ["none"]
    walker.walk()
    response = client.get(f"{first.path}sheet.pdf")
    assert "took this result back" in PdfReader(BytesIO(response.content)).pages[0].extract_text()
