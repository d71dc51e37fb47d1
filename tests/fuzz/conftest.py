"""The people of the fuzz, made once for a file of tests."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from assessments.exchange import pdf, sheet_file

from . import world as people


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[people.World]:
    """Made in a transaction of its own around all tests of the file; each undoes what it does."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield people.made()
        transaction.set_rollback(True)


@pytest.fixture
def quick_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """The document that a PDF is drawn from, which takes half a second and has its own tests."""
    monkeypatch.setattr(pdf, "available", lambda: True)
    monkeypatch.setattr(sheet_file, "pdf", lambda html: html.encode())
