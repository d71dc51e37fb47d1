"""No mail is lost when a server fails, and none goes out twice when two machines send."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.core import mail
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.core.management import CommandError
from django.db import connection, connections

from assessments import services
from assessments.models import Case, Holder, User
from assessments.services import outgoing, telling
from assessments.services.telling import Told
from tests.cases import answered, sent_case
from tests.histories import COLD_LEG

from .mailing import CLINIC, DOWN, LOOKING, PATIENT, REFUSING, WORDS, Looking, recipients, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clinic")]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("error", ["mail", "template", "cache", "anything"])
def test_a_mail_that_fails_leaves_what_was_sent_and_is_tried_again(settings, monkeypatch, error):
    with monkeypatch.context() as broken:
        if error == "mail":
            settings.EMAIL_BACKEND = DOWN
        elif error == "template":
            broken.setattr(outgoing, "render_to_string", failing)
        elif error == "cache":
            broken.setattr(outgoing.cache, "add", failing)
            broken.setattr(outgoing.cache, "delete", failing)
        else:
            broken.setattr(telling, "_tell", failing)
        case = sent_case(COLD_LEG)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert Case.objects.filter(pk=case.pk).exists()
    assert services.tell_waiting() == Told(sent=0 if error == "cache" else 1)
    assert recipients() == [[CLINIC]]


def failing(*_, **__):
    raise RuntimeError(PATIENT)


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_a_mail_is_on_its_way(settings, patient):
    settings.EMAIL_BACKEND = LOOKING
    Looking.seen = []
    case = sent_case(COLD_LEG, holder=Holder(account=patient.pk))
    answered(case, WORDS)
    Case.objects.update(clinic_told_at=None, is_open=True, state="try_again")
    services.tell_waiting()
    assert Looking.seen == [False, False, False]


def test_one_mail_that_fails_does_not_hold_up_the_others(message, settings, caplog):
    settings.EMAIL_BACKEND = REFUSING
    other = User.objects.create_user("other@example.org")
    answered(sent_case(holder=Holder(account=other.pk)), WORDS)
    assert services.tell_waiting() == Told(sent=1, failed=1)
    assert recipients() == [["other@example.org"]]
    assert "SMTPRecipientsRefused" in caplog.text
    assert "example.org" not in caplog.text


def test_while_no_mail_server_answers_all_stays_and_the_command_fails(message, settings, caplog):
    sent_case(COLD_LEG)
    settings.EMAIL_BACKEND = DOWN
    with pytest.raises(CommandError, match="tried again by the next run"):
        run()
    assert "example.org" not in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert run() == "sent: 2\nfailed: 0\n"
    assert run() == "sent: 0\nfailed: 0\n"


def test_no_mail_server_is_asked_for_nothing(settings):
    settings.EMAIL_BACKEND = DOWN
    assert services.tell_waiting() == Told()


@pytest.mark.django_db(transaction=True)
def test_two_machines_at_once_send_each_once(monkeypatch):
    for _ in range(6):
        sent_case(COLD_LEG)
    mail.outbox.clear()
    Case.objects.update(clinic_told_at=None)

    def machine(_):
        try:
            return services.tell_waiting().sent
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as machines:
        assert sum(machines.map(machine, range(2))) == 6
    assert len({sent.body for sent in mail.outbox}) == len(mail.outbox) == 6


@pytest.fixture
def takes_no_writes():
    """A database that is no longer the primary, for what asks it meanwhile."""
    postgresql = connection.vendor == "postgresql"
    begin, end = (
        ("SET default_transaction_read_only = on", "SET default_transaction_read_only = off")
        if postgresql
        else ("PRAGMA query_only = ON", "PRAGMA query_only = OFF")
    )

    @contextmanager
    def now():
        connection.cursor().execute(begin)
        try:
            yield
        finally:
            connection.cursor().execute(end)

    return now


@pytest.mark.django_db(transaction=True)
def test_where_no_note_is_taken_and_none_is_there_a_mail_is_ours(takes_no_writes):
    assert isinstance(caches["default"], DatabaseCache)
    with takes_no_writes():
        assert outgoing.claimed("this")
    assert outgoing.claimed("this")
    with takes_no_writes():
        assert not outgoing.claimed("this")


def test_what_another_is_sending_is_left_to_it_and_sent_when_it_stops():
    case = sent_case(COLD_LEG)
    assert outgoing.claimed(f"case:{case.pk}")
    assert services.tell_waiting() == Told()
    outgoing.unclaim(f"case:{case.pk}")
    assert services.tell_waiting() == Told(sent=1)
