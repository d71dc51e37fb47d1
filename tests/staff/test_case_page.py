"""A case is read like a person's, by who may, and every reading is on record."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from assessments.models import AuditEvent, Case, Holder, Review, User
from assessments.models.audit_event import Action, Why
from assessments.models.review import Decision
from tests.cases import answered, sent_case
from tests.histories import checked
from tests.staff.staff_members import browser_of
from tests.walker import WALKING_PAIN

from .case_pages import address, entry, read

pytestmark = pytest.mark.django_db


def test_all_that_a_reader_needs_is_there(staff, case):
    page = read(staff, case)
    text = page.get_text(" ", strip=True)
    for words in (
        *("Ann Example", "2 March 1959", "030 1234567", str(case), "67"),
        *("Walking pain that fits narrow leg arteries", "Smokes", "High blood pressure"),
        *("No sudden trouble breathing", "50 to 200 metres", "State New"),
    ):
        assert words in text
    assert "{" not in text, "nothing is shown as it is stored"
    assert "ecq_walk" not in page.decode()


def test_an_answer_that_counted_leads_to_the_finding_it_counted_for(staff, case):
    page = read(staff, case)
    counted = page.select(".case-counted")
    assert counted
    for row in counted:
        for link in row.select("a"):
            target = page.find(id=link["href"].removeprefix("#"))
            assert target.find_parent(class_="case-finding")


def test_a_finding_leads_to_its_rules_in_the_edition_that_judged(staff, case):
    found = read(staff, case).select(".case-finding p > a[href^='/about/rules/']")
    rules = {finding["rule"] for finding in case.assessment.content["shown"]["en"]["findings"]}
    book = f"/about/rules/{case.assessment.ruleset}/"
    assert {link["href"] for link in found} == {f"{book}#{rule}" for rule in rules}


def test_what_a_patient_wrote_is_shown_and_never_run(staff):
    case = sent_case({"note": "x"}, name="<script>alert(1)</script>")
    html = staff.get(address(case)).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_nothing_that_a_patient_wrote_can_be_changed(staff, case):
    names = {field["name"] for field in read(staff, case).select("[name]:not(meta)")}
    allowed = {"csrfmiddlewaretoken", "decision", "note", "message", "version", "next"}
    assert names <= allowed


def test_every_reading_is_on_record_before_it_is_shown(staff, nurse, case):
    read(staff, case, **{"from": "queue"})
    read(staff, case, **{"from": "anything"})
    staff.get(address(case, "sheet/"))
    events = AuditEvent.objects.order_by("id")
    assert [(one.action, one.why) for one in events] == [
        (Action.READ, Why.QUEUE),
        (Action.READ, Why.DIRECT),
        (Action.PRINT, Why.CASE),
    ]
    assert {(one.actor, one.reference, one.record, one.address) for one in events} == {
        (nurse, case.assessment.reference, case.pk, "127.0.0.1")
    }


def test_an_earlier_case_whose_answers_are_shown_is_on_record_as_read(staff):
    now = timezone.now()
    oldest, before, newest = (
        sent_case(WALKING_PAIN, now=now - timedelta(days=days)) for days in (60, 30, 0)
    )
    read(staff, newest, **{"from": "queue"})
    read(staff, oldest)
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


def test_what_the_same_patient_sent_before_stands_beside(staff):
    holder = Holder(account=User.objects.create_user("patient@example.org").pk)
    now = timezone.now()
    first = sent_case(WALKING_PAIN, holder=holder, now=now - timedelta(days=60))
    second = sent_case(WALKING_PAIN | {"walk_distance": "over_200m"}, holder=holder, now=now)
    checked(WALKING_PAIN, holder=holder, days=300).save()
    stranger = sent_case()
    history = read(staff, second).find(attrs={"aria-labelledby": "history"})
    text = history.get_text(" ", strip=True)
    assert "then 50 to 200 metres" in text
    assert "now More than 200 metres" in text
    links = [link["href"] for link in history.select("a")]
    assert links == [f"{address(first)}?from=patient"], "and nothing that was not sent"
    assert "A newer one was sent" in read(staff, first).get_text()
    assert read(staff, stranger).find(attrs={"aria-labelledby": "history"}) is None


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
def test_what_may_be_about_somebody_else_is_not_compared(staff, one, other, joined):
    holder = Holder(account=User.objects.create_user("patient@example.org").pk)
    now = timezone.now()
    older = sent_case(holder=holder, now=now - timedelta(days=1), **one)
    newer = sent_case(holder=holder, now=now, **other)
    assert ("What changed since" in read(staff, newer).get_text()) is joined
    assert ("A newer one was sent" in read(staff, older).get_text()) is joined
    assert str(read(staff, newer).find(href=f"{address(older)}?from=patient"))


@pytest.mark.parametrize(
    ("born", "differs"),
    [("1959-03-02", False), ("1958-01-01", False), ("2015-03-12", True), ("1940-01-01", True)],
)
def test_an_age_that_does_not_fit_the_birthday_is_pointed_out(staff, born, differs):
    case = sent_case(WALKING_PAIN, now=datetime(2026, 11, 26, 9, tzinfo=UTC), born=born)
    assert ("do not fit" in read(staff, case).get_text()) is differs


def test_a_result_that_was_taken_back_says_so(staff, case):
    Case.objects.update(taken_back_at=timezone.now())
    assert "The patient took this result back." in read(staff, case).get_text()
    sheet = staff.get(address(case, "sheet/")).content.decode()
    assert "took this result back" in sheet


def test_the_sheet_is_the_one_that_the_patient_has(staff, case):
    page = BeautifulSoup(staff.get(address(case, "sheet/")).content, "html.parser")
    links = {link["href"] for link in page.select("a[href]:not([href^='#'])")}
    own = {href for href in links if not href.startswith("/about/rules/")}
    assert own == {f"{address(case)}?from=case"}, "none to the patient's own pages"
    sheet = page.find(id="sheet")
    assert str(case) in sheet.get_text()
    assert sheet.find(class_="transcript")
    file = staff.get(address(case, "sheet.pdf"))
    assert file.content.startswith(b"%PDF")
    assert AuditEvent.objects.filter(action=Action.PRINT).count() == 2


def test_without_pdfs_the_case_says_to_print(staff, case, monkeypatch):
    monkeypatch.setattr("assessments.exchange.pdf.available", lambda: False)
    response = staff.get(address(case, "sheet.pdf"), follow=True)
    assert "Print the sheet instead" in response.content.decode()
    assert "Sheet as PDF" not in response.content.decode()


@pytest.mark.parametrize(
    "rest", ["", "take/", "release/", "sheet/", "sheet.pdf", "fhir.json", "history/"]
)
def test_a_result_that_was_not_sent_is_not_there(staff, rest):
    unsent = checked()
    unsent.save()
    for method in (staff.get, staff.post):
        assert method(f"/admin/assessments/case/{unsent.pk}/{rest or 'change/'}").status_code in (
            404,
            405,
        )
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("pk", ["x", "00000000-0000-0000-0000-000000000000", "1'"])
def test_a_mangled_address_is_not_there(staff, pk):
    assert staff.get(f"/admin/assessments/case/{pk}/change/").status_code == 404


@pytest.mark.parametrize("rights", [(), ("review_case",), ("give_rights", "view_user")])
def test_without_the_right_to_read_there_is_nothing(case, rights):
    staff = browser_of(*rights)
    for rest in ("change/", "sheet/", "sheet.pdf", "fhir.json"):
        assert staff.get(address(case, rest)).status_code == 403
    for rest in ("change/", "take/", "release/"):
        assert staff.post(address(case, rest), entry(case)).status_code == 403
    assert not Review.objects.exists()


def test_who_may_only_read_adds_nothing(case):
    staff = browser_of("view_case")
    page = read(staff, case)
    assert not page.select("form.case-entry, .case-actions form")
    for rest in ("change/", "take/", "release/"):
        assert staff.post(address(case, rest), entry(case)).status_code == 403
    assert not Review.objects.exists()


def test_without_a_second_factor_there_is_nothing(nurse, case):
    client = Client()
    client.force_login(nurse)
    for rest in ("change/", "sheet/", "sheet.pdf", "fhir.json"):
        response = client.get(address(case, rest))
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")


def test_the_number_of_queries_does_not_grow_with_what_the_patient_sent(
    staff, nurse, django_assert_num_queries, django_assert_max_num_queries
):
    holder = Holder(account=User.objects.create_user("patient@example.org").pk)
    now = timezone.now()
    newest = sent_case(holder=holder, now=now)
    sent_case(holder=holder, now=now - timedelta(days=1))
    answered(newest, "y", Decision.NOT_REACHED, by=nurse)
    with django_assert_max_num_queries(40) as few:
        staff.get(address(newest))
    for days in range(2, 9):
        sent_case(holder=holder, now=now - timedelta(days=days))
    for _ in range(3):
        answered(newest, "y", Decision.NOT_REACHED, by=nurse)
    with django_assert_num_queries(len(few)):
        staff.get(address(newest))


def test_no_word_of_health_is_on_record(staff, case):
    read(staff, case, **{"from": "queue"})
    staff.post(address(case), entry(case, note="private words", message="come on Monday"))
    written = json.dumps([*AuditEvent.objects.values("action", "why", "references", "reference")])
    for word in ("private", "Monday", case.urgency_code, case.family, "Ann Example"):
        assert word not in written
    columns = {field.name for field in AuditEvent._meta.fields}
    told = {"action", "why", "references", "reference"}
    assert columns - told == {"id", "at", "actor", "address", "record"}
