"""An account or a result that is erased while its patient is in the middle of something.

Each is held at the moment at which the two once waited for each other.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, Case, Draft, Holder, ShareLink, ShareView, User
from assessments.models.share_link import Shown
from assessments.questionnaire.pages import page_for
from assessments.services import drafts, sharing, starting_again, submission
from tests.cases import sent_case
from tests.histories import COLD_LEG, checked
from tests.questionnaire.drafts import HARMLESS, filled
from tests.sharing import TOKEN, linked

pytestmark = pytest.mark.django_db(transaction=True)
MOST_SECONDS = 20


def other_waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)"
            " WHERE NOT granted AND datname = current_database())"
        )
        return cursor.fetchone()[0]


def held_until_the_other_waits(monkeypatch, module, name, reached):
    """The function says that it was reached, and goes on once the other waits for a lock.

    The other goes through it as ever.
    """
    original = getattr(module, name)

    def held(*args, **kwargs):
        if reached.is_set():
            return original(*args, **kwargs)
        reached.set()
        end = time.monotonic() + MOST_SECONDS
        # SQLite lets one transaction write at a time: there the other waits to begin.
        while connection.vendor == "postgresql" and not other_waits_for_a_lock():
            assert time.monotonic() < end, "the other never waited"
            time.sleep(0.01)
        return original(*args, **kwargs)

    monkeypatch.setattr(module, name, held)


def met(monkeypatch, first, held_at, second):
    """Both results; first is held at that function until second waits."""
    reached = Event()
    held_until_the_other_waits(monkeypatch, *held_at, reached)

    def run(act):
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        begun = threads.submit(run, first)
        assert reached.wait(MOST_SECONDS)
        other = threads.submit(run, second)
        return begun.result(), other.result()


def stored(*answers, holder):
    made = checked(*answers, holder=holder)
    made.started_at = made.submitted_at = timezone.now()
    made.save()
    return made


def left():
    return sum(model.objects.count() for model in (User, Draft, Assessment))


def account():
    return User.objects.create_user("patient@example.org")


def test_a_check_is_submitted_while_its_account_is_erased(monkeypatch):
    user = account()
    Draft.objects.create(owner=user, saved=filled(HARMLESS))
    submitted, _ = met(
        monkeypatch,
        lambda: services.submit(holder=Holder(account=user.pk)),
        (submission, "_insert"),
        lambda: services.erase_account(user=user),
    )
    assert submitted is not None
    assert left() == 0


def test_a_page_that_is_an_emergency_is_saved_while_its_account_is_erased(monkeypatch):
    user = account()
    Draft.objects.create(owner=user, saved={"consent": "yes", "age_years": 50})
    saved, _ = met(
        monkeypatch,
        lambda: services.save_page(
            holder=Holder(account=user.pk),
            page=page_for("sudden-changes"),
            data={"em_leg": ["cold"]},
        ),
        (submission, "_insert"),
        lambda: services.erase_account(user=user),
    )
    assert saved.assessment is not None
    assert left() == 0


def test_a_check_is_begun_from_an_earlier_one_while_its_account_is_erased(monkeypatch):
    user = account()
    earlier = stored(holder=Holder(account=user.pk))
    begun, _ = met(
        monkeypatch,
        lambda: services.start_from(assessment=earlier, holder=Holder(account=user.pk)),
        (starting_again, "_opened"),
        lambda: services.erase_account(user=user),
    )
    assert isinstance(begun, Draft)
    assert left() == 0


def test_a_mistake_is_taken_back_while_its_account_is_erased(monkeypatch):
    user = account()
    emergency = stored(COLD_LEG, holder=Holder(account=user.pk))
    Draft.objects.create(owner=user)
    corrected, _ = met(
        monkeypatch,
        lambda: services.correct(assessment=emergency, holder=Holder(account=user.pk)),
        (drafts, "saved_but_emergency"),
        lambda: services.erase_account(user=user),
    )
    assert isinstance(corrected, Draft)
    assert left() == 0


def test_a_check_is_begun_while_the_earlier_one_is_erased(monkeypatch):
    visitor = uuid4()
    earlier = stored(holder=Holder(visitor=visitor))
    Draft.objects.create(visitor=visitor)
    begun, _ = met(
        monkeypatch,
        lambda: services.start_from(assessment=earlier, holder=Holder(visitor=visitor)),
        (starting_again, "taken_from"),
        lambda: services.erase_assessment(assessment=earlier),
    )
    assert isinstance(begun, Draft)
    assert Draft.objects.get().suggested == {}
    assert not Assessment.objects.exists()


def test_a_correction_is_submitted_while_the_case_that_it_corrects_is_erased(monkeypatch):
    case = sent_case(COLD_LEG)
    visitor = uuid4()
    Assessment.objects.filter(pk=case.pk).update(visitor=None, owner=None)
    Draft.objects.create(visitor=visitor, saved=filled(HARMLESS), corrects_id=case.pk)
    reference = Assessment.objects.get().reference
    access = services.Access(User.objects.create_user("lead@example.org", is_staff=True))
    submitted, _ = met(
        monkeypatch,
        lambda: services.submit(holder=Holder(visitor=visitor)),
        (submission, "mark_taken_back"),
        lambda: services.erase_case(reference=reference, access=access),
    )
    assert submitted is not None
    assert not Case.objects.exists()
    assert Assessment.objects.get(pk=submitted.pk).submitted_at <= timezone.now()


# Links --------------------------------------------------------------------------------------------


def shown():
    return services.open_shared(token=TOKEN, what=Shown.PAGE)


def links_left():
    return ShareLink.objects.count(), ShareView.objects.count()


def erase(result):
    services.erase_assessment(assessment=Assessment.objects.get(pk=result.pk))


def test_a_link_is_made_while_its_result_is_erased(monkeypatch):
    result = stored(holder=Holder(visitor=uuid4()))
    link, _ = met(monkeypatch, lambda: linked(result), (sharing, "hash_of"), lambda: erase(result))
    assert link is not None
    assert (left(), links_left()) == (0, (0, 0))


def test_a_link_is_made_while_the_account_leaves_its_result_to_the_clinic(monkeypatch):
    user = account()
    result = stored(holder=Holder(account=user.pk))
    now = timezone.now()
    Case.objects.create(assessment=result, sent_at=now, due_at=now, urgency=1, family="other")
    met(
        monkeypatch,
        lambda: linked(result),
        (sharing, "hash_of"),
        lambda: services.erase_account(user=user),
    )
    assert (left(), links_left()) == (1, (0, 0))


def test_the_form_is_sent_twice_at_the_same_moment(monkeypatch):
    result = stored(holder=Holder(visitor=uuid4()))
    first, second = met(
        monkeypatch, lambda: linked(result), (sharing, "hash_of"), lambda: linked(result)
    )
    assert first == second
    assert links_left() == (1, 0)


def test_a_link_is_opened_while_it_is_stopped(monkeypatch):
    result = stored(holder=Holder(visitor=uuid4()))
    link = linked(result)
    opened, stopped = met(
        monkeypatch,
        shown,
        (sharing.metrics, "after_commit"),
        lambda: services.stop_link(assessment=result, link=link.pk),
    )
    assert opened == link
    assert stopped
    assert links_left() == (1, 1)
    assert shown() is None


def test_a_link_is_opened_while_its_result_is_erased(monkeypatch):
    result = stored(holder=Holder(visitor=uuid4()))
    linked(result)
    opened, _ = met(monkeypatch, shown, (sharing.metrics, "after_commit"), lambda: erase(result))
    assert opened is not None
    assert (left(), links_left()) == (0, (0, 0))


def test_a_link_is_stopped_while_it_is_opened(monkeypatch):
    """What comes second finds it stopped, and puts nothing on record."""
    result = stored(holder=Holder(visitor=uuid4()))
    link = linked(result)
    original = ShareLink.objects.filter(pk=link.pk)

    def stop_and_wait():
        with transaction.atomic():
            services.stop_link(assessment=result, link=link.pk)
            return sharing.hash_of(str(original.count()))

    _, opened = met(monkeypatch, stop_and_wait, (sharing, "hash_of"), shown)
    assert opened is None
    assert links_left() == (1, 0)
