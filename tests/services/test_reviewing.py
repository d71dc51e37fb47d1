"""What staff do with a case: taken, released, assigned, reviewed; nobody overwritten unseen."""

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction

from assessments import services
from assessments.models import AuditEvent, Case, Review, User
from assessments.models.append_only import NeverChanges
from assessments.models.audit_event import Action, Why
from assessments.models.case import State
from assessments.models.review import Decision
from tests.cases import answered, sent_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return sent_case()


@pytest.fixture
def nurse():
    user = User.objects.create_user("nurse@example.org", is_staff=True)
    return services.Access(user, "192.0.2.1", Why.QUEUE)


@pytest.fixture
def doctor():
    return services.Access(User.objects.create_user("doctor@example.org", is_staff=True))


def test_a_case_is_taken_once_and_released_by_its_owner(case, nurse, doctor):
    services.take(case_id=case.pk, access=nurse)
    services.take(case_id=case.pk, access=nurse)
    for refused in (services.take, services.release):
        with pytest.raises(services.TakenByAnother):
            refused(case_id=case.pk, access=doctor)
    case.refresh_from_db()
    assert (case.assigned_to, case.version) == (nurse.user, 1)
    services.release(case_id=case.pk, access=nurse)
    case.refresh_from_db()
    assert (case.assigned_to, case.assigned_at, case.version) == (None, None, 2)
    actions = AuditEvent.objects.order_by("id").values_list("action", "actor", "address", "why")
    assert list(actions) == [
        (Action.TAKE, nurse.user.pk, "192.0.2.1", Why.QUEUE),
        (Action.RELEASE, nurse.user.pk, "192.0.2.1", Why.QUEUE),
    ]


def test_a_case_is_assigned_whoever_has_it(case, nurse, doctor):
    services.take(case_id=case.pk, access=nurse)
    assert services.assign(case_ids=[case.pk], to=doctor.user, access=doctor) == 1
    assert services.assign(case_ids=[case.pk], to=doctor.user, access=doctor) == 0
    case.refresh_from_db()
    assert case.assigned_to == doctor.user
    assert services.assign(case_ids=[case.pk], to=None, access=doctor) == 1


@pytest.mark.parametrize("decision", Decision)
def test_the_state_follows_from_the_last_entry(case, nurse, decision):
    answered(case, decision=decision, by=nurse.user)
    case.refresh_from_db()
    reached = decision is not Decision.NOT_REACHED
    assert case.state == (State.DONE if reached else State.TRY_AGAIN)
    assert case.is_open is not reached
    first = case.reviewed_at
    answered(case, decision=Decision.NOT_REACHED, by=nurse.user)
    case.refresh_from_db()
    assert (case.state, case.is_open) == (State.TRY_AGAIN, True)
    assert case.reviewed_at == first


def test_who_saw_an_older_case_changes_nothing(case, nurse, doctor):
    answered(case, note="called at ten", by=nurse.user)
    with pytest.raises(services.ChangedMeanwhile):
        services.review(
            case_id=case.pk,
            entry=services.Entry(Decision.CALLED),
            seen_version=case.version,
            access=doctor,
        )
    assert Review.objects.get().note == "called at ten"


def test_a_message_is_mailed_without_its_words(case, nurse, django_capture_on_commit_callbacks):
    case.assessment.owner = User.objects.create_user("patient@example.org")
    case.assessment.visitor = None
    case.assessment.save(update_fields=["owner", "visitor"])
    with django_capture_on_commit_callbacks(execute=True):
        added = answered(case, "Please come on Monday.", by=nurse.user)
    sent = mail.outbox[-1]
    assert sent.to == ["patient@example.org"]
    assert "Monday" not in sent.body + sent.subject
    added.refresh_from_db()
    assert added.mailed_at is not None


def test_words_of_an_entry_are_encrypted(case, nurse):
    answered(case, "for the patient", note="private", by=nurse.user)
    with connection.cursor() as cursor:
        cursor.execute("SELECT note, message FROM assessments_review")
        stored = b"".join(bytes(value) for value in cursor.fetchone())
    assert b"private" not in stored
    assert b"patient" not in stored


def test_what_is_on_record_stays(case, nurse):
    added = answered(case, by=nurse.user)
    added.decision = Decision.NO_ACTION
    with pytest.raises(NeverChanges):
        added.save()
    for refused in (
        added.delete,
        Review.objects.all().delete,
        lambda: Review.objects.update(decision=Decision.NO_ACTION),
        lambda: AuditEvent.objects.update(why=""),
        lambda: AuditEvent.objects.get().delete(),
    ):
        with pytest.raises(NeverChanges):
            refused()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessments_review SET decision = 'called'",
        "UPDATE assessments_auditevent SET why = ''",
    ],
)
def test_the_database_refuses_changes_too(case, nurse, statement):
    answered(case, by=nurse.user)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)


def test_the_assessment_of_a_case_cannot_be_deleted(case):
    with pytest.raises(DatabaseError):
        case.assessment.delete()
    assert Case.objects.exists()
