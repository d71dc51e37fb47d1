"""The made-up population: marked as made up, and like a clinic's."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import is_password_usable
from django.db.models import Count

from assessments import services
from assessments.models import Assessment, AuditEvent, Case, EndedChecks, Review, User
from assessments.models.assessment import AgeBand
from assessments.models.audit_event import Action
from assessments.models.case import State
from assessments.models.review import Decision
from assessments.questionnaire.journey import walk
from assessments.services.retention import purge
from assessments.triage import Answers, Urgency, assess

from .sampling import UNTIL, made


@pytest.mark.django_db
class TestStored:
    def test_as_many_as_asked_and_what_is_told_is_there(self):
        tally = made(150)
        assert tally.results == Assessment.objects.count() == sum(tally.by_urgency.values()) == 150
        assert tally.cases["sent"] == Case.objects.count() > 50
        assert tally.cases["open"] == Case.objects.filter(is_open=True).count() > 0
        assert tally.cases["entries"] == Review.objects.count() > 50
        new = Case.objects.filter(state=State.NEW, due_at__lt=UNTIL)
        assert tally.cases["overdue"] == new.count() > 0
        assert any(line.startswith("routine: ") for line in tally.lines())

    def test_answers_lead_again_to_what_is_stored(self):
        made()
        for one in Assessment.objects.all():
            outcome = assess(Answers.from_json(one.content["answers"]))
            assert (one.urgency, one.leading) == (outcome.urgency, outcome.leading)
            assert (one.also, one.ruleset) == (list(outcome.also), outcome.ruleset)
            assert one.age_band == AgeBand.of(one.content["answers"]["age_years"])
            shown = one.content["shown"]["en"]
            assert shown["findings"] or one.urgency <= Urgency.ROUTINE
            assert shown["headline"]
            again = walk(one.content["answers"] | {"note": one.content["remarks"].get("note")})
            assert again.answers == one.content["answers"]

    def test_whoever_is_named_is_named_as_made_up(self):
        made(150)
        assert {user.email.rpartition("@")[2] for user in User.objects.all()} == {"sample.invalid"}
        assert {one.email for one in EmailAddress.objects.filter(verified=True)} == {
            user.email for user in User.objects.filter(is_staff=False)
        }
        contacts = [case.contact for case in Case.objects.all()]
        assert all(set(contact) == {"name", "born", "reach"} for contact in contacts)
        for contact in contacts:
            assert contact["name"] == "" or contact["name"].startswith("Sample patient ")
            assert contact["reach"] == "" or contact["reach"].endswith("@sample.invalid")
        assert any(contact["name"] for contact in contacts)
        notes = [one.content["remarks"].get("note", "") for one in Assessment.objects.all()]
        notes += [entry.note for entry in Review.objects.all()]
        notes += [entry.message or "" for entry in Review.objects.all()]
        assert all(note == "" or note.startswith("Sample data: ") for note in notes)
        assert sum(note != "" for note in notes) > 50

    def test_staff_are_reviewers_who_cannot_sign_in_to_the_admin(self):
        made()
        staff = User.objects.filter(is_staff=True)
        assert staff.count() == 5
        for one in staff:
            assert not one.is_superuser
            assert not is_password_usable(one.password)
            assert not one.authenticator_set.exists()
            assert [group.name for group in one.groups.all()] == ["Reviewer"]

    def test_times_and_columns_agree_with_what_the_services_would_write(self):
        made(150)
        clinic = services.clinic()
        for case in Case.objects.select_related("assessment").prefetch_related("reviews"):
            entries = list(case.reviews.all())
            assert case.assessment.submitted_at <= case.sent_at <= UNTIL
            assert case.due_at == clinic.read_by(case.urgency, case.sent_at)
            assert case.urgency == case.assessment.urgency
            assert case.version == len(entries) + (case.assigned_to_id is not None)
            assert case.assigned_at is None or case.sent_at <= case.assigned_at <= UNTIL
            if entries:
                assert case.state == Decision(entries[-1].decision).leads_to
                assert case.sent_at <= case.reviewed_at == entries[0].at
                assert entries[-1].at <= UNTIL
            else:
                assert case.state == State.NEW
            assert case.is_open is (case.state != State.DONE)

    def test_each_entry_is_in_the_audit_log(self):
        made()
        entries = Review.objects.order_by("at").values_list(
            "at", "by", "case", "case__assessment__reference"
        )
        events = AuditEvent.objects.filter(action=Action.REVIEW).order_by("at")
        assert list(events.values_list("at", "actor", "record", "reference")) == list(entries)

    def test_no_mail_waits_to_be_sent(self):
        made(150)
        owned = Review.objects.exclude(case__assessment__owner=None)
        assert not owned.filter(message__isnull=False, mailed_at=None).exists()
        urgent = Case.objects.filter(urgency__gte=Urgency.SAME_DAY)
        assert urgent.exists()
        assert not urgent.filter(clinic_told_at=None).exists()

    def test_some_patients_have_a_history_and_some_no_account(self):
        made(150)
        many = User.objects.annotate(results=Count("assessments")).filter(results__gt=2)
        assert many.exists()
        assert Assessment.objects.filter(owner=None, visitor__isnull=False).exists()
        oldest = Assessment.objects.earliest("submitted_at").submitted_at
        assert UNTIL - timedelta(days=735) < oldest < UNTIL - timedelta(days=365)

    def test_nothing_of_it_is_past_its_time(self):
        made(150)
        purged = purge(now=UNTIL)
        assert (purged.anonymous_results, purged.cases, purged.unconfirmed_accounts) == (0, 0, 0)

    def test_each_result_is_counted_as_an_ended_check(self):
        made(150)
        counts = dict(EndedChecks.objects.values_list("page").annotate(n=Count("id")))
        assert len(counts) > 3
        results = EndedChecks.objects.filter(page="")
        assert sum(results.values_list("count", flat=True)) == 150
