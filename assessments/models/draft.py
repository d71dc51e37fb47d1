"""A check that is being filled in."""

import uuid
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from .fields import EncryptedJSONField
from .holder import Holder


class DraftQuerySet(models.QuerySet["Draft"]):
    def held_by(self, holder: Holder) -> Self:
        # One column says it, since a draft has one holder.
        if holder.account is not None:
            return self.filter(owner_id=holder.account)
        return self.filter(visitor=holder.visitor)

    def waiting(self) -> Self:
        """The drafts that are not yet too old to go on with."""
        return self.filter(updated_at__gt=self._oldest(timezone.now()))

    def expired(self, now: datetime) -> Self:
        """The drafts that have waited too long by that time."""
        return self.filter(updated_at__lte=self._oldest(now))

    @staticmethod
    def _oldest(now: datetime) -> datetime:
        return now - timedelta(days=settings.DRAFT_DAYS)


class Draft(models.Model):
    """What one holder has saved so far. Submitting turns it into an Assessment of the same id.

    It belongs to an account, or to the visitor whose random id the browser's session holds. saved
    is the answers by question id in their JSON form, those off the route included, with the note
    and what was said on the first page; a key that is there with null is a question that was left
    blank. suggested is what an earlier check said, until the patient confirms it: never an answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visitor = models.UUIDField(unique=True, null=True)
    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="draft"
    )
    saved = EncryptedJSONField(default=dict)
    suggested = EncryptedJSONField(default=dict)
    corrects = models.ForeignKey(
        "assessments.Assessment",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="the emergency result that was chosen by mistake",
    )
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(updated_at__gte=models.F("started_at")),
                name="draft_updated_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(visitor=None, owner__isnull=False)
                | models.Q(visitor__isnull=False, owner=None),
                name="draft_has_one_holder",
            ),
        ]
        indexes = [models.Index(fields=["updated_at"], name="draft_by_age")]

    def __str__(self) -> str:
        return f"draft {self.id}"
