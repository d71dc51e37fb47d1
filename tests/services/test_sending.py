"""A result is sent once, whole or not at all, and the clinic is told of what is urgent."""

from datetime import UTC, datetime, time

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, Case, User
from assessments.models.case import State
from tests.cases import answered, sent_case
from tests.histories import WALK_DROP, checked
from tests.reading_level import grade

pytestmark = pytest.mark.django_db


@pytest.fixture
def result():
    made = checked()
    made.started_at = made.submitted_at = timezone.now()
    made.save()
    return made


def test_it_is_in_the_queue_with_what_was_added(result):
    contact = {"name": "Ada Sample", "reach": "030 123456", "nonsense": "x"}
    case = services.send(assessment=result, contact=contact)
    case.refresh_from_db()
    assert case.contact == {"name": "Ada Sample", "born": "", "reach": "030 123456"}
    assert (case.urgency, case.state, case.is_open) == (result.urgency, State.NEW, True)
    assert case.due_at > case.sent_at


def test_what_was_added_is_encrypted(result):
    services.send(assessment=result, contact={"name": "Ada Sample"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT contact FROM assessments_case")
        assert b"Ada" not in bytes(cursor.fetchone()[0])


def test_sent_twice_it_stays_as_it_was_first_sent(result):
    first = services.send(assessment=result, contact={"name": "Ada"})
    again = services.send(assessment=result, contact={"name": "Bob"})
    assert (again.pk, again.contact, again.sent_at) == (first.pk, first.contact, first.sent_at)


def test_it_is_to_be_read_within_the_hours_that_the_host_says(result, settings):
    settings.CLINIC_HOURS = {0: ((time(8), time(18)),)}
    settings.READ_WITHIN_HOURS = {**settings.READ_WITHIN_HOURS, "routine": 3}
    saturday = datetime(2026, 11, 28, 12, tzinfo=UTC)
    case = services.send(assessment=result, contact={}, now=saturday)
    assert case.due_at == datetime(2026, 11, 30, 11, tzinfo=UTC)


def test_without_a_clinic_nothing_is_sent(result, settings):
    settings.CLINIC_NAME = ""
    with pytest.raises(services.NothingToSendTo):
        services.send(assessment=result, contact={})
    assert not Case.objects.exists()


def test_what_was_deleted_meanwhile_is_not_sent(result):
    services.erase_assessment(assessment=Assessment.objects.get())
    with pytest.raises(Assessment.DoesNotExist):
        services.send(assessment=result, contact={})


@pytest.mark.parametrize(("answers", "mails"), [({}, 0), (WALK_DROP, 1)])
def test_the_clinic_is_told_of_what_is_urgent_alone(
    django_capture_on_commit_callbacks, settings, answers, mails
):
    with django_capture_on_commit_callbacks(execute=True):
        case = sent_case(answers, name="Ada Sample")
    case.refresh_from_db()
    assert len(mail.outbox) == mails
    assert (case.clinic_told_at is not None) is bool(mails)
    for one in mail.outbox:
        assert one.to == settings.CLINIC_MAIL
        said = one.subject + one.body
        assert "Ada" not in said
        assert case.assessment.spoken_reference not in said


def test_the_mail_to_a_patient_leads_past_the_page_to_sign_in_on(
    django_capture_on_commit_callbacks, settings, client
):
    settings.CLINIC_NAME = "the Vein Clinic"
    case = sent_case()
    owner = User.objects.create_user("patient@example.org")
    Assessment.objects.update(owner=owner, visitor=None)
    with django_capture_on_commit_callbacks(execute=True):
        answered(case, "Please come.")
    body = mail.outbox[-1].body
    for hidden in ("come", "Vein", "nurse"):
        assert hidden not in body
    (link,) = [line for line in body.splitlines() if line.startswith("http")]
    assert grade(body.replace(link, "")) <= 6
    path = link.removeprefix(settings.SITE_URL)
    assert client.get(path).status_code == 200
    client.force_login(owner)
    assert client.get(path)["Location"] == f"/results/{case.pk}/"
