"""What the database itself refuses, and what an assessment refuses to have changed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.models import Assessment, Draft, User
from assessments.models.assessment import AgeBand, ContentIsFixed
from tests.histories import an_assessment

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "wrong",
    [
        {"urgency": 0},
        {"urgency": 6},
        {"leading": "gout"},
        {"ruleset": ""},
        {"language": ""},
        {"submitted_at": timezone.now() - timedelta(days=1)},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_impossible_assessments_are_refused(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        an_assessment(**wrong)


def test_an_assessment_cannot_correct_itself():
    same = uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        an_assessment(id=same, corrects_id=same)


def test_an_assessment_is_corrected_once():
    first = an_assessment()
    an_assessment(corrects=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        an_assessment(corrects=first)


def test_references_are_unique():
    first = an_assessment()
    with pytest.raises(IntegrityError), transaction.atomic():
        an_assessment(reference=first.reference)


def test_a_visitor_has_one_draft():
    visitor = uuid4()
    Draft.objects.create(visitor=visitor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.create(visitor=visitor)


def test_emails_are_kept_in_lower_case():
    assert User.objects.create_user("Some.One@Example.org").email == "some.one@example.org"
    with pytest.raises(IntegrityError), transaction.atomic():
        User(email="Other@Example.org", password="!").save()


def test_content_cannot_be_saved_again():
    assessment = an_assessment()
    assessment.urgency = 1
    with pytest.raises(ContentIsFixed):
        assessment.save()
    with pytest.raises(ContentIsFixed):
        assessment.save(update_fields=["content"])
    with pytest.raises(ContentIsFixed):
        Assessment.objects.update(urgency=1)
    assert Assessment.objects.get().urgency == 2


def test_an_owner_can_be_set():
    assessment = an_assessment()
    assessment.owner = User.objects.create_user("someone@example.org")
    assessment.visitor = None
    assessment.save(update_fields=["owner", "visitor"])
    assert Assessment.objects.get().owner == assessment.owner


@pytest.mark.parametrize(
    ("age", "band"),
    [
        *((18, "18-39"), (39, "18-39"), (40, "40-49"), (49, "40-49"), (50, "50-64")),
        *((64, "50-64"), (65, "65-79"), (79, "65-79"), (80, "80+"), (120, "80+")),
    ],
)
def test_age_bands(age, band):
    assert AgeBand.of(age) == band
