"""A population is made once, the same for a seed, in batches, whole or not at all."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.models import Assessment, AuditEvent, Case, Review, User
from assessments.services.sample import SampleRefused, checks, make_sample, population
from assessments.triage import Urgency

from .sampling import UNTIL, made


@pytest.mark.django_db
class TestRuns:
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
