"""A case is read like a person's, and what is done about it is put down beside it."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from assessments import services
from assessments.models import AuditEvent, Case, Holder, Review, User
from assessments.models.audit_event import Action, Why
from assessments.models.case import State
from assessments.models.review import Decision
from tests.cases import answered, sent_case
from tests.histories import WALK_DROP, checked
from tests.signing_in import with_second_factor
from tests.staff.staff_members import browser_of, member, soup
from tests.walker import WALKING_PAIN

pytestmark = pytest.mark.django_db


REVIEWER = ("view_case", "review_case")


@pytest.fixture
def reader(nurse):
    return with_second_factor(nurse)


@pytest.fixture
def case():
    return sent_case(WALKING_PAIN, name="Ann Example", born="1959-03-02", reach="030 1234567")


def address(case, rest="change/"):
    return f"/admin/assessments/case/{case.pk}/{rest}"


def read(reader, case, **query):
    return soup(reader, address(case), **query)


def entry(case, **fields):
    return {"decision": "called", "note": "", "message": "", "version": case.version} | fields


def test_all_that_a_reader_needs_is_there(reader, case):
    page = read(reader, case)
    text = page.get_text(" ", strip=True)
    for words in (
        *("Ann Example", "March 2, 1959", "030 1234567", str(case), "67"),
        *("Walking pain that fits narrow leg arteries", "Smokes", "High blood pressure"),
        *("No sudden trouble breathing", "50 to 200 metres", "State New"),
    ):
        assert words in text
    assert "{" not in text, "nothing is shown as it is stored"
    assert "ecq_walk" not in page.decode()


def test_an_answer_that_counted_leads_to_the_finding_it_counted_for(reader, case):
    page = read(reader, case)
    counted = page.select(".case-counted")
    assert counted
    for row in counted:
        for link in row.select("a"):
            target = page.find(id=link["href"].removeprefix("#"))
            assert target.find_parent(class_="case-finding")


def test_what_a_patient_wrote_is_shown_and_never_run(reader):
    case = sent_case({"note": "x"}, name="<script>alert(1)</script>")
    html = reader.get(address(case)).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_nothing_that_a_patient_wrote_can_be_changed(reader, case):
    names = {field["name"] for field in read(reader, case).select("[name]:not(meta)")}
    allowed = {"csrfmiddlewaretoken", "decision", "note", "message", "version", "next"}
    assert names <= allowed


def test_every_reading_is_on_record_before_it_is_shown(reader, nurse, case):
    read(reader, case, **{"from": "queue"})
    read(reader, case, **{"from": "anything"})
    reader.get(address(case, "sheet/"))
    events = AuditEvent.objects.order_by("id")
    assert [(one.action, one.why) for one in events] == [
        (Action.READ, Why.QUEUE),
        (Action.READ, Why.DIRECT),
        (Action.PRINT, Why.CASE),
    ]
    assert {(one.actor, one.reference, one.record, one.address) for one in events} == {
        (nurse, case.assessment.reference, case.pk, "127.0.0.1")
    }


def test_an_earlier_case_whose_answers_are_shown_is_on_record_as_read(reader):
    now = timezone.now()
    oldest, before, newest = (
        sent_case(WALKING_PAIN, now=now - timedelta(days=days)) for days in (60, 30, 0)
    )
    read(reader, newest, **{"from": "queue"})
    read(reader, oldest)
    events = AuditEvent.objects.order_by("id").values_list("record", "action", "why")
    assert list(events) == [
        (newest.pk, Action.READ, Why.QUEUE),
        (None, Action.LIST, Why.PATIENT),
        (before.pk, Action.READ, Why.PATIENT),
        (oldest.pk, Action.READ, Why.DIRECT),
        (None, Action.LIST, Why.PATIENT),
    ]
    others = AuditEvent.objects.filter(action=Action.LIST).order_by("id").first().references
    assert others == [case.assessment.reference for case in (before, oldest)]


def test_an_entry_is_saved_and_moves_the_case_on(reader, nurse, case):
    fields = entry(case, note="Called at ten.", message="Please come on Monday.")
    response = reader.post(address(case), fields, follow=True)
    assert "is saved" in response.content.decode()
    saved = Review.objects.get()
    assert (saved.by, saved.note, saved.message) == (nurse, fields["note"], fields["message"])
    case.refresh_from_db()
    assert case.state == State.DONE
    assert "Called at ten." in read(reader, case).get_text()


def test_an_entry_without_a_decision_loses_no_word(reader, case):
    fields = entry(case, decision="", note="Long words.", message="More words.")
    response = reader.post(address(case), fields)
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
def test_what_is_wrong_is_said_and_not_saved(reader, case, fields):
    response = reader.post(address(case), entry(case, **fields))
    assert response.status_code == 200
    assert BeautifulSoup(response.content, "html.parser").find(role="alert").get_text(strip=True)
    assert not Review.objects.exists()


@pytest.mark.parametrize(("decision", "status"), [("called", 409), ("", 200)])
def test_who_saw_an_older_case_is_told_and_keeps_the_words(reader, case, decision, status):
    doctor = member(*REVIEWER, email="doctor@example.org")
    answered(case, decision=Decision.REFERRED, note="Referred at nine.", by=doctor)
    old = entry(case, decision=decision, note="My words.")
    response = reader.post(address(case), old)
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == status
    assert "Somebody else changed this case" in page.find(role="alert").get_text()
    assert "Referred at nine." in page.get_text()
    assert page.find(id="id_note").get_text(strip=True) == "My words."
    assert Review.objects.count() == 1
    again = old | {"decision": "called", "version": page.find(attrs={"name": "version"})["value"]}
    reader.post(address(case), again)
    assert Review.objects.count() == 2


def test_a_case_is_taken_and_released(reader, nurse, case):
    reader.post(address(case, "take/"))
    case.refresh_from_db()
    assert case.assigned_to == nurse
    other = with_second_factor(member(*REVIEWER, email="doctor@example.org"))
    assert "Take this case" not in read(other, case).get_text()
    for refused in ("take/", "release/"):
        said = other.post(address(case, refused), follow=True).content.decode()
        assert "Somebody else has taken this case" in said
    reader.post(address(case, "release/"))
    case.refresh_from_db()
    assert case.assigned_to is None


def test_saving_leads_on_to_the_most_urgent_case_that_is_free(reader, case):
    mild = sent_case(now=timezone.now() - timedelta(days=9))
    urgent = sent_case(WALK_DROP)
    taken = sent_case(WALK_DROP, now=timezone.now() - timedelta(days=1))
    doctor = services.Access(member(*REVIEWER, email="doctor@example.org"))
    services.take(case_id=taken.pk, access=doctor)
    for done, following in ((case, urgent), (urgent, mild)):
        response = reader.post(address(done), entry(done, next=""))
        assert response["Location"] == f"{address(following)}?from=queue"
    response = reader.post(address(mild), entry(mild, next=""))
    assert response["Location"] == "/admin/assessments/case/"


def test_what_the_same_patient_sent_before_stands_beside(reader):
    holder = Holder(account=User.objects.create_user("patient@example.org").pk)
    now = timezone.now()
    first = sent_case(WALKING_PAIN, holder=holder, now=now - timedelta(days=60))
    second = sent_case(WALKING_PAIN | {"walk_distance": "over_200m"}, holder=holder, now=now)
    checked(WALKING_PAIN, holder=holder, days=300).save()
    stranger = sent_case()
    history = read(reader, second).find(attrs={"aria-labelledby": "history"})
    text = history.get_text(" ", strip=True)
    assert "then 50 to 200 metres" in text
    assert "now More than 200 metres" in text
    links = [link["href"] for link in history.select("a")]
    assert links == [f"{address(first)}?from=patient"], "and nothing that was not sent"
    assert "A newer one was sent" in read(reader, first).get_text()
    assert read(reader, stranger).find(attrs={"aria-labelledby": "history"}) is None


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ({}, {}, True),
        ({"name": "Ann  Example"}, {"name": "ann example"}, True),
        ({"name": "Ann Example"}, {}, True),
        ({"name": "Ann Example"}, {"name": "Bob Example"}, False),
        ({"born": "1940-01-01"}, {"born": "1945-01-01"}, False),
        ({"answers": {"for_other": True}}, {}, False),
        ({"answers": {"for_other": True}, "born": "1940-01-01"}, {"born": "1940-01-01"}, True),
    ],
)
def test_what_may_be_about_somebody_else_is_not_compared(reader, one, other, joined):
    holder = Holder(account=User.objects.create_user("patient@example.org").pk)
    now = timezone.now()
    older = sent_case(holder=holder, now=now - timedelta(days=1), **one)
    newer = sent_case(holder=holder, now=now, **other)
    assert ("What changed since" in read(reader, newer).get_text()) is joined
    assert ("A newer one was sent" in read(reader, older).get_text()) is joined
    assert str(read(reader, newer).find(href=f"{address(older)}?from=patient"))


@pytest.mark.parametrize(
    ("born", "differs"),
    [("1959-03-02", False), ("1958-01-01", False), ("2015-03-12", True), ("1940-01-01", True)],
)
def test_an_age_that_does_not_fit_the_birthday_is_pointed_out(reader, born, differs):
    case = sent_case(WALKING_PAIN, now=datetime(2026, 11, 26, 9, tzinfo=UTC), born=born)
    assert ("do not fit" in read(reader, case).get_text()) is differs


def test_a_message_that_nobody_would_read_is_refused(reader, case):
    assert "no account" in read(reader, case).find(id="id_message_helptext").get_text()
    services.erase_assessment(assessment=case.assessment)
    assert "Nobody would read" in read(reader, case).find(id="id_message_helptext").get_text()
    response = reader.post(address(case), entry(case, message="Go to hospital now."))
    page = BeautifulSoup(response.content, "html.parser")
    assert "Nobody would read this." in page.find(role="alert").get_text()
    assert page.find(id="id_message").get_text(strip=True) == "Go to hospital now."
    assert not Review.objects.exists()
    reader.post(address(case), entry(case))
    assert Review.objects.exists()


def test_a_message_says_whether_a_mail_told_of_it(reader, nurse):
    holder = Holder(account=User.objects.create_user("patient@example.org").pk)
    case = sent_case(holder=holder)
    reader.post(address(case), entry(case, message="Come on Monday."))
    assert "no mail has told of it" in read(reader, case).get_text()
    Review.objects.update(mailed_at=timezone.now())
    assert "A mail told of it" in read(reader, case).get_text()
    Review.objects.update(read_at=timezone.now())
    assert "Seen by the patient" in read(reader, case).get_text()


def test_a_result_that_was_taken_back_says_so(reader, case):
    Case.objects.update(taken_back_at=timezone.now())
    assert "The patient took this result back." in read(reader, case).get_text()
    sheet = reader.get(address(case, "sheet/")).content.decode()
    assert "took this result back" in sheet


def test_the_sheet_is_the_one_that_the_patient_has(reader, case):
    page = BeautifulSoup(reader.get(address(case, "sheet/")).content, "html.parser")
    links = {link["href"] for link in page.select("a[href]:not([href^='#'])")}
    assert links == {f"{address(case)}?from=case"}, "none to the patient's own pages"
    sheet = page.find(id="sheet")
    assert str(case) in sheet.get_text()
    assert sheet.find(class_="transcript")
    file = reader.get(address(case, "sheet.pdf"))
    assert file.content.startswith(b"%PDF")
    assert AuditEvent.objects.filter(action=Action.PRINT).count() == 2


def test_without_pdfs_the_case_says_to_print(reader, case, monkeypatch):
    monkeypatch.setattr("assessments.exchange.pdf.available", lambda: False)
    response = reader.get(address(case, "sheet.pdf"), follow=True)
    assert "Print the sheet instead" in response.content.decode()
    assert "Sheet as PDF" not in response.content.decode()


@pytest.mark.parametrize("rest", ["", "take/", "release/", "sheet/", "sheet.pdf", "history/"])
def test_a_result_that_was_not_sent_is_not_there(reader, rest):
    unsent = checked()
    unsent.save()
    for method in (reader.get, reader.post):
        assert method(f"/admin/assessments/case/{unsent.pk}/{rest or 'change/'}").status_code in (
            404,
            405,
        )
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("pk", ["x", "00000000-0000-0000-0000-000000000000", "1'"])
def test_a_mangled_address_is_not_there(reader, pk):
    assert reader.get(f"/admin/assessments/case/{pk}/change/").status_code == 404


@pytest.mark.parametrize("rights", [(), ("review_case",), ("give_rights", "view_user")])
def test_without_the_right_to_read_there_is_nothing(case, rights):
    reader = browser_of(*rights)
    for rest in ("change/", "sheet/", "sheet.pdf"):
        assert reader.get(address(case, rest)).status_code == 403
    for rest in ("change/", "take/", "release/"):
        assert reader.post(address(case, rest), entry(case)).status_code == 403
    assert not Review.objects.exists()


def test_who_may_only_read_adds_nothing(case):
    reader = browser_of("view_case")
    page = read(reader, case)
    assert not page.select("form.case-entry, .case-actions form")
    for rest in ("change/", "take/", "release/"):
        assert reader.post(address(case, rest), entry(case)).status_code == 403
    assert not Review.objects.exists()


def test_without_a_second_factor_there_is_nothing(nurse, case):
    client = Client()
    client.force_login(nurse)
    for rest in ("change/", "sheet/", "sheet.pdf"):
        response = client.get(address(case, rest))
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")


def test_the_number_of_queries_does_not_grow_with_what_the_patient_sent(
    reader, nurse, django_assert_num_queries, django_assert_max_num_queries
):
    holder = Holder(account=User.objects.create_user("patient@example.org").pk)
    now = timezone.now()
    newest = sent_case(holder=holder, now=now)
    sent_case(holder=holder, now=now - timedelta(days=1))
    answered(newest, "y", Decision.NOT_REACHED, by=nurse)
    with django_assert_max_num_queries(40) as few:
        reader.get(address(newest))
    for days in range(2, 9):
        sent_case(holder=holder, now=now - timedelta(days=days))
    for _ in range(3):
        answered(newest, "y", Decision.NOT_REACHED, by=nurse)
    with django_assert_num_queries(len(few)):
        reader.get(address(newest))


def test_no_word_of_health_is_on_record(reader, case):
    read(reader, case, **{"from": "queue"})
    reader.post(address(case), entry(case, note="private words", message="come on Monday"))
    written = json.dumps([*AuditEvent.objects.values("action", "why", "references", "reference")])
    for word in ("private", "Monday", case.urgency_code, case.family, "Ann Example"):
        assert word not in written
    columns = {field.name for field in AuditEvent._meta.fields}
    told = {"action", "why", "references", "reference"}
    assert columns - told == {"id", "at", "actor", "address", "record"}
