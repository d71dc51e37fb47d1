"""How checks ended is counted once for each, by page and day, and nothing tells whose they were."""

import logging
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import services
from assessments.models import Draft, EndedChecks, Holder, User
from assessments.questionnaire.pages import page_for
from assessments.services import ended_checks
from assessments.triage import RULESET
from tests.histories import COLD_LEG, SOMEBODY
from tests.questionnaire.drafts import HARMLESS, filled
from tests.signing_in import signed_in
from tests.walker import Walker

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


def counted():
    """How many checks ended at which page."""
    rows = EndedChecks.objects.order_by("page").values_list("page", "count")
    return list(rows)


def begun(saved=None, holder=SOMEBODY, **columns):
    saved = {"consent": "yes"} if saved is None else saved
    return Draft.objects.create(saved=saved, **holder.columns, **columns)


def expired(count, saved=None, then=None):
    then = then or timezone.now() - timedelta(days=8)
    for _ in range(count):
        number = Draft.objects.count() + 1
        begun(saved, Holder(visitor=f"{number:032x}"), started_at=then, updated_at=then)


def test_a_result_is_counted_once():
    walker = Walker(Client())
    walker.walk()
    services.submit(holder=Holder(visitor=walker.client.session["visitor"]))
    row = EndedChecks.objects.get()
    assert (row.page, row.count, row.ruleset) == ("", 1, RULESET)
    assert row.day == timezone.localdate()


def test_an_emergency_is_a_result():
    Walker(Client(), COLD_LEG).walk()
    assert counted() == [("", 1)]


@pytest.mark.parametrize(
    ("saved", "stood"),
    [
        ({"consent": "yes"}, "age"),
        ({"consent": "no"}, "stopped"),
        ({"consent": "yes", "age_years": 12}, "stopped"),
        (filled(HARMLESS), "answers"),
    ],
)
def test_a_draft_that_is_thrown_away_is_counted_where_it_stood(saved, stood):
    begun(saved)
    for _ in range(2):
        services.discard(holder=SOMEBODY)
    assert counted() == [(stood, 1)]


def test_a_check_without_an_answer_was_never_begun():
    begun({})
    services.discard(holder=SOMEBODY)
    assert counted() == []
    assert not Draft.objects.exists()


def test_a_draft_that_gives_way_to_one_in_an_account_is_counted():
    client = signed_in()
    account = Holder(account=User.objects.get().pk)
    later = timezone.now() + timedelta(minutes=1)
    begun({"consent": "yes"}, account)
    begun({"consent": "yes", "age_years": 40}, updated_at=later)
    services.claim(visitor=SOMEBODY.visitor, user=User.objects.get())
    assert counted() == [("age", 1)]
    begun({"consent": "no"})
    services.claim(visitor=SOMEBODY.visitor, user=User.objects.get())
    assert counted() == [("age", 1), ("stopped", 1)]
    assert Draft.objects.get().saved["age_years"] == 40
    assert client


def test_an_expired_draft_is_counted_on_the_day_it_was_left(settings, monkeypatch):
    settings.TIME_ZONE = "Pacific/Auckland"
    monkeypatch.setattr(ended_checks, "AT_ONCE", 2)
    expired(5, then=datetime(2026, 11, 9, 11, 30, tzinfo=UTC))
    assert services.purge().drafts == 5
    assert counted() == [("age", 5)]
    assert EndedChecks.objects.get().day == date(2026, 11, 10)


def test_an_expired_draft_is_counted_when_its_patient_begins_anew(client):
    Walker(client).walk(until="/check/age/")
    then = timezone.now() - timedelta(days=8)
    Draft.objects.update(started_at=then, updated_at=then)
    Walker(client).walk(until="/check/age/")
    assert counted() == [("age", 1)]
    assert Draft.objects.get().updated_at > then


@pytest.mark.parametrize("broken", ["cannot be opened", "cannot be walked"])
def test_a_draft_that_cannot_be_read_goes_without_being_counted(broken, caplog):
    expired(2)
    first = Draft.objects.first()
    with connection.cursor() as cursor:
        if broken == "cannot be opened":
            cursor.execute(
                "UPDATE assessments_draft SET saved = %s WHERE visitor = %s",
                [b"\x00" * 80, connection.ops.adapt_unknown_value(first.visitor.hex)],
            )
        else:
            Draft.objects.filter(pk=first.pk).update(saved=["private words"])
    with caplog.at_level(logging.WARNING):
        assert services.purge().drafts == 2
    assert counted() == [("age", 1)]
    assert "could not be read to be counted" in caplog.text
    assert "private" not in caplog.text


def test_when_deleting_fails_nothing_is_counted(monkeypatch):
    begun()
    original = ended_checks.Draft.objects.filter

    def refuse(**_):
        raise RuntimeError("the database went away")

    monkeypatch.setattr(ended_checks.Draft.objects, "filter", refuse)
    with pytest.raises(RuntimeError):
        services.discard(holder=SOMEBODY)
    monkeypatch.setattr(ended_checks.Draft.objects, "filter", original)
    assert counted() == []
    assert Draft.objects.exists()


def rows(number, **columns):
    EndedChecks.objects.bulk_create(
        EndedChecks(**{"day": TODAY, "page": "age", "ruleset": "1"} | columns)
        for _ in range(number)
    )


def test_rows_of_past_days_become_one_of_each_kind(monkeypatch):
    monkeypatch.setattr(ended_checks, "AT_ONCE", 3)
    rows(7)
    rows(2, count=10)
    rows(2, page="")
    rows(1, ruleset="2")
    rows(1, day=TODAY - timedelta(days=1))
    now = timezone.now().replace(year=2026, month=11, day=21)
    for _ in range(2):
        ended_checks.merge(now)
        found = EndedChecks.objects.order_by("day", "page", "ruleset")
        assert [(row.day.day, row.page, row.ruleset, row.count) for row in found] == [
            (19, "age", "1", 1),
            (20, "", "1", 2),
            (20, "age", "1", 27),
            (20, "age", "2", 1),
        ]


def test_rows_of_the_present_day_are_left():
    rows(3, day=timezone.localdate())
    services.purge()
    assert EndedChecks.objects.count() == 3


def test_purge_merges():
    expired(3)
    services.purge()
    assert EndedChecks.objects.count() == 1


def test_no_page_has_a_name_that_means_something_else():
    assert page_for("answers") is page_for("stopped") is page_for("") is None


def test_nothing_but_day_page_rules_and_count_is_stored():
    names = {field.name for field in EndedChecks._meta.get_fields()}
    assert names == {"id", "day", "page", "ruleset", "count"}


def test_the_first_page_asks_no_more_than_before(client):
    walker = Walker(client)
    form = walker.open().main.find("form", attrs={"data-check": True})
    fields = walker.filled(form)
    with CaptureQueriesContext(connection) as asked:
        client.post(form["action"], fields)
    drafts = [one["sql"] for one in asked if "assessments_" in one["sql"]]
    assert len(drafts) == 3, drafts
