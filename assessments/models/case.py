"""A result that its patient sent to the clinic, until the clinic has dealt with it."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.triage import Urgency
from assessments.triage.patterns import Family

from .assessment import Assessment
from .fields import EncryptedJSONField


class State(models.TextChoices):
    """How far the clinic is with a case. It follows from the last entry alone (see Review)."""

    NEW = "new", _("New")
    TRY_AGAIN = "try_again", _("To call again")
    DONE = "done", _("Done")


class Case(models.Model):
    """One result that was sent, with what the patient added for the clinic alone.

    Plain columns are what the queue sorts and filters by; urgency and family are the assessment's,
    which never changes. due_at is when it should be read, as the patient was told; again_at is
    when somebody should try again to reach a patient who was not reached. contact,
    encrypted, is {name, born, reach}, each "" when left out, and, where the patient changed reach,
    earlier: what it was before, each with the moment until which. taken_back_at is when the patient
    put another result in place of this one. version goes up with every change, so that two
    reviewers cannot overwrite each other unseen. The assessment of a case cannot be deleted: it is
    part of the clinic's records, whatever becomes of the patient's account.
    """

    assessment = models.OneToOneField(
        Assessment, primary_key=True, on_delete=models.PROTECT, related_name="case"
    )
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    due_at = models.DateTimeField(_("to be read by"))
    again_at = models.DateTimeField(null=True)
    urgency = models.PositiveSmallIntegerField(
        _("urgency"), choices=[(level.value, level.code) for level in Urgency]
    )
    family = models.CharField(
        _("kind of cause"), max_length=20, choices=[(one.value, one.value) for one in Family]
    )
    contact = EncryptedJSONField(default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    is_open = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=0)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        null=True,
        on_delete=models.PROTECT,
        related_name="cases",
        db_index=False,
    )
    assigned_at = models.DateTimeField(null=True)
    # Of the first entry: when, and how many seconds after it was sent.
    reviewed_at = models.DateTimeField(null=True)
    seconds_to_review = models.PositiveIntegerField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    # When a mail told the clinic of something urgent, and that it is overdue; null also where no
    # mail is due.
    clinic_told_at = models.DateTimeField(null=True)
    overdue_told_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        default_permissions = ("view",)
        permissions = [
            ("review_case", "Can take a case and record a decision"),
            ("assign_case", "Can assign a case to others"),
            ("export_case", "Can export cases"),
            ("view_figures", "Can see figures"),
        ]
        ordering = ["-urgency", "sent_at", "pk"]
        indexes = [
            models.Index(
                fields=["is_open", "-urgency", "sent_at", "assessment"], name="case_by_open"
            ),
            models.Index(fields=["-urgency", "sent_at", "assessment"], name="case_by_urgency"),
            models.Index(
                fields=["family", "is_open", "-urgency", "sent_at", "assessment"],
                name="case_by_family",
            ),
            models.Index(
                fields=["family", "-urgency", "sent_at", "assessment"], name="case_by_family_all"
            ),
            # With both times, so that the index alone tells which are overdue.
            models.Index(
                fields=["state", "-urgency", "sent_at", "assessment", "due_at", "again_at"],
                condition=models.Q(is_open=True),
                name="case_by_open_state",
            ),
            models.Index(
                fields=["assigned_to", "is_open", "-urgency", "sent_at"], name="case_by_assigned"
            ),
            # All that the figures read, so that a year of them is answered from the index alone.
            models.Index(
                fields=[
                    *("sent_at", "urgency", "family"),
                    *("due_at", "reviewed_at", "seconds_to_review"),
                ],
                name="case_by_day",
            ),
            models.Index(
                fields=["sent_at"],
                condition=models.Q(clinic_told_at=None, is_open=True),
                name="case_clinic_not_told",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=State.DONE, is_open=False)
                | (~models.Q(state=State.DONE) & models.Q(is_open=True)),
                name="case_is_open_until_done",
            ),
            models.CheckConstraint(
                condition=models.Q(assigned_to=None, assigned_at=None)
                | models.Q(assigned_to__isnull=False, assigned_at__isnull=False),
                name="case_assigned_says_when",
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_at=None, seconds_to_review=None, state=State.NEW)
                | (
                    models.Q(reviewed_at__isnull=False, seconds_to_review__isnull=False)
                    & ~models.Q(state=State.NEW)
                ),
                name="case_reviewed_says_when",
            ),
            models.CheckConstraint(
                condition=models.Q(due_at__gte=models.F("sent_at")), name="case_due_after_sent"
            ),
        ]

    def __str__(self) -> str:
        return self.assessment.spoken_reference

    @property
    def urgency_code(self) -> str:
        return Urgency(self.urgency).code

    @property
    def born(self) -> date | None:
        """The birthday that the patient gave; None where there is none, or what is no date."""
        try:
            return date.fromisoformat(self.contact.get("born", ""))
        except ValueError:
            return None

    @property
    def earlier_reach(self) -> list[tuple[str, datetime]]:
        """What the patient had given before as a way to be reached, and until when."""
        told = self.contact.get("earlier", [])
        return [(one["reach"], datetime.fromisoformat(one["until"])) for one in told]

    @property
    def is_taken_back(self) -> bool:
        return self.taken_back_at is not None

    @property
    def next_due(self) -> datetime:
        """By when somebody should do something about it next, while it is open."""
        return self.again_at or self.due_at

    @staticmethod
    def overdue_at(now: datetime) -> models.Q:
        """What is_overdue says, for a query."""
        late = models.Q(again_at=None, due_at__lt=now) | models.Q(again_at__lt=now)
        return models.Q(is_open=True) & late

    def dealt_with(self, leads_to: State, at: datetime, again_at: datetime) -> None:
        """Moves the case on, as an entry of that moment does that leads to that state.

        again_at is by when to try again, should it stay open.
        """
        self.state = leads_to
        self.is_open = leads_to != State.DONE
        self.again_at = again_at if self.is_open else None
        self.overdue_told_at = None
        if self.reviewed_at is None:
            self.reviewed_at = at
            self.seconds_to_review = max(int((at - self.sent_at).total_seconds()), 0)

    def is_overdue(self, now: datetime) -> bool:
        """Whether somebody should have done something about it by now, or tried again."""
        return self.is_open and self.next_due < now
