"""A submitted check: what was answered, shown and concluded, kept as it was."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.triage.outcome import Urgency
from assessments.triage.patterns import Family, Pattern

from .fields import EncryptedJSONField
from .holder import Holder
from .reference import LENGTH, new_reference, spoken


class ContentIsFixed(Exception):
    """Something tried to change what an assessment says."""


class AgeBand(models.TextChoices):
    """Age groups that say enough for a queue and too little to know a person by."""

    TO_39 = "18-39", _("18 to 39")
    TO_49 = "40-49", _("40 to 49")
    TO_64 = "50-64", _("50 to 64")
    TO_79 = "65-79", _("65 to 79")
    FROM_80 = "80+", _("80 or over")

    @classmethod
    def of(cls, age_years: int) -> "AgeBand":
        limits = ((39, cls.TO_39), (49, cls.TO_49), (64, cls.TO_64), (79, cls.TO_79))
        return next((band for most, band in limits if age_years <= most), cls.FROM_80)


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def held_by(self, holder: Holder) -> Self:
        return self.filter(**holder.columns)

    def update(self, **values: Any) -> int:
        Assessment.refuse_content(values)
        return super().update(**values)


class Assessment(models.Model):
    """One submitted check. Its content never changes and is never recalculated.

    It takes its draft's id, so that submitting twice can only ever make one. Plain columns are
    what lists sort and filter by; content, encrypted, is everything that tells of the person:
    answers, note, and the words shown (see services/snapshot.py). It passes once, when its patient
    signs in, from the browser's visitor to an account.
    """

    MAY_CHANGE = frozenset({"owner", "owner_id", "visitor"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(
        max_length=LENGTH, unique=True, default=new_reference, editable=False
    )
    visitor = models.UUIDField(null=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="assessments",
    )
    corrects = models.OneToOneField(
        "self", null=True, on_delete=models.SET_NULL, related_name="corrected_by"
    )
    started_at = models.DateTimeField()
    submitted_at = models.DateTimeField(default=timezone.now)
    urgency = models.PositiveSmallIntegerField(
        choices=[(level.value, level.code) for level in Urgency]
    )
    leading = models.CharField(
        max_length=40, choices=[(pattern.value, pattern.value) for pattern in Pattern]
    )
    also = models.JSONField(default=list)
    age_band = models.CharField(max_length=5, choices=AgeBand, blank=True)
    language = models.CharField(max_length=12)
    ruleset = models.CharField(max_length=20)
    content = EncryptedJSONField()

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-submitted_at", "-id"]
        indexes = [
            models.Index(fields=["visitor", "-submitted_at", "-id"], name="assessment_by_visitor"),
            models.Index(fields=["owner", "-submitted_at", "-id"], name="assessment_by_owner"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(urgency__in=[level.value for level in Urgency]),
                name="assessment_urgency_is_a_level",
            ),
            models.CheckConstraint(
                condition=models.Q(leading__in=[pattern.value for pattern in Pattern]),
                name="assessment_leading_is_a_pattern",
            ),
            models.CheckConstraint(
                condition=models.Q(submitted_at__gte=models.F("started_at")),
                name="assessment_submitted_after_start",
            ),
            models.CheckConstraint(
                condition=~models.Q(corrects=models.F("id")),
                name="assessment_corrects_another",
            ),
            models.CheckConstraint(
                condition=models.Q(visitor=None) | models.Q(owner=None),
                name="assessment_has_one_holder",
            ),
            models.CheckConstraint(
                condition=~models.Q(ruleset="") & ~models.Q(language=""),
                name="assessment_says_rules_and_language",
            ),
        ]

    def __str__(self) -> str:
        return self.spoken_reference

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            changes = kwargs.get("update_fields") or [f.name for f in self._meta.concrete_fields]
            self.refuse_content(changes)
        super().save(*args, **kwargs)

    @classmethod
    def refuse_content(cls, changes: Any) -> None:
        """Raises ContentIsFixed when any of the named fields is not one that may change."""
        fixed = set(changes) - cls.MAY_CHANGE
        if fixed:
            raise ContentIsFixed(f"An assessment never changes: {', '.join(sorted(fixed))}")

    @property
    def replaced_by_id(self) -> uuid.UUID | None:
        """The id of the result that replaced this one, if its patient took it back."""
        correction = getattr(self, "corrected_by", None)
        return correction.pk if correction else None

    @property
    def is_taken_back(self) -> bool:
        """Whether its patient has another in its place."""
        return self.replaced_by_id is not None

    @property
    def spoken_reference(self) -> str:
        return spoken(self.reference)

    @property
    def leading_title(self) -> str:
        """The leading pattern in the reader's language; its result keeps the words of its day."""
        return gettext(self._pattern.title)

    @property
    def family(self) -> Family:
        """The kind of cause that the leading pattern belongs to."""
        return self._pattern.family

    @property
    def _pattern(self) -> Pattern:
        return Pattern[self.leading.upper()]

    @property
    def urgency_code(self) -> str:
        return Urgency(self.urgency).code
