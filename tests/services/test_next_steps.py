"""A case is never quiet while somebody should act: overdue, not reached, in the wrong hands."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.utils import timezone

from assessments import services
from assessments.models import AuditEvent, Case, Review, User
from assessments.models.audit_event import Action
from assessments.models.review import Decision
from assessments.staff.waiting import waiting
from tests.cases import answered, sent_case
from tests.histories import COLD_LEG, WALK_DROP, checked
from tests.signing_in import with_second_factor
from tests.staff.staff_members import CASES, listed, member

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def nurse():
    return services.Access(member("view_case", "review_case"))


def overdue(case, now):
    return case.is_overdue(now), Case.objects.filter(Case.overdue_at(now)).exists()


def test_a_patient_who_was_not_reached_is_to_be_tried_again(nurse):
    case = sent_case(WALK_DROP, now=timezone.now() - timedelta(days=9))
    answered(case, decision=Decision.NOT_REACHED, by=nurse.user)
    case.refresh_from_db()
    assert case.again_at > timezone.now()
    assert overdue(case, case.again_at - MINUTE) == (False, False)
    assert overdue(case, case.again_at + MINUTE) == (True, True)
    late = waiting(case, case.again_at + 3 * MINUTE)
    assert (late.is_overdue, late.due) == (True, "Overdue by 3 min")
    answered(case, decision=Decision.CALLED, by=nurse.user)
    case.refresh_from_db()
    assert case.again_at is None
    assert overdue(case, timezone.now() + timedelta(days=99)) == (False, False)


def test_the_filter_finds_who_was_not_reached_in_time(nurse):
    case = sent_case(WALK_DROP)
    answered(case, decision=Decision.NOT_REACHED, by=nurse.user)
    browser = with_second_factor(nurse.user)
    assert listed(browser, CASES, state="overdue") == []
    Case.objects.update(again_at=timezone.now() - MINUTE)
    assert listed(browser, CASES, state="overdue") == [str(case)]


@pytest.mark.parametrize(("answers", "mails"), [(WALK_DROP, 1), ({}, 0)])
def test_something_urgent_that_is_overdue_is_told_of_once(answers, mails, nurse):
    case = sent_case(answers, now=timezone.now() - timedelta(days=30))
    Case.objects.update(clinic_told_at=timezone.now())
    assert services.tell_waiting().sent == mails
    assert services.tell_waiting().sent == 0
    assert len(mail.outbox) == mails
    for one in mail.outbox:
        assert "overdue" in one.subject
        assert case.family not in one.body


def test_and_again_when_the_next_try_is_overdue(nurse):
    case = sent_case(WALK_DROP, now=timezone.now() - timedelta(days=30))
    Case.objects.update(clinic_told_at=timezone.now())
    assert services.tell_waiting().sent == 1
    answered(case, decision=Decision.NOT_REACHED, by=nurse.user)
    assert services.tell_waiting().sent == 0
    Case.objects.update(again_at=timezone.now() - MINUTE)
    assert services.tell_waiting().sent == 1


def test_an_entry_that_is_sent_twice_is_added_once(nurse):
    case = sent_case()
    entry = services.Entry(Decision.CALLED, "Called at ten.", "All is well.")
    first, second = (
        services.review(case_id=case.pk, entry=entry, seen_version=0, access=nurse)
        for _ in range(2)
    )
    assert first == second
    assert Review.objects.count() == 1
    doctor = services.Access(member("review_case", email="doctor@example.org"))
    for other, by in ((services.Entry(Decision.CALLED), nurse), (entry, doctor)):
        with pytest.raises(services.ChangedMeanwhile):
            services.review(case_id=case.pk, entry=other, seen_version=0, access=by)


@pytest.mark.parametrize("what", ["active", "staff", "roles"])
def test_who_can_deal_with_cases_no_more_holds_none(what, nurse):
    head = services.Access(User.objects.create_superuser("head@example.org"))
    reviewer = User.objects.create_user("other@example.org", is_staff=True)
    role, _ = Group.objects.get_or_create(name="Reviewer")
    role.permissions.add(*nurse.user.user_permissions.all())
    reviewer.groups.add(role)
    case = sent_case()
    services.take(case_id=case.pk, access=services.Access(reviewer))
    had = {"active": True, "staff": True, "superuser": False, "roles": frozenset({role})}
    services.give_rights(user=reviewer, rights=services.Rights(**had), access=head)
    case.refresh_from_db()
    assert case.assigned_to == reviewer
    given = had | {what: frozenset() if what == "roles" else False}
    services.give_rights(user=reviewer, rights=services.Rights(**given), access=head)
    case.refresh_from_db()
    assert case.assigned_to is None
    assert AuditEvent.objects.filter(actor=head.user, action=Action.ASSIGN).exists()


def test_the_next_case_is_a_new_one_before_one_to_be_tried_again(nurse):
    done, tried, mild = sent_case(), sent_case(WALK_DROP), sent_case()
    answered(tried, decision=Decision.NOT_REACHED, by=nurse.user)
    assert services.next_to_read(nurse.user, done) == mild
    answered(mild, decision=Decision.CALLED, by=nurse.user)
    assert services.next_to_read(nurse.user, done) == tried
    assert services.count_others_open(done) == 1


def test_a_result_that_was_taken_back_says_so_for_good(client):
    from tests.walker import Walker

    walker = Walker(client, COLD_LEG)
    emergency = walker.walk()
    pk = emergency.path.split("/")[2]
    case = services.send(assessment=services.results_of(None).model.objects.get(pk=pk), contact={})
    client.post(f"{emergency.path}mistake/")
    replaced = Walker(client).walk()
    case.refresh_from_db()
    assert (case.taken_back_at is not None, case.version) == (True, 1)
    client.post(f"{replaced.path}delete/")
    case.refresh_from_db()
    assert case.taken_back_at is not None


def test_one_that_was_taken_back_is_not_sent():
    old = checked()
    old.started_at = old.submitted_at = timezone.now()
    old.save()
    correction = checked()
    correction.corrects = old
    correction.save()
    with pytest.raises(services.NoLongerCurrent):
        services.send(assessment=old, contact={})
    assert not Case.objects.exists()


@pytest.mark.parametrize(("minutes", "sent"), [(-1, True), (1, False)])
def test_an_old_result_is_not_sent(settings, minutes, sent):
    old = checked()
    old.save()
    at = old.submitted_at + timedelta(days=settings.SEND_WITHIN_DAYS, minutes=minutes)
    if sent:
        services.send(assessment=old, contact={}, now=at)
    else:
        with pytest.raises(services.NoLongerCurrent):
            services.send(assessment=old, contact={}, now=at)
    assert Case.objects.exists() is sent
