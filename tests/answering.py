"""The clinic's answers to what was sent, for tests of what patients see of them."""

from assessments import services
from assessments.models import Case, Review, User
from assessments.models.review import Decision

PRIVATE = "A note for staff alone."


def answered(case: Case, message: str = "", decision: Decision = Decision.CALLED) -> Review:
    """An entry of a nurse, with a private note, on the case as it is by now."""
    nurse, _ = User.objects.get_or_create(email="nurse@example.org", is_staff=True)
    return services.review(
        case_id=case.pk,
        entry=services.Entry(decision, PRIVATE, message),
        seen_version=Case.objects.get(pk=case.pk).version,
        access=services.Access(nurse),
    )
