"""A patient's wish to be reminded of another check."""

import uuid

from django.conf import settings
from django.db import models

WEEKS = (2, 4, 8)


class Reminder(models.Model):
    """One mail to come for an account: at most one is waiting, and it is sent at most once.

    Its id stands in the link that stops it, so it is as hard to guess as the link must be.
    """

    WEEKS = WEEKS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminder"
    )
    weeks = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weeks__in=WEEKS), name="reminder_in_some_weeks"
            )
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(sent_at=None), name="reminder_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"reminder {self.id}"
