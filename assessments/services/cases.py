"""Finding cases for the staff who read them."""

from uuid import UUID

from django.db.models import Q, QuerySet

from assessments.models import Assessment, Case, Review, User

MOST_OTHERS = 20


def case_to_read(pk: UUID) -> Case | None:
    """A case with its assessment, what corrects that, and who has it; None when there is none."""
    joined = Case.objects.select_related(
        "assessment__owner", "assessment__corrected_by", "assigned_to"
    )
    return joined.defer("assessment__corrected_by__content").filter(pk=pk).first()


def entries_of(case: Case) -> list[Review]:
    """What staff did about it, the first first."""
    return list(case.reviews.select_related("by"))


def others_of_patient(case: Case) -> list[Case]:
    """What else the same patient sent, newest first, with no content read.

    Who has no account is known by the browser alone. An account that was deleted took with it
    what joined its results.
    """
    owner, visitor = case.assessment.owner_id, case.assessment.visitor
    if owner is None and visitor is None:
        return []
    held = Q(assessment__owner=owner) if owner else Q(assessment__visitor=visitor)
    others: QuerySet[Case] = Case.objects.filter(held).exclude(pk=case.pk)
    joined = others.select_related("assessment").defer("contact", "assessment__content")
    return list(joined.order_by("-assessment__submitted_at")[:MOST_OTHERS])


def assessment_of(case: Case) -> Assessment | None:
    """What was sent as that case, read with its content; None when it is gone meanwhile."""
    return Assessment.objects.filter(pk=case.pk).first()


def next_to_read(user: User, after: Case) -> Case | None:
    """The most urgent case that is open and in nobody else's hands, that one left out."""
    free = Q(assigned_to=None) | Q(assigned_to=user)
    return Case.objects.filter(free, is_open=True).exclude(pk=after.pk).first()
