"""The database does not take the write: the same page comes back with what was typed."""

import pytest
from django.db import OperationalError

from assessments.models import Assessment, Draft

pytestmark = pytest.mark.django_db


def broken(*args, **kwargs):
    raise OperationalError("disk full")


def test_a_page_comes_back_as_it_was_typed(walker, monkeypatch):
    stop = walker.walk(until="/check/sudden-changes/")
    form = stop.main.find("form", attrs={"data-check": True})
    monkeypatch.setattr(Draft, "save", broken)
    again = walker.post(form, stop.path, em_leg=["walk_drop"])
    assert again.status == 503
    ticked = again.main.find_all("input", attrs={"name": "em_leg", "checked": True})
    assert [box["value"] for box in ticked] == ["walk_drop"]
    assert "not saved" in again.main.get_text()
    monkeypatch.undo()
    retry = again.main.find("form", attrs={"data-check": True})
    walker.post(retry, stop.path, em_leg=["walk_drop"])
    assert Draft.objects.get().saved["em_leg"] == ["walk_drop"]


def test_a_check_that_cannot_be_sent_can_be_sent_again(walker, monkeypatch):
    stop = walker.walk(until="/check/answers/")
    form = stop.main.find("form", attrs={"data-check": True})
    monkeypatch.setattr(Assessment, "save", broken)
    again = walker.post(form, stop.path)
    assert again.status == 503
    assert Draft.objects.exists()
    monkeypatch.undo()
    retry = again.main.find("form", attrs={"data-check": True})
    assert walker.post(retry, stop.path).urgency
    assert Assessment.objects.count() == 1
