"""The made-up population: valid, marked as made up, like a clinic's, and the same every time."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from assessments import services
from assessments.models import Assessment, AuditEvent, Case, EndedChecks, Review, User
from assessments.models.assessment import AgeBand
from assessments.models.audit_event import Action
from assessments.models.case import State
from assessments.models.review import Decision
from assessments.questionnaire.journey import emergency, walk
from assessments.services.retention import purge
from assessments.services.sample import SampleRefused, checks, make_sample, population
from assessments.services.sample.answers import Patient
from assessments.services.sample.pictures import PICTURES
from assessments.triage import Answers, Urgency, assess

UNTIL = datetime(2026, 11, 26, 10, 30, tzinfo=UTC)


def made(count=60, *, seed=1):
    return make_sample(count=count, seed=seed, until=UNTIL, progress=lambda done: None)


@pytest.fixture(scope="module")
def drafts():
    """What some hundred patients saved."""
    random = Random(5)
    return [Patient.drawn(random).answers(random) for _ in range(400)]


def as_posted(saved):
    """The fields of a page as a browser sends them."""
    return {name: said for name, said in saved.items() if said not in (None, False)}


def test_every_page_takes_what_is_said_on_it(drafts):
    for saved in drafts:
        walked = walk(saved)
        so_far = {}
        for page in walked.answered:
            said = {name: saved[name] for name in page.base_fields}
            form = page(as_posted(said), context=so_far)
            assert form.is_valid(), (page.slug, form.errors)
            assert form.saved() == said
            so_far |= said


def test_a_check_goes_to_its_end_or_to_the_page_of_an_emergency(drafts):
    """An emergency ends it at once, and so must not come before the last page that was saved."""
    for saved in drafts:
        walked = walk(saved)
        assert walked.complete or emergency(walked)
        so_far = {}
        for page in walked.answered[:-1]:
            so_far |= {name: saved[name] for name in page.base_fields}
            assert emergency(walk(so_far)) is None


def test_all_urgencies_come_and_most_are_harmless(drafts):
    found = Counter(assess(Answers.from_json(walk(saved).answers)).urgency for saved in drafts)
    assert set(found) == set(Urgency)
    harmless = found[Urgency.SELF_CARE] + found[Urgency.ROUTINE]
    assert harmless > 6 * found[Urgency.SAME_DAY] > 6 * found[Urgency.EMERGENCY]


@pytest.mark.parametrize("name", PICTURES)
def test_every_kind_of_patient_can_answer(name):
    random = Random(name)
    for _ in range(20):
        saved = Patient(
            name,
            random.randint(*PICTURES[name].ages),
            {"conditions": ["none"], "medicines": ["none"], "smoking": "never"},
        ).answers(random)
        assert walk(saved).answered


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
            assert not one.has_usable_password()
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

    def test_a_seed_makes_its_population_once(self):
        made()
        with pytest.raises(SampleRefused, match="seed 1 is there already"):
            made()
        made(seed=11)
        assert Assessment.objects.count() == 120
        assert User.objects.filter(is_staff=True).count() == 5

    def test_the_same_seed_makes_the_same_population(self):
        made(150)
        first = everything()
        AuditEvent.objects.all().delete_expired()
        Review.objects.all().delete_expired()
        Case.objects.all().delete()
        Assessment.objects.all().delete()
        User.objects.exclude(is_staff=True).delete()
        made(150)
        assert everything() == first

    def test_copies_differ_in_all_but_content(self, monkeypatch):
        monkeypatch.setattr(checks, "POOL", 5)
        made()
        columns = Assessment.objects.values_list("id", "reference", "started_at")
        assert all(len(set(values)) == 60 for values in zip(*columns, strict=True))
        contents = [str(one.content) for one in Assessment.objects.all()]
        assert len(set(contents)) < 20

    def test_a_reference_that_is_taken_is_passed_over(self):
        made(1, seed=3)
        taken = Assessment.objects.get().reference
        Case.objects.all().delete()
        Assessment.objects.all().delete()
        User.objects.filter(is_staff=False).delete()
        Assessment.objects.create(
            reference=taken,
            started_at=UNTIL,
            submitted_at=UNTIL,
            urgency=Urgency.ROUTINE,
            leading="unclear",
            language="en",
            ruleset="1",
            content={},
        )
        made(3, seed=3)
        assert Assessment.objects.count() == 4

    def test_each_batch_takes_as_many_statements_as_the_one_before(self, monkeypatch):
        monkeypatch.setattr(checks, "POOL", 50)
        monkeypatch.setattr(population, "SIZE", 100)
        statements = {}
        for seed, batches in enumerate((2, 4, 6)):
            with CaptureQueriesContext(connection) as queries:
                made(100 * batches, seed=seed)
            statements[batches] = len(queries)
        # Patients with many results fill a batch up a little more, or a little less.
        assert abs(statements[6] - 2 * statements[4] + statements[2]) <= 20
        assert statements[6] < 600 / 4

    def test_nothing_is_stored_when_it_breaks_off(self):
        def stop(done):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            make_sample(count=5, seed=1, until=UNTIL, progress=stop)
        assert not User.objects.exists()
        assert not Assessment.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"PRODUCTION": True}, "production"),
        ({"CLINIC_NAME": ""}, "CLINIC_NAME"),
    ],
)
def test_it_is_refused(settings, changed, said):
    for name, value in changed.items():
        setattr(settings, name, value)
    with pytest.raises(SampleRefused, match=said):
        made()
    assert not User.objects.exists()


def everything():
    """The population without keys that the database gave."""
    return (
        list(
            Assessment.objects.order_by("id").values_list(
                "id", "reference", "visitor", "owner__email", "submitted_at", "leading", "content"
            )
        ),
        list(
            Case.objects.order_by("pk").values_list(
                "pk", "sent_at", "due_at", "contact", "state", "assigned_to__email", "assigned_at"
            )
        ),
        list(
            Review.objects.order_by("at", "case").values_list(
                "case", "at", "by__email", "decision", "note", "message", "read_at"
            )
        ),
    )
