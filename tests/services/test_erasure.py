"""Erasing takes all of a patient, and nothing of anyone else."""

from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, Draft, Holder, Reminder, User
from assessments.services.admin_log import ERASED
from tests.histories import COLD_LEG
from tests.signing_in import signed_in
from tests.walker import Walker

pytestmark = pytest.mark.django_db
EMAIL = "ann@example.org"


@pytest.fixture
def user():
    return User.objects.get_or_create(email=EMAIL)[0]


@pytest.fixture
def staff():
    return User.objects.create_user("staff@example.org", is_staff=True)


def logged(staff, about, said=None, message=""):
    return LogEntry.objects.create(
        user=staff,
        content_type=ContentType.objects.get_for_model(about),
        object_id=str(about.pk),
        object_repr=said or str(about),
        action_flag=CHANGE,
        change_message=message,
    )


def session_with(**entries):
    session = Client().session
    session.update(entries)
    session.save()
    return session.session_key


def test_a_result_goes_and_others_stay(user):
    walker = Walker(signed_in(EMAIL))
    walker.walk()
    walker.walk()
    gone, kept = Assessment.objects.all()
    services.erase_assessment(assessment=gone)
    assert Assessment.objects.get() == kept


@pytest.mark.parametrize("erased", ["wrong", "right"])
def test_a_result_and_its_correction_outlive_each_other(erased):
    client = Client()
    walker = Walker(client, COLD_LEG)
    wrong = walker.walk()
    client.post(f"{wrong.path}mistake/")
    walker.answers["em_leg"] = ["none"]
    right = walker.walk()
    gone, kept = (wrong, right) if erased == "wrong" else (right, wrong)
    services.erase_assessment(assessment=Assessment.objects.get(pk=gone.path.split("/")[2]))
    left = Assessment.objects.get()
    assert str(left.pk) in kept.path
    assert left.corrects is None
    assert client.get(kept.path).status_code == 200


def test_what_an_open_check_suggests_goes_with_the_result():
    client = Client()
    walker = Walker(client, {"smoking": "ex"})
    walker.walk()
    first = Assessment.objects.get()
    holder = Holder(visitor=first.visitor)
    services.start_from(assessment=first, holder=holder)
    walker.walk()
    draft = services.start_from(assessment=first, holder=holder)
    services.erase_assessment(assessment=Assessment.objects.exclude(pk=first.pk).get())
    draft.refresh_from_db()
    assert draft.suggested["answers"]["smoking"] == "ex"
    services.erase_assessment(assessment=first)
    draft.refresh_from_db()
    assert draft.suggested == {}


def test_the_log_keeps_that_staff_looked_and_not_at_what(user, staff):
    Walker(signed_in(EMAIL)).walk()
    result = Assessment.objects.get()
    entry = logged(staff, result)
    services.erase_assessment(assessment=result)
    entry.refresh_from_db()
    assert (entry.user, entry.object_repr) == (staff, ERASED)


def test_the_log_is_changed_once_for_each_kind(user, staff, django_assert_num_queries):
    from assessments.services.admin_log import forget_objects

    entries = [logged(staff, user), logged(staff, staff)]
    with django_assert_num_queries(1):
        forget_objects([user, staff])
    for entry in entries:
        entry.refresh_from_db()
        assert entry.object_repr == ERASED


def test_an_account_goes_with_all_it_holds(user):
    client = signed_in(EMAIL)
    Walker(client).walk()
    Walker(client).walk(until="/check/age/")
    EmailAddress.objects.create(user=user, email=EMAIL, primary=True, verified=True)
    Reminder.objects.create(owner=user, weeks=2, due_at=timezone.now())
    services.erase_account(user=user)
    for model in (User, Assessment, Draft, Reminder, EmailAddress, Session):
        assert not model.objects.exists(), model


