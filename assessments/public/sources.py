"""The sources of the rules, by how much of each was read."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.triage.references import REFERENCES, Status

GROUPS: Mapping[Status, tuple[Promise, Promise]] = {
    Status.READ: (
        _("Read in part"),
        _("We read an excerpt, or what others wrote about it. None was read in full."),
    ),
    Status.PARTLY: (
        _("Only the start was read"),
        _("The rest is what is widely known. It still has to be checked."),
    ),
    Status.KNOWN: (
        _("Not read"),
        _("This is what is widely known about health. It still has to be checked."),
    ),
    Status.OWN: (
        _("No source"),
        _("Here we chose what seems safer. A clinician still has to judge it."),
    ),
}


def sources() -> dict[str, Any]:
    return {"groups": [_group(status) for status in GROUPS]}


def _group(status: Status) -> dict[str, Any]:
    title, about = GROUPS[status]
    found = [source for source in REFERENCES.values() if source.status is status]
    return {"title": title, "about": about, "sources": found}
