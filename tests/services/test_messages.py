"""What the clinic wrote to a patient, and that it was seen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, Review
from assessments.services.messages import has_unread
from tests.cases import answered, sent_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return sent_case()


def unread(case):
    results = Assessment.objects.filter(pk=case.pk)
    return results.annotate(unread=has_unread()).get().unread


def test_messages_come_newest_first_without_what_staff_noted(case):
    answered(sent_case(), "For another.")
    for message in ("First.", "", "Second."):
        answered(case, message)
    found = services.messages_of(case)
    assert [one.message for one in found] == ["Second.", "First."]
    assert all("note" in one.get_deferred_fields() for one in found)


def test_they_are_unread_until_they_are_seen_and_stay_read(case):
    assert not unread(case)
    answered(case, "")
    assert not unread(case)
    answered(case, "Please come.")
    assert unread(case)
    seen = services.messages_of(case)
    assert services.mark_read(seen) == 1
    assert not unread(case)
    first = Review.objects.messages().get().read_at
    assert first <= timezone.now()
    assert services.mark_read(seen) == 0
    assert Review.objects.messages().get().read_at == first


def test_one_that_came_meanwhile_stays_unread(case):
    answered(case, "First.")
    seen = services.messages_of(case)
    answered(case, "Second.")
    services.mark_read(seen)
    assert [one.read_at is None for one in services.messages_of(case)] == [True, False]


def test_nothing_is_asked_where_nothing_is_new(case):
    answered(case, "Please come.")
    services.mark_read(services.messages_of(case))
    seen = services.messages_of(case)
    with CaptureQueriesContext(connection) as captured:
        assert services.mark_read(seen) == 0
    assert not captured.captured_queries
