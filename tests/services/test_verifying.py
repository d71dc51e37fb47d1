"""What verify_records finds: each kind of damage, and nothing on sound records."""

import json
import uuid

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from assessments.models import Assessment, AuditEvent, Case, Draft, Review
from assessments.models.fields import encrypt
from assessments.services.verifying import differences, verify
from assessments.triage import Urgency

from .sampling import made

pytestmark = pytest.mark.django_db


def sql(statement, *values):
    """Past the models, which refuse what is to be found here."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def found():
    return verify().problems


@pytest.fixture(autouse=True)
def records(db):
    made(60)


def test_sound_records_are_all_counted_and_nothing_is_wrong():
    Draft.objects.create(visitor=uuid.uuid4(), saved={"age_years": 50})
    report = verify()
    assert report.problems == {}
    assert report.tables["assessments_assessment"]["rows"] == 60
    assert report.tables["assessments_case"]["rows"] == Case.objects.count() > 0
    assert report.tables["assessments_review"]["rows"] == Review.objects.count() > 0
    assert report.tables["assessments_draft"]["rows"] == 1


def test_content_that_no_key_opens():
    one = Assessment.objects.first()
    sql(
        "UPDATE assessments_assessment SET content = %s WHERE reference = %s",
        b"x" * 90,
        one.reference,
    )
    report = verify()
    assert report.problems == {"assessment: content cannot be read": 1}
    assert report.examples == {"assessment: content cannot be read": [str(one.pk)]}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda content: content.pop("answers"), "content cannot be read"),
        (lambda content: content["shown"].clear(), "content cannot be read"),
        (lambda content: content["shown"]["en"].update(transcript=[]), "nothing is shown"),
        (
            lambda content: content["answers"].update(age_years=18),
            "age band is not that of its answers",
        ),
    ],
)
def test_content_that_says_something_else(change, said):
    one = Assessment.objects.exclude(age_band="18-39").first()
    change(one.content)
    sql(
        "UPDATE assessments_assessment SET content = %s WHERE reference = %s",
        encrypt(one.content),
        one.reference,
    )
    assert found() == {f"assessment: {said}": 1}


def test_an_urgency_that_its_findings_do_not_have():
    case = Case.objects.first()
    level = next(level for level in Urgency if level != case.urgency).value
    reference = case.assessment.reference
    sql("UPDATE assessments_assessment SET urgency = %s WHERE reference = %s", level, reference)
    assert set(found()) <= {
        "assessment: urgency is not that of its findings",
        "assessment: answers come to another result",
        "case: urgency is not its assessment's",
    }
    assert found()["case: urgency is not its assessment's"] == 1
    assert len(found()) == 2


def test_a_case_of_another_kind():
    case = Case.objects.exclude(family="other").first()
    Case.objects.filter(pk=case.pk).update(family="other")
    assert found() == {"case: kind of cause is not its assessment's": 1}


def test_an_entry_that_is_gone():
    closed = Case.objects.filter(state="done").first()
    Review.objects.filter(case=closed)._raw_delete("default")
    wrong = found()
    assert wrong["case: state is not what its last entry led to"] == 1
    assert wrong["case: entries are not as many as it tells of"] == 1
    assert wrong["review: in the audit log, and not there"] == 1


def test_an_entry_that_the_audit_log_does_not_have():
    # The first marks how far the log goes back.
    event = AuditEvent.objects.filter(action="review").order_by("at").last()
    AuditEvent.objects.filter(pk=event.pk)._raw_delete("default")
    assert found() == {"review: not in the audit log": 1}


def test_drafts_contacts_and_notes_that_cannot_be_read():
    Draft.objects.create(visitor=uuid.uuid4())
    sql("UPDATE assessments_draft SET saved = %s", b"x" * 90)
    entries, cases = Review.objects.count(), Case.objects.count()
    sql("UPDATE assessments_review SET note = %s", encrypt({"not": "a text"}))
    sql("UPDATE assessments_case SET contact = %s", b"")
    assert found() == {
        "draft: saved cannot be read": 1,
        "review: note cannot be read": entries,
        "case: contact cannot be read": cases,
    }


class TestDigest:
    def test_the_same_records_have_the_same(self):
        assert differences(verify().tables, verify().tables) == []

    def test_a_row_more_a_row_less_a_changed_row(self):
        before = verify().tables
        Draft.objects.create(visitor=uuid.uuid4())
        added = verify().tables
        assert differences(added, before) == ["assessments_draft: 1 rows here, 0 there"]
        Draft.objects.update(visitor=uuid.uuid4())
        assert differences(verify().tables, added) == ["assessments_draft: 1 rows here, 1 there"]

    def test_a_table_that_is_only_there(self):
        tables = verify().tables
        fewer = {name: table for name, table in tables.items() if name != "assessments_case"}
        assert len(differences(fewer, tables)) == 1


class TestCommand:
    def test_it_says_when_the_newest_result_came(self, capsys):
        call_command("verify_records", "--some")
        newest = Assessment.objects.latest("submitted_at").submitted_at
        assert json.loads(capsys.readouterr().out)["newest"] == newest.isoformat()

    def test_an_empty_database_is_sound_but_not_what_was_to_be_restored(self, capsys):
        Review.objects.all()._raw_delete("default")
        AuditEvent.objects.all()._raw_delete("default")
        Case.objects.all()._raw_delete("default")
        Assessment.objects.all()._raw_delete("default")
        call_command("verify_records")
        assert json.loads(capsys.readouterr().out)["newest"] is None
        with pytest.raises(CommandError, match="there is no result at all"):
            call_command("verify_records", "--some")
