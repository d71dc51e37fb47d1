"""How long what was sent is kept, who can let go of it sooner, and who cannot be deleted."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, AuditEvent, Case, Holder, Review, User
from assessments.models.audit_event import Action
from assessments.models.review import Decision
from tests.cases import answered, sent_case
from tests.staff.staff_members import member

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def nurse():
    return services.Access(member("view_case", "review_case", "assign_case"))


def in_days(days):
    return timezone.now() + timedelta(days=days)


def test_a_case_is_kept_for_its_time_after_the_last_entry(settings, nurse):
    case = sent_case(now=timezone.now() - 40 * DAY)
    answered(case, by=nurse.user)
    assert services.purge(in_days(settings.CASE_DAYS) - DAY).cases == 0
    assert services.purge(in_days(settings.CASE_DAYS) + DAY).cases == 1
    assert not Case.objects.exists()
    assert not Review.objects.exists()


def test_an_open_case_is_kept(settings, nurse):
    case = sent_case(now=timezone.now() - 40 * DAY)
    answered(case, decision=Decision.NOT_REACHED, by=nurse.user)
    assert services.purge(in_days(10 * settings.CASE_DAYS)).cases == 0
    assert Case.objects.exists()


def test_the_result_of_an_account_outlives_its_case(settings, nurse):
    patient = User.objects.create_user("patient@example.org")
    case = sent_case(holder=Holder(account=patient.pk))
    answered(case, by=nurse.user)
    later = in_days(settings.CASE_DAYS) + DAY
    User.objects.filter(pk=patient.pk).update(last_login=later)
    assert services.purge(later).cases == 1
    assert Assessment.objects.filter(owner=patient).exists()


def test_one_that_nobody_holds_goes_with_its_case(settings, nurse):
    case = sent_case()
    services.erase_assessment(assessment=case.assessment)
    assert Assessment.objects.filter(owner=None, visitor=None).exists()
    answered(case, by=nurse.user)
    services.purge(in_days(settings.CASE_DAYS) + DAY)
    assert not Assessment.objects.exists()


def test_a_sent_result_is_kept_when_one_that_was_not_sent_is_past_its_time():
    sent_case(now=timezone.now() - 40 * DAY)
    assert services.purge(in_days(0)).anonymous_results == 0
    assert Assessment.objects.exists()


def test_the_audit_log_is_kept_for_its_time(settings, nurse):
    services.take(case_id=sent_case().pk, access=nurse)
    assert services.purge(in_days(settings.AUDIT_DAYS) - DAY).audit_events == 0
    assert services.purge(in_days(settings.AUDIT_DAYS) + DAY).audit_events == 1


@pytest.mark.parametrize("held", [True, False])
def test_a_case_can_be_erased_before_its_time_on_record(held, nurse, capsys):
    case = sent_case()
    answered(case, by=nurse.user)
    if not held:
        services.erase_assessment(assessment=case.assessment)
    call_command("erase_case", str(case).lower(), by=nurse.user.email, no_input=True)
    assert "erased" in capsys.readouterr().out
    assert not Case.objects.exists()
    assert Assessment.objects.exists() is held
    event = AuditEvent.objects.filter(action=Action.ERASE).get()
    assert (event.actor, event.reference) == (nurse.user, case.assessment.reference)


@pytest.mark.parametrize(
    ("reference", "by"), [("2222-2222", "nurse@example.org"), ("", "nobody@example.org")]
)
def test_what_cannot_be_erased_is_said(reference, by, nurse):
    case = sent_case()
    with pytest.raises(CommandError):
        call_command("erase_case", reference or str(case), by=by, no_input=True)
    assert Case.objects.exists()


@pytest.mark.parametrize("by", ["assigned", "review"])
def test_who_is_named_by_a_case_is_not_deleted_and_not_warned(by, nurse, settings):
    once = User.objects.create_user("once@example.org")
    case = sent_case()
    if by == "assigned":
        services.assign(case_ids=[case.pk], to=once, access=nurse)
    else:
        answered(case, by=once)
        AuditEvent.objects.all().delete_expired()
    assert not LogEntry.objects.exists()
    assert services.is_staff(once)
    with pytest.raises(services.StaffAccount):
        services.erase_account(user=once)
    assert services.purge(in_days(settings.UNUSED_ACCOUNT_DAYS + 1)).accounts_warned == 0


@pytest.mark.parametrize("typed", ["", "y", "no"])
def test_erasing_asks_first(typed, nurse, monkeypatch):
    case = sent_case()
    monkeypatch.setattr("builtins.input", lambda _: typed)
    with pytest.raises(CommandError, match="Nothing was erased"):
        call_command("erase_case", str(case), by=nurse.user.email)
    assert Case.objects.exists()
    monkeypatch.setattr("builtins.input", lambda _: "yes")
    call_command("erase_case", str(case), by=nurse.user.email)
    assert not Case.objects.exists()
