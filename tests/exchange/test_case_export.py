"""Cases as a table: in the order asked for, codes as in the codebook, nobody named, no formula."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.exchange import case_export, codebook
from assessments.models import Case, User
from assessments.models.assessment import AgeBand
from assessments.models.review import Decision
from assessments.triage import Urgency
from assessments.triage.answers import QUESTIONS
from assessments.triage.patterns import Family
from assessments.triage.questions import ManyOf, OneOf
from tests.cases import PRIVATE, answered, sent_case
from tests.spreadsheets import csv_rows

SENT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def rows(lines):
    return csv_rows("".join(lines))


@pytest.fixture
def nurse(db):
    return User.objects.create_user("nurse@example.org", is_staff=True)


def reviewed(case, nurse, *decisions):
    for decision in decisions:
        answered(case, "for the patient", decision, by=nurse)


@pytest.mark.django_db
def test_a_row_says_what_was_sent_in_codes(nurse):
    case = sent_case({"site": ["calf", "foot"]}, now=SENT)
    reviewed(case, nurse, Decision.NOT_REACHED, Decision.CALLED)
    (row,) = rows(case_export.as_csv([case.pk]))
    assert list(row) == list(case_export.COLUMNS)
    expected = {
        "reference": str(case),
        "sent": "2026-11-23T09:30:00+00:00",
        "urgency": case.urgency_code,
        "leading": case.assessment.leading,
        "family": case.family,
        "state": "done",
        "taken_back": "",
        "last_decision": "called",
        "ruleset": case.assessment.ruleset,
        "em_breath": "none",
    }
    assert {name: row[name] for name in expected} == expected
    assert set(row["site"].split("; ")) == {"calf", "foot"}
    assert row["due"] > row["sent"]
    assert row["reviewed_at"]


@pytest.mark.django_db
def test_nobody_is_named_and_what_staff_wrote_stays_in(nurse):
    nurse_of = {"name": "Ada Example", "born": "1950-01-01", "reach": "01 234"}
    case = sent_case(**nurse_of)
    reviewed(case, nurse, Decision.CALLED)
    text = "".join(case_export.as_csv([case.pk]))
    for word in (*nurse_of.values(), PRIVATE, "for the patient", nurse.email):
        assert word not in text


@pytest.mark.django_db
def test_what_was_taken_back_is_marked():
    case = sent_case()
    Case.objects.update(taken_back_at=case.sent_at)
    assert rows(case_export.as_csv([case.pk]))[0]["taken_back"] == "yes"


@pytest.mark.django_db
def test_a_note_is_no_formula():
    case = sent_case({"note": '=HYPERLINK("http://evil.example")'})
    note = rows(case_export.as_csv([case.pk]))[0]["note"]
    assert note.startswith("'=HYPERLINK")


@pytest.mark.django_db
def test_rows_are_in_the_order_asked_for_and_who_is_gone_is_left_out():
    cases = [sent_case() for _ in range(4)]
    order = [cases[2], cases[0], cases[3], cases[1]]
    Case.objects.filter(pk=cases[3].pk).delete()
    found = rows(case_export.as_csv([case.pk for case in order]))
    assert [row["reference"] for row in found] == [str(order[0]), str(order[1]), str(order[3])]


@pytest.mark.django_db
def test_each_part_costs_the_same_queries_and_is_read_when_it_is_its_turn(nurse, monkeypatch):
    monkeypatch.setattr(case_export, "AT_A_TIME", 3)
    cases = [sent_case() for _ in range(9)]
    for case in cases[:4]:
        reviewed(case, nurse, Decision.NOT_REACHED, Decision.CALLED)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        lines = case_export.as_csv([case.pk for case in cases])
        counts = []
        for _line in lines:
            counts.append(len(queries))
    mark_and_columns = [0, 0]
    assert counts == [*mark_and_columns, 1, 1, 1, 2, 2, 2, 3, 3, 3]


@pytest.mark.django_db
def test_the_codebook_names_every_code_of_a_case(nurse):
    case = sent_case()
    reviewed(case, nurse, Decision.CALLED)
    Case.objects.update(taken_back_at=case.sent_at)
    (row,) = rows(case_export.as_csv([case.pk]))
    words = {(each["question"], each["code"]): each["words"] for each in rows(codebook.as_csv())}
    coded = ("urgency", "leading", "family", "state", "taken_back", "last_decision")
    assert all(words[column, row[column]] for column in coded)
    for column, codes in (
        ("urgency", [level.code for level in Urgency]),
        ("family", Family),
        ("age_band", AgeBand.values),
    ):
        assert all((column, code) in words for code in codes)


def test_the_codebook_names_every_column_and_code_of_an_answer():
    found = rows(codebook.as_csv())
    assert {"note", *QUESTIONS} <= {row["question"] for row in found}
    assert all(row["words"] for row in found)
    for name, kind in QUESTIONS.items():
        codes = [row["code"] for row in found if row["question"] == name]
        many = isinstance(kind, OneOf | ManyOf)
        assert codes == ([str(code) for code in codes] if many else [""])
        if many:
            assert sorted(codes) == sorted(str(code) for code in kind.codes)
    assert all(row["asked"] for row in found if row["question"] in QUESTIONS)
