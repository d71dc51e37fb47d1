"""Accounts that nobody uses: warned of by mail, then erased.

An account is used by signing in and by what is done while signed in. Of a closed account (one that
is not active) the staff decide: no mail could say how to keep it.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Max, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from assessments.models import User

from .erasure import acted, erase_account_with
from .languages import language_of
from .outgoing import mail_out
from .sign_in_traces import traces_of

log = logging.getLogger(__name__)

UNCONFIRMED_FOR = timedelta(days=1)


def warn_unused(now: datetime) -> int:
    """Mails each account that will be erased when it stays unused; how many were told."""
    warning = timedelta(days=settings.UNUSED_ACCOUNT_WARNING_DAYS)
    unused = _unused_since(now - timedelta(days=settings.UNUSED_ACCOUNT_DAYS) + warning)
    return _each(unused.exclude(_WARNED), lambda user: _warn(user, now, now + warning))


def erase_unused(now: datetime) -> int:
    """Erases accounts that stayed unused for the whole time after the mail; how many."""
    unused = _unused_since(now - timedelta(days=settings.UNUSED_ACCOUNT_DAYS))
    warned_by = now - timedelta(days=settings.UNUSED_ACCOUNT_WARNING_DAYS)
    return _erase(unused.filter(_WARNED, warned_at__lte=warned_by))


def erase_unconfirmed(now: datetime) -> int:
    """Erases accounts that were made by typing an address, whose code never came back."""
    typed = Q(last_login=None, emailaddress__isnull=False, assessments=None, draft=None)
    return _erase(_patients().filter(typed, date_joined__lte=now - UNCONFIRMED_FOR))


_WARNED = Q(warned_at__gt=F("used_at"))
"""Of an account with used_at: warned since it was last used. A use takes the warning back."""


def _patients() -> QuerySet[User]:
    """Without who was staff once (see is_staff): they cannot be erased, so warn them of nothing."""
    return User.objects.filter(~acted(), is_staff=False, is_superuser=False, is_active=True)


def _unused_since(then: datetime) -> QuerySet[User]:
    """Accounts last used by then, each with used_at: when."""
    uses = (F("last_login"), Max("assessments__submitted_at"), F("draft__updated_at"))
    used_at = Greatest("date_joined", *(Coalesce(use, "date_joined") for use in uses))
    return _patients().annotate(used_at=used_at).filter(used_at__lte=then)


def _warn(user: User, now: datetime, erased_on: datetime) -> int:
    """Marked only once the mail is out: better told twice than erased without a word."""
    context = {"link": reverse("account_login"), "erased_on": erased_on}
    if not mail_out("unused_account", [user.email], context, language_of(user)):
        return 0
    return User.objects.filter(pk=user.pk).update(warned_at=now)


def _erase(found: QuerySet[User]) -> int:
    users = list(found)
    traces = traces_of(users) if users else {}

    def erase(user: User) -> int:
        # Looked for once more under the lock: it may be used while others are erased.
        return int(erase_account_with(traces[user.pk], user=user, among=found))

    return _each(users, erase)


def _each(users: Iterable[User], act: Callable[[User], int]) -> int:
    """Acts on each account by itself, so that one that fails does not stop the rest."""
    done = 0
    for user in users:
        try:
            done += act(user)
        except Exception as error:
            # The class alone: what went wrong may name whose it was.
            log.error("an unused account was left as it is: %s", type(error).__name__)
    return done
