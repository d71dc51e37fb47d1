"""What is past its time is deleted, and nothing else."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, Draft, User
from tests import database_dump
from tests.walker import Walker

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def in_days(days):
    return timezone.now() + timedelta(days=days)


def test_a_draft_is_kept_for_7_days():
    Walker(Client()).walk(until="/check/feeling/")
    assert services.purge(in_days(7) - MINUTE).drafts == 0
    assert services.purge(in_days(7) + MINUTE).drafts == 1
    assert not Draft.objects.exists()


def test_a_result_without_an_account_is_kept_for_30_days():
    Walker(Client()).walk()
    assert services.purge(in_days(30) - MINUTE).anonymous_results == 0
    assert services.purge(in_days(30) + MINUTE).anonymous_results == 1
    assert not Assessment.objects.exists()


def test_a_result_of_an_account_is_kept():
    Walker(Client()).walk()
    Assessment.objects.update(visitor=None, owner=User.objects.create_user("someone@example.org"))
    assert services.purge(in_days(365)).anonymous_results == 0


def test_a_session_goes_with_its_time():
    Walker(Client()).walk(until="/check/age/")
    assert services.purge(in_days(31)).sessions == 1
    assert not Session.objects.exists()


def test_what_the_cache_kept_for_a_time_goes_with_it():
    cache.clear()
    cache.set("hash-of-an-address", [1], 60)
    cache.set("another", [1], 3600)
    cache.set("for-ever", [1], None)
    kept = database_dump.dump()
    assert services.purge(timezone.now() - MINUTE).cache_entries == 0
    assert database_dump.dump() == kept
    assert services.purge(timezone.now() + 2 * MINUTE).cache_entries == 1
    assert "hash-of-an-address" not in database_dump.dump()
    assert cache.get("another") == cache.get("for-ever") == [1]


def test_the_command_counts_cache_entries():
    cache.clear()
    cache.set("hash-of-an-address", [1], -60)
    printed = StringIO()
    call_command("purge", stdout=printed)
    assert "cache entries: 1\n" in printed.getvalue()


def test_the_command_counts_and_can_run_again():
    Walker(Client()).walk(until="/check/feeling/")
    Draft.objects.update(started_at=in_days(-8), updated_at=in_days(-8))
    for count in (1, 0):
        printed = StringIO()
        call_command("purge", stdout=printed)
        assert f"drafts: {count}\n" in printed.getvalue()
