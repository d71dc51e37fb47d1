"""Who looked at what, and who did what to it. The name is FHIR's."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .append_only import AppendOnly


class Action(models.TextChoices):
    """What was done with a record, or with a list of them."""

    READ = "read", _("Read")
    LIST = "list", _("Listed")
    PRINT = "print", _("Printed")
    EXPORT = "export", _("Exported")
    TAKE = "take", _("Taken")
    RELEASE = "release", _("Released")
    ASSIGN = "assign", _("Assigned")
    REVIEW = "review", _("Entry added")
    ERASE = "erase", _("Case erased")
    RIGHTS = "rights", _("Rights changed")
    AUDIT = "audit", _("Audit log read")


class Why(models.TextChoices):
    """What led to it, as far as the site can tell."""

    QUEUE = "queue", _("From the queue")
    SEARCH = "search", _("By searching")
    PATIENT = "patient", _("From another result of the patient")
    CASE = "case", _("From the case itself")
    DIRECT = "direct", _("By its address")


class AuditEvent(AppendOnly):
    """One thing that one person did. Never anything of anyone's health.

    record and reference name one case, and stay when the case itself is gone; of a list,
    references are the cases that were on it; of changed rights, the number of the account. actor is
    who was signed in. address is where the request came from.
    """

    at = models.DateTimeField(_("when"), default=timezone.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        on_delete=models.PROTECT,
        related_name="audit_events",
        db_index=False,
    )
    address = models.GenericIPAddressField(_("from where"), null=True)
    action = models.CharField(_("what"), max_length=10, choices=Action)
    why = models.CharField(_("why"), max_length=10, choices=Why, blank=True)
    record = models.UUIDField(_("id of the case"), null=True)
    reference = models.CharField(_("case"), max_length=8, blank=True)
    references = models.JSONField(_("cases on the list"), default=list)

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit log")
        default_permissions = ("view",)
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_by_time"),
            models.Index(fields=["actor", "-at", "-id"], name="audit_by_actor"),
            models.Index(fields=["action", "-at", "-id"], name="audit_by_action"),
            models.Index(fields=["reference", "-at"], name="audit_by_reference"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(action__in=Action.values), name="audit_action_is_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"
