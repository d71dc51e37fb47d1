"""How many checks ended where: counts without a trace of anyone."""

from django.db import models

RESULT = ""
NOT_SUBMITTED = "answers"
NOT_FOR_THEM = "stopped"


class EndedChecks(models.Model):
    """So many checks that ended on one day, under one version of the rules.

    page is the slug of the page that was waiting for an answer when the patient stopped; "" of
    checks that came to a result, "answers" of those that were complete and never submitted, and
    "stopped" of those that were not for them. Each check adds a row of one, so that nobody waits
    for a lock on a shared counter; retention adds the rows of past days together.
    """

    day = models.DateField()
    page = models.CharField(max_length=50, blank=True)
    ruleset = models.CharField(max_length=20)
    count = models.PositiveIntegerField(default=1)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["day"], name="ended_checks_by_day")]

    def __str__(self) -> str:
        return f"{self.count} on {self.day:%Y-%m-%d}"
