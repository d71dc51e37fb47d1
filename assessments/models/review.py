"""What staff did about a case."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .append_only import AppendOnly, AppendOnlyQuerySet
from .case import Case, State
from .fields import EncryptedJSONField


class Decision(models.TextChoices):
    """What was done. All but one close the case."""

    CALLED = "called", _("Called the patient")
    APPOINTMENT = "appointment", _("Appointment made")
    ABI_BOOKED = "abi_booked", _("Ankle-brachial index (ABI) booked")
    REFERRED = "referred", _("Referred urgently")
    EMERGENCY = "emergency", _("Sent to emergency care")
    ADVICE = "advice", _("Advice given")
    NO_ACTION = "no_action", _("No action needed")
    NOT_REACHED = "not_reached", _("Could not reach the patient")

    @property
    def leads_to(self) -> State:
        """The state of a case whose last entry this is."""
        return State.TRY_AGAIN if self is Decision.NOT_REACHED else State.DONE


class ReviewQuerySet(AppendOnlyQuerySet["Review"]):
    def messages(self) -> Self:
        """The entries that say something to the patient."""
        return self.filter(message__isnull=False)


class Review(AppendOnly):
    """One entry: who, when, what was decided. note is for staff, message for the patient.

    message is null where there is none. mailed_at is when a mail said that there is one; it stays
    null where the patient has no account. read_at is when the patient first saw it.
    """

    MAY_CHANGE: ClassVar[frozenset[str]] = frozenset({"mailed_at", "read_at"})

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reviews")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews"
    )
    at = models.DateTimeField(default=timezone.now)
    decision = models.CharField(max_length=12, choices=Decision)
    note = EncryptedJSONField(default=str)
    message = EncryptedJSONField(null=True)
    mailed_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    objects: ClassVar = ReviewQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]
        indexes = [
            models.Index(
                fields=["at"],
                condition=models.Q(mailed_at=None, message__isnull=False),
                name="review_message_not_mailed",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decision__in=Decision.values), name="review_decision_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(message__isnull=False) | models.Q(mailed_at=None, read_at=None),
                name="review_mail_is_of_a_message",
            ),
        ]

    def __str__(self) -> str:
        return f"entry {self.pk}"
