"""What the database refuses of links and of what is on record of their use."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from assessments.models import ShareLink, ShareView
from assessments.models.append_only import NeverChanges
from tests.histories import an_assessment

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def link(**changed):
    now = timezone.now()
    fields = {"token_hash": "0" * 64, "created_at": now, "expires_at": now + HOUR}
    return ShareLink.objects.create(assessment=an_assessment(), **fields | changed)


@pytest.mark.parametrize(
    "wrong",
    [
        {"expires_at": timezone.now() - HOUR},
        {"revoked_at": timezone.now() - HOUR},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_impossible_links_are_refused(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        link(**wrong)


def test_a_token_opens_one_link():
    link()
    with pytest.raises(IntegrityError), transaction.atomic():
        link()


def test_something_is_looked_at():
    with pytest.raises(IntegrityError), transaction.atomic():
        ShareView.objects.create(link=link(), what="csv")


@pytest.mark.parametrize(
    ("model", "column", "value"),
    [
        (ShareLink, "expires_at", "2100-01-01"),
        (ShareLink, "created_at", "2000-01-01"),
        (ShareLink, "token_hash", "1" * 64),
        (ShareView, "at", "2000-01-01"),
        (ShareView, "what", "pdf"),
    ],
)
def test_nobody_changes_them_with_sql_either(model, column, value):
    ShareView.objects.create(link=link(), what="page")
    table = model._meta.db_table
    refused = pytest.raises(DatabaseError, match="append-only")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s", [value])


def test_a_link_can_be_stopped():
    made = link()
    ShareLink.objects.update(revoked_at=timezone.now() + HOUR)
    made.refresh_from_db()
    assert made.revoked_at


def test_what_was_seen_stays_seen():
    view = ShareView.objects.create(link=link(), what="page")
    for change in (view.save, view.delete, ShareView.objects.all().delete):
        with pytest.raises(NeverChanges):
            change()
