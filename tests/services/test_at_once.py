"""Two who do something with one result or case at the same moment: nothing is lost or twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, AuditEvent, Case, Draft, Holder, Review, User
from assessments.models.audit_event import Action
from assessments.models.review import Decision
from tests.cases import sent_case
from tests.histories import COLD_LEG, checked
from tests.questionnaire.drafts import HARMLESS, filled

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("attempt", range(6)),
]
REFUSED = (
    services.ChangedMeanwhile,
    services.TakenByAnother,
    services.NoLongerCurrent,
    services.StaffAccount,
    Assessment.DoesNotExist,
)


def at_once(*acts):
    """What each of them gives or is refused with; anything else is an error."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait()
            return act()
        except REFUSED as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def unsent(answers=None, **holder):
    made = checked(answers, holder=Holder(**(holder or {"visitor": uuid4()})))
    made.started_at = made.submitted_at = timezone.now()
    made.save()
    return made


def staff(email):
    return services.Access(User.objects.create_user(email, is_staff=True))


def test_a_result_sent_twice_is_one_case(attempt):
    result = unsent()

    def send(name):
        return lambda: services.send(assessment=result, contact={"name": name})

    one, other = at_once(send("Ada"), send("Bob"))
    assert one.contact == other.contact == Case.objects.get().contact


def test_a_result_is_sent_or_deleted(attempt):
    result = unsent()
    sent, _ = at_once(
        lambda: services.send(assessment=result, contact={}),
        lambda: services.erase_assessment(assessment=result),
    )
    kept = Assessment.objects.filter(pk=result.pk).first()
    assert Case.objects.exists() is isinstance(sent, Case)
    assert (kept is not None) is isinstance(sent, Case)
    assert kept is None or (kept.visitor, kept.owner) == (None, None)


def test_an_account_is_deleted_while_its_result_is_sent(attempt):
    user = User.objects.create_user("patient@example.org")
    result = unsent(account=user.pk)
    sent, erased = at_once(
        lambda: services.send(assessment=result, contact={}),
        lambda: services.erase_account(user=user),
    )
    assert erased is None
    assert not User.objects.exists()
    assert Case.objects.exists() is isinstance(sent, Case)
    assert Assessment.objects.filter(owner=None).exists() is isinstance(sent, Case)


def test_a_result_that_is_taken_back_while_it_is_sent_is_marked_or_not_sent(attempt):
    visitor = uuid4()
    result = unsent(COLD_LEG, visitor=visitor)
    Draft.objects.create(visitor=visitor, saved=filled(HARMLESS), corrects=result)
    sent, correction = at_once(
        lambda: services.send(assessment=result, contact={}),
        lambda: services.submit(holder=Holder(visitor=visitor)),
    )
    assert correction.corrects_id == result.pk
    if isinstance(sent, Case):
        assert Case.objects.get().is_taken_back
    else:
        assert not Case.objects.exists()


def test_one_of_two_takes_a_case(attempt):
    case, both = sent_case(), (staff("nurse@example.org"), staff("doctor@example.org"))

    def take(access):
        return lambda: services.take(case_id=case.pk, access=access)

    results = at_once(*map(take, both))
    assert sum(isinstance(one, services.TakenByAnother) for one in results) == 1
    event = AuditEvent.objects.get(action=Action.TAKE)
    assert event.actor == Case.objects.get().assigned_to


def test_one_of_two_entries_is_saved_and_the_other_told(attempt):
    case, both = sent_case(), (staff("nurse@example.org"), staff("doctor@example.org"))

    def review(access):
        entry = services.Entry(Decision.CALLED, note=access.user.email)
        return lambda: services.review(case_id=case.pk, entry=entry, seen_version=0, access=access)

    results = at_once(*map(review, both))
    assert sum(isinstance(one, services.ChangedMeanwhile) for one in results) == 1
    assert Review.objects.get().note == Review.objects.get().by.email
    assert Case.objects.get().version == 1
