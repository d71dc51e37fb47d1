"""Accounts that nobody uses are warned of once, then erased; those in use never are."""

import logging
from datetime import timedelta
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.contrib.admin.models import CHANGE, LogEntry
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, Draft, User
from tests.histories import an_assessment
from tests.reading_level import grade

pytestmark = pytest.mark.django_db
EMAIL = "patient@example.org"
NOW = timezone.now()
DAY = timedelta(days=1)


def ago(days):
    return NOW - days * DAY


def account(email=EMAIL, used=None, joined=1000, **more):
    last_login = None if used is None else ago(used)
    return User.objects.create_user(email, last_login=last_login, date_joined=ago(joined), **more)


def purge(in_days=0):
    return services.purge(NOW + in_days * DAY)


@pytest.mark.parametrize(("unused", "warned"), [(699, 0), (701, 1), (2000, 1)])
def test_a_mail_comes_30_days_before(unused, warned):
    account(used=unused, joined=3000)
    assert purge().accounts_warned == warned
    assert len(mail.outbox) == warned
    assert User.objects.get().warned_at == (NOW if warned else None)


def test_the_mail_comes_once_and_30_days_later_the_account_goes():
    account(used=701)
    assert purge().accounts_warned == 1
    for day in (0, 1, 29):
        later = purge(day)
        assert (later.accounts_warned, later.unused_accounts) == (0, 0)
    assert purge(30).unused_accounts == 1
    assert not User.objects.exists()
    assert purge(30).unused_accounts == 0
    assert len(mail.outbox) == 1


def test_nobody_is_erased_without_a_mail_however_long_it_was():
    account(used=2000, joined=3000)
    first = purge()
    assert (first.accounts_warned, first.unused_accounts) == (1, 0)


def test_signing_in_takes_the_warning_back():
    user = account(used=701)
    purge()
    User.objects.filter(pk=user.pk).update(last_login=NOW + 10 * DAY)
    assert purge(40).unused_accounts == 0
    # A second long time unused is warned of anew.
    assert purge(711).accounts_warned == 1
    assert purge(741).unused_accounts == 1


@pytest.mark.parametrize("used", ["result", "draft"])
def test_a_check_is_a_use_as_well(used):
    """A browser may stay signed in for years, so that nobody signs in."""
    user = account(used=701)
    purge()
    then = NOW + 5 * DAY
    if used == "result":
        an_assessment(visitor=None, owner=user, started_at=then, submitted_at=then)
    else:
        Draft.objects.create(owner=user, started_at=then, updated_at=then)
    later = purge(11)
    assert (later.accounts_warned, later.unused_accounts) == (0, 0)
    assert purge(704).accounts_warned == 0
    if used == "result":
        assert purge(706).accounts_warned == 1


@pytest.mark.parametrize("kept", [{"is_staff": True}, {"is_superuser": True}, {"is_active": False}])
def test_staff_and_closed_accounts_are_left_to_staff(kept):
    account(used=2000, joined=3000, **kept)
    counts = purge()
    assert (counts.accounts_warned, counts.unused_accounts) == (0, 0)
    assert not mail.outbox


def test_who_never_signed_in_counts_from_joining():
    account(joined=701)
    assert purge().accounts_warned == 1


def test_the_times_are_settings(settings):
    settings.UNUSED_ACCOUNT_DAYS, settings.UNUSED_ACCOUNT_WARNING_DAYS = 100, 10
    account(used=91, joined=91)
    assert purge().accounts_warned == 1
    assert purge(9).unused_accounts == 0
    assert purge(10).unused_accounts == 1


def test_the_mail_is_plain_and_says_nothing_of_health(settings):
    settings.SITE_URL = "https://clinic.example.org"
    account(used=701)
    purge()
    (message,) = mail.outbox
    assert message.to == [EMAIL]
    assert not message.alternatives
    assert "https://clinic.example.org/sign-in/" in message.body
    text = (message.subject + " " + message.body).lower().replace("leg check", "")
    for word in ("leg", "cramp", "pain", "result", "health", "answer", "urgen"):
        assert word not in text
    for line in message.body.splitlines():
        if len(line.split()) >= 5:
            assert grade(line) <= 6, line


