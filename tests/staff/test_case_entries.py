"""What is done about a case is put down beside it: no word is lost, and nobody overwritten."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from assessments import services
from assessments.models import Holder, Review, User
from assessments.models.case import State
from assessments.models.review import Decision
from tests.cases import answered, sent_case
from tests.histories import WALK_DROP
from tests.signing_in import with_second_factor
from tests.staff.staff_members import member

from .case_pages import REVIEWER, address, entry, read

pytestmark = pytest.mark.django_db


def test_an_entry_is_saved_and_moves_the_case_on(staff, nurse, case):
    fields = entry(case, note="Called at ten.", message="Please come on Monday.")
    response = staff.post(address(case), fields, follow=True)
    assert "is saved" in response.content.decode()
    saved = Review.objects.get()
    assert (saved.by, saved.note, saved.message) == (nurse, fields["note"], fields["message"])
    case.refresh_from_db()
    assert case.state == State.DONE
    assert "Called at ten." in read(staff, case).get_text()


def test_an_entry_without_a_decision_loses_no_word(staff, case):
    fields = entry(case, decision="", note="Long words.", message="More words.")
    response = staff.post(address(case), fields)
    page = BeautifulSoup(response.content, "html.parser")
    assert "Choose what was done." in page.find(role="alert").get_text()
    assert page.find(id="id_note").get_text(strip=True) == "Long words."
    assert page.find(id="id_message").get_text(strip=True) == "More words."
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"decision": "cured"},
        {"version": "x"},
        {"version": "-1"},
        {"note": "x" * 4001},
        {"message": "x" * 1001},
        {"decision": "\x00"},
        {"note": "\x00"},
    ],
)
def test_what_is_wrong_is_said_and_not_saved(staff, case, fields):
    response = staff.post(address(case), entry(case, **fields))
    assert response.status_code == 200
    assert BeautifulSoup(response.content, "html.parser").find(role="alert").get_text(strip=True)
    assert not Review.objects.exists()


@pytest.mark.parametrize(("decision", "status"), [("called", 409), ("", 200)])
def test_who_saw_an_older_case_is_told_and_keeps_the_words(staff, case, decision, status):
    doctor = member(*REVIEWER, email="doctor@example.org")
    answered(case, decision=Decision.REFERRED, note="Referred at nine.", by=doctor)
    old = entry(case, decision=decision, note="My words.")
    response = staff.post(address(case), old)
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == status
    assert "Somebody else changed this case" in page.find(role="alert").get_text()
    assert "Referred at nine." in page.get_text()
    assert page.find(id="id_note").get_text(strip=True) == "My words."
    assert Review.objects.count() == 1
    again = old | {"decision": "called", "version": page.find(attrs={"name": "version"})["value"]}
    staff.post(address(case), again)
    assert Review.objects.count() == 2


def test_a_case_is_taken_and_released(staff, nurse, case):
    staff.post(address(case, "take/"))
    case.refresh_from_db()
    assert case.assigned_to == nurse
    other = with_second_factor(member(*REVIEWER, email="doctor@example.org"))
    assert "Take this case" not in read(other, case).get_text()
    for refused in ("take/", "release/"):
        said = other.post(address(case, refused), follow=True).content.decode()
        assert "Somebody else has taken this case" in said
    staff.post(address(case, "release/"))
    case.refresh_from_db()
    assert case.assigned_to is None


def test_saving_leads_on_to_the_most_urgent_case_that_is_free(staff, case):
    mild = sent_case(now=timezone.now() - timedelta(days=9))
    urgent = sent_case(WALK_DROP)
    taken = sent_case(WALK_DROP, now=timezone.now() - timedelta(days=1))
    doctor = services.Access(member(*REVIEWER, email="doctor@example.org"))
    services.take(case_id=taken.pk, access=doctor)
    for done, following in ((case, urgent), (urgent, mild)):
        response = staff.post(address(done), entry(done, next=""))
        assert response["Location"] == f"{address(following)}?from=queue"
    response = staff.post(address(mild), entry(mild, next=""))
    assert response["Location"] == "/admin/assessments/case/"


def test_a_message_that_nobody_would_read_is_refused(staff, case):
    assert "no account" in read(staff, case).find(id="id_message_helptext").get_text()
    services.erase_assessment(assessment=case.assessment)
    assert "Nobody would read" in read(staff, case).find(id="id_message_helptext").get_text()
    response = staff.post(address(case), entry(case, message="Go to hospital now."))
    page = BeautifulSoup(response.content, "html.parser")
    assert "Nobody would read this." in page.find(role="alert").get_text()
    assert page.find(id="id_message").get_text(strip=True) == "Go to hospital now."
    assert not Review.objects.exists()
    staff.post(address(case), entry(case))
    assert Review.objects.exists()


def test_a_message_says_whether_a_mail_told_of_it(staff, nurse):
    holder = Holder(account=User.objects.create_user("patient@example.org").pk)
    case = sent_case(holder=holder)
    staff.post(address(case), entry(case, message="Come on Monday."))
    assert "no mail has told of it" in read(staff, case).get_text()
    Review.objects.update(mailed_at=timezone.now())
    assert "A mail told of it" in read(staff, case).get_text()
    Review.objects.update(read_at=timezone.now())
    assert "Seen by the patient" in read(staff, case).get_text()
