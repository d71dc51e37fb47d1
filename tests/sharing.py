"""Links that show a result, for tests of what they open."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, Holder, ShareLink
from tests.histories import checked

DAY = timedelta(days=1)
TOKEN = "t" * 43


def recent(
    answers: dict[str, Any] | None = None,
    *,
    holder: Holder | None = None,
    corrects: Assessment | None = None,
) -> Assessment:
    """A result of somebody's own browser, stored, of this moment."""
    made = checked(answers, holder=holder or Holder(visitor=uuid4()))
    made.corrects = corrects
    made.started_at = made.submitted_at = timezone.now()
    made.save()
    return made


def of_browser(client: Client, answers: dict[str, Any] | None = None) -> str:
    """The path of a result of this browser's session, made without walking through the check."""
    session = client.session
    visitor = UUID(session.setdefault("visitor", str(uuid4())))
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    return reverse("patients:result", args=[recent(answers, holder=Holder(visitor=visitor)).pk])


def linked(
    assessment: Assessment, token: str = TOKEN, *, lasts: timedelta = DAY, **more: Any
) -> ShareLink:
    """A link to a result that opens with that token; more as services.share."""
    return services.share(assessment=assessment, token=token, lasts=lasts, **more)
