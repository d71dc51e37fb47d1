"""manage.py sample_data: what it prints, and what it refuses in plain words."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from assessments.models import Assessment
from assessments.services.sample import MOST


def sample_data(**options):
    out = StringIO()
    call_command("sample_data", stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db
def test_it_says_what_it_made():
    said = sample_data(count=30, seed=2, until="2026-11-26")
    assert Assessment.objects.count() == 30
    for line in ("emergency: ", "self_care: ", "sent: ", "open: ", "30 results in "):
        assert line in said


@pytest.mark.django_db
def test_it_says_how_far_it_is(monkeypatch):
    monkeypatch.setattr("assessments.management.commands.sample_data.EVERY", 0)
    monkeypatch.setattr("assessments.services.sample.population.SIZE", 10)
    assert "of 30, " in sample_data(count=30)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"count": -1}, "from 1 to "),
        ({"count": 0}, "from 1 to "),
        ({"count": MOST + 1}, "from 1 to "),
        ({"seed": -1}, "whole number from 0"),
        ({"until": "tomorrow"}, "no date"),
        ({"until": "2026-02-30"}, "no date"),
    ],
)
def test_bad_arguments_are_refused(options, said):
    with pytest.raises(CommandError, match=said):
        sample_data(**options)
    assert not Assessment.objects.exists()


@pytest.mark.django_db
def test_production_has_no_sample_data(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="production site"):
        sample_data(count=5)
    assert not Assessment.objects.exists()
