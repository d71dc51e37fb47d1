"""A link by which a patient shows one result to a clinician, and each time that it was used."""

import uuid
from datetime import datetime

from django.db import models
from django.utils import timezone

from .append_only import AppendOnly
from .assessment import Assessment


class Shown(models.TextChoices):
    """What was looked at or taken away with a link."""

    PAGE = "page"
    PDF = "pdf"
    FHIR = "fhir"


class ShareLinkQuerySet(models.QuerySet["ShareLink"]):
    def live(self, now: datetime) -> "ShareLinkQuerySet":
        """Those that open something at that moment."""
        return self.filter(revoked_at=None, expires_at__gt=now)

    def with_uses(self, most: int) -> "ShareLinkQuerySet":
        """With opened, how often each was used, and latest, its last uses, at most so many."""
        latest = ShareView.objects.order_by("-at", "-pk")[:most]
        return self.annotate(opened=models.Count("views")).prefetch_related(
            models.Prefetch("views", latest, to_attr="latest")
        )


class ShareLink(models.Model):
    """A link to one result, which whoever has it may see until it ends or is stopped.

    token_hash is the SHA-256 of the link's secret part, in hex; the secret is kept nowhere. Only
    revoked_at ever changes: triggers refuse the rest. It goes with its result, and when the result
    is nobody's any more.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(
        Assessment, on_delete=models.CASCADE, related_name="share_links", db_index=False
    )
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["assessment", "-created_at"], name="share_link_by_assessment")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="share_link_ends_after_made",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at=None)
                | models.Q(revoked_at__gte=models.F("created_at")),
                name="share_link_stopped_after_made",
            ),
        ]

    def __str__(self) -> str:
        return f"share link {self.id}"


class ShareView(AppendOnly):
    """One use of a link: when, and what was shown. Not by whom: nobody is asked, nothing is kept.

    It goes with its link.
    """

    link = models.ForeignKey(
        ShareLink, on_delete=models.CASCADE, related_name="views", db_index=False
    )
    at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=4, choices=Shown)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["link", "-at"], name="share_view_by_link")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(what__in=Shown.values), name="share_view_of_something"
            )
        ]

    def __str__(self) -> str:
        return f"{self.what} at {self.at:%Y-%m-%d %H:%M}"