def test_a_mail_that_fails_stops_nobody_else(monkeypatch, caplog):
    account("first@example.org", used=701)
    account("second@example.org", used=701)
    sent = []

    def send(subject, body, sender, to):
        if to == ["first@example.org"]:
            raise OSError("cannot reach first@example.org")
        sent.append(to)
        return len(to)

    monkeypatch.setattr("assessments.services.outgoing.send_mail", send)
    with caplog.at_level(logging.DEBUG):
        assert purge().accounts_warned == 1
    assert sent == [["second@example.org"]]
    assert User.objects.get(email="first@example.org").warned_at is None
    assert "OSError" in caplog.text
    assert "first@" not in caplog.text
    monkeypatch.undo()
    assert purge().accounts_warned == 1


def test_an_account_that_cannot_be_erased_stops_nobody_else(monkeypatch, caplog):
    from assessments.services import unused_accounts

    erase = unused_accounts.erase_account_with

    def erase_but_first(traces, *, user, among):
        if user.email == "first@example.org":
            raise RuntimeError(user.email)
        return erase(traces, user=user, among=among)

    monkeypatch.setattr(unused_accounts, "erase_account_with", erase_but_first)
    for name in ("first", "second"):
        account(f"{name}@example.org", used=800, warned_at=ago(40))
    assert purge().unused_accounts == 1
    assert User.objects.get().email == "first@example.org"
    assert "first@" not in caplog.text


def test_an_account_used_at_the_last_moment_stays(monkeypatch):
    from assessments.services import unused_accounts

    erase = unused_accounts.erase_account_with

    def use_and_erase(traces, **given):
        User.objects.update(last_login=NOW)
        return erase(traces, **given)

    monkeypatch.setattr(unused_accounts, "erase_account_with", use_and_erase)
    account(used=800, warned_at=ago(40))
    assert purge().unused_accounts == 0
    assert User.objects.exists()


def test_who_was_staff_once_is_neither_warned_nor_erased(caplog):
    once = account(used=701)
    LogEntry.objects.create(user=once, object_repr="x", action_flag=CHANGE)
    for day in (0, 1, 31):
        counts = purge(day)
        assert (counts.accounts_warned, counts.unused_accounts) == (0, 0)
    assert not mail.outbox
    assert not caplog.records


def test_an_address_typed_and_never_confirmed_goes_after_a_day():
    services.account_for(EMAIL)
    assert purge(0.9).unconfirmed_accounts == 0
    assert purge(1.1).unconfirmed_accounts == 1
    assert not User.objects.exists()
    assert not EmailAddress.objects.exists()


@pytest.mark.parametrize("kept", ["signed in", "has a result", "made by staff", "is staff"])
def test_other_accounts_are_confirmed_or_not_ours_to_judge(kept):
    user = account(joined=5) if kept == "made by staff" else services.account_for(EMAIL)
    if kept == "signed in":
        User.objects.update(last_login=NOW)
    if kept == "is staff":
        User.objects.update(is_staff=True)
    if kept == "has a result":
        an_assessment(visitor=None, owner=user)
    assert purge(2).unconfirmed_accounts == 0


def test_the_command_prints_every_count_and_can_run_again():
    account("unused@example.org", used=800, warned_at=ago(40))
    account("soon@example.org", used=710)
    User.objects.filter(pk=services.account_for(EMAIL).pk).update(date_joined=ago(3))
    for counts in ((1, 1, 1), (0, 0, 0)):
        printed = StringIO()
        call_command("purge", stdout=printed)
        for what, count in zip(
            ("unconfirmed accounts", "unused accounts", "accounts warned"), counts, strict=True
        ):
            assert f"{what}: {count}\n" in printed.getvalue()
    assert not Assessment.objects.exists()