def test_the_log_forgets_whom_it_was_about(user, staff):
    other = User.objects.create_user("joann@example.org")
    about = logged(staff, user, message='[{"changed": {"fields": ["Active"]}}]')
    renamed = logged(staff, user, said="before.this@example.org")
    beside = logged(staff, staff, said=f"address {EMAIL}", message=f'[{{"added": "{EMAIL}"}}]')
    others = logged(staff, other, message="joann@example.org")
    services.erase_account(user=user)
    for entry in (about, renamed, beside, others):
        entry.refresh_from_db()
    assert [about.object_repr, renamed.object_repr, beside.object_repr] == [ERASED] * 3
    assert about.change_message == '[{"changed": {"fields": ["Active"]}}]'
    assert beside.change_message == ""
    assert (others.object_repr, others.change_message) == ("joann@example.org",) * 2


def test_every_device_is_signed_out_and_nobody_else(user):
    devices = [signed_in(EMAIL), signed_in(EMAIL)]
    other = signed_in("other@example.org")
    stranger = Client()
    result = Walker(stranger).walk()
    services.erase_account(user=user)
    for device in devices:
        assert device.get("/account/").status_code == 302
    assert other.get("/account/").status_code == 200
    assert stranger.get(result.path).status_code == 200


def test_an_address_typed_elsewhere_is_taken_out_of_that_session(user):
    visitor = str(uuid4())
    pending = {"email": "Ann@Example.org", "state": {"stages": [{"email": EMAIL}]}}
    key = session_with(visitor=visitor, account_login=pending)
    untouched = session_with(account_login={"email": "joann@example.org"})
    dead = session_with(account_login=pending)
    Session.objects.filter(pk=dead).update(expire_date=timezone.now())
    expires = Session.objects.get(pk=key).expire_date
    services.erase_account(user=user)
    left = Session.objects.get(pk=key)
    assert left.get_decoded() == {"visitor": visitor}
    assert left.expire_date == expires
    assert "account_login" in Session.objects.get(pk=untouched).get_decoded()
    assert not Session.objects.filter(pk=dead).exists()


@pytest.mark.parametrize("right", ["is_staff", "is_superuser"])
def test_staff_are_not_erased(user, right):
    User.objects.filter(pk=user.pk).update(**{right: True})
    with pytest.raises(services.StaffAccount):
        services.erase_account(user=user)
    assert User.objects.exists()


def test_nor_is_who_was_staff_once(user, staff):
    logged(user, staff)
    with pytest.raises(services.StaffAccount):
        services.erase_account(user=user)
    assert LogEntry.objects.exists()


def test_erased_twice_it_is_gone_once(user):
    services.erase_account(user=user)
    services.erase_account(user=User(pk=1, email=EMAIL))


def test_it_happens_as_a_whole_or_not_at_all(user, monkeypatch):
    signed_in(EMAIL)

    def refuse(address):
        raise RuntimeError

    monkeypatch.setattr("assessments.services.erasure.forget_address", refuse)
    with pytest.raises(RuntimeError):
        services.erase_account(user=user)
    assert User.objects.exists()
    assert Session.objects.exists()


@pytest.fixture
def locks(monkeypatch):
    """Which rows were locked: what SQLite, which locks all, does not say in its queries."""
    found = []
    lock = QuerySet.select_for_update

    def note(self, *args, **more):
        found.append(self.model)
        return lock(self, *args, **more)

    monkeypatch.setattr(QuerySet, "select_for_update", note)
    return found


def test_sessions_are_locked_while_they_are_rewritten(user, locks):
    session_with(account_login={"email": EMAIL})
    services.erase_account(user=user)
    assert Session in locks


def test_a_result_is_locked_before_drafts_by_who_erases_it_and_who_starts_from_it(locks):
    Walker(Client()).walk()
    result = Assessment.objects.get()
    for act in (
        lambda: services.start_from(assessment=result, holder=Holder(visitor=result.visitor)),
        lambda: services.erase_assessment(assessment=result),
    ):
        locks.clear()
        act()
        assert locks[:2] == [Assessment, Draft]


def test_nothing_starts_from_a_result_that_is_gone():
    Walker(Client()).walk()
    result = Assessment.objects.get()
    services.erase_assessment(assessment=Assessment.objects.get())
    with pytest.raises(Assessment.DoesNotExist):
        services.start_from(assessment=result, holder=Holder(visitor=result.visitor))
    assert not Draft.objects.exists()
