"""Showing a result to a clinician by a link: making one, stopping it, and what it opens."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Case, Value, When
from django.utils import timezone

from assessments import metrics
from assessments.models import Assessment, ShareLink, ShareView
from assessments.models.assessment import AssessmentQuerySet
from assessments.models.holder import Holder
from assessments.models.share_link import ShareLinkQuerySet, Shown

from .keeping import kept_until
from .results import results_of

MOST_LIVE = 10
"""Links of one result that may be open at one time."""
MOST_LISTED = 50
MOST_VIEWS_LISTED = 20
MOST_COUNTED = 100


class TooManyLinks(Exception):
    """As many links of this result are open as may be."""


class ResultIsOver(Exception):
    """The result is past its time, and may be deleted at any moment."""


class LinkIsOver(Exception):
    """The link was made before, and has been stopped or has ended since."""


def share(
    *, assessment: Assessment, token: str, lasts: timedelta, now: datetime | None = None
) -> ShareLink:
    """Makes a link to a result, which opens with that token for so long.

    It ends before that where its result may be deleted before. Made twice with one token, it is
    the same link. Raises TooManyLinks, LinkIsOver, ResultIsOver, and Assessment.DoesNotExist for a
    result that was deleted, or left to the clinic, meanwhile. now is for tests.
    """
    at = now or timezone.now()
    with transaction.atomic():
        # Locked as erase_assessment does: two clicks come one after the other, and a link goes
        # with its result or never is.
        held = Assessment.objects.exclude(owner=None, visitor=None).select_related("case")
        held = held.only("owner", "submitted_at", "case__sent_at")
        locked = held.select_for_update(no_key=True, of=("self",)).get(pk=assessment.pk)
        made = ShareLink.objects.filter(assessment=locked, token_hash=hash_of(token)).first()
        if made is not None:
            return _live(made, at)
        if ShareLink.objects.live(at).filter(assessment=locked).count() >= MOST_LIVE:
            raise TooManyLinks
        link = ShareLink.objects.create(
            assessment=locked,
            token_hash=hash_of(token),
            created_at=at,
            expires_at=_end(locked, at, lasts),
        )
        metrics.after_commit(metrics.SHARE_LINKS_MADE.inc)
    return link


def link_made_with(
    *, assessment: Assessment, token: str, now: datetime | None = None
) -> ShareLink | None:
    """The link of this result that opens with that token, if it still opens."""
    live = ShareLink.objects.live(now or timezone.now())
    return live.filter(assessment=assessment, token_hash=hash_of(token)).first()


def stop_link(*, assessment: Assessment, link: UUID, now: datetime | None = None) -> bool:
    """Stops a link of that result, at once; whether there was one to stop."""
    at = now or timezone.now()
    found = ShareLink.objects.live(at).filter(assessment=assessment, pk=link, created_at__lte=at)
    return bool(found.update(revoked_at=at))


def links_of(assessment: Assessment, now: datetime | None = None) -> list[ShareLink]:
    """The links of a result, those that still open first, then the newest; at most so many.

    Each has opened, how often it was used, and latest, its last uses.
    """
    is_live = Case(
        When(revoked_at=None, expires_at__gt=now or timezone.now(), then=Value(0)),
        default=Value(1),
    )
    found = ShareLink.objects.filter(assessment=assessment).with_uses(MOST_VIEWS_LISTED)
    return list(found.order_by(is_live, "-created_at", "pk")[:MOST_LISTED])


def count_live_links(holder: Holder | None, now: datetime | None = None) -> int:
    """How many links still open a result of this holder; of very many, the first hundred."""
    own = results_of(holder).order_by().values("pk")
    live = ShareLink.objects.live(now or timezone.now()).filter(assessment__in=own)
    return len(live.values_list("pk")[:MOST_COUNTED])


def link_that_opens(*, token: str, now: datetime | None = None) -> ShareLink | None:
    """The link that a token opens, with its result; None, whatever the reason. Counts nothing."""
    return _opening(ShareLink.objects.all(), token, now or timezone.now())


@transaction.atomic
def open_shared(
    *, token: str, what: Shown, at: datetime | None = None, may_be_recorded: bool = False
) -> ShareLink | None:
    """As link_that_opens, and puts on record that it was opened, before anything is shown.

    at is when it was asked for. may_be_recorded: an earlier try of the same request, at that very
    moment, may have been stored.
    """
    at = at or timezone.now()
    # What stops or deletes the link waits until this is stored, or has been done by now. The row
    # alone is locked, so that a patient who is doing something with the result is not in the way.
    locked = ShareLink.objects.select_for_update(no_key=True, of=("self",))
    link = _opening(locked, token, at)
    if link is None:
        return None
    if not (may_be_recorded and ShareView.objects.filter(link=link, at=at, what=what).exists()):
        ShareView.objects.create(link=link, at=at, what=what)
        metrics.after_commit(metrics.SHARED_OPENED.labels(what=what.value).inc)
    return link


def drop_links(results: AssessmentQuerySet) -> None:
    """Deletes the links of results that their patient will have no more.

    For use inside a transaction that has locked the results, so that none is made meanwhile.
    """
    links = ShareLink.objects.filter(assessment__in=results.values("pk"))
    # What opens one of them at this moment is waited for: its use is put on record first, and
    # would refer to a link that is gone.
    list(links.select_for_update().order_by("pk").values_list("pk"))
    links.delete()


def hash_of(token: str) -> str:
    """What is stored of a token, of one that cannot be one, too: all are looked up alike."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def _end(assessment: Assessment, at: datetime, lasts: timedelta) -> datetime:
    kept = kept_until(assessment)
    if kept is None:
        return at + lasts
    if kept <= at:
        raise ResultIsOver
    return min(at + lasts, kept)


def _opening(links: ShareLinkQuerySet, token: str, at: datetime) -> ShareLink | None:
    """One look-up, the same for each reason why a link may not open."""
    joined = links.select_related("assessment", "assessment__corrected_by")
    shown = joined.defer("assessment__corrected_by__content")
    return shown.live(at).filter(token_hash=hash_of(token)).first()


def _live(link: ShareLink, at: datetime) -> ShareLink:
    if link.revoked_at is not None or link.expires_at <= at:
        raise LinkIsOver
    return link
