"""What the privacy notice says that could change: times and names, from where they are settled."""

from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from assessments import services
from assessments.exchange.durations import in_words
from assessments.services.unused_accounts import UNCONFIRMED_FOR

from .host import host

DAY = 24 * 60 * 60
UNTIL_CLOSED = _("It goes when you close the browser.")
WHERE_OTHERS_USE_IT = _("Where others use the device, it goes when you close the browser.")


def privacy() -> dict[str, Any]:
    clinic = services.clinic()
    return {
        "host": host(),
        "clinic": clinic.name if clinic else "",
        "kept": {name: in_words(days) for name, days in kept_days().items()},
        "cookies": cookies(),
    }


def kept_days() -> dict[str, int]:
    """For how many days each kind of thing is kept, by its name in the template."""
    return {
        "draft": settings.DRAFT_DAYS,
        "anonymous": settings.ANONYMOUS_RESULT_DAYS,
        "unused": settings.UNUSED_ACCOUNT_DAYS,
        "warning": settings.UNUSED_ACCOUNT_WARNING_DAYS,
        "unconfirmed": UNCONFIRMED_FOR.days,
        "case": settings.CASE_DAYS,
        "audit": settings.AUDIT_DAYS,
        "session": settings.SESSION_COOKIE_AGE // DAY,
    }


def cookies() -> list[dict[str, Any]]:
    """Every cookie that a patient may get: its name, what it is for, and how long it is kept."""
    found = [
        _cookie(
            settings.SESSION_COOKIE_NAME,
            _("It says which results and which account are yours."),
            settings.SESSION_COOKIE_AGE,
            WHERE_OTHERS_USE_IT,
        ),
        _cookie(
            settings.CSRF_COOKIE_NAME,
            _("It lets us tell a form of ours from a fake one."),
            settings.CSRF_COOKIE_AGE,
        ),
        _cookie(
            settings.LAST_USED_COOKIE_NAME,
            _("Where others use the device, it says when the site was last used."),
        ),
        _cookie(
            settings.MESSAGES_COOKIE_NAME, _("It holds a line for the next page, until you see it.")
        ),
    ]
    if len(settings.LANGUAGES) > 1:
        name, age = settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_COOKIE_AGE
        what = _("It says which language you chose.")
        found.append(_cookie(name, what, age, WHERE_OTHERS_USE_IT))
    return found


def _cookie(
    name: str, what: Promise, seconds: int | None = None, besides: Promise | None = None
) -> dict[str, Any]:
    """seconds is how long a browser keeps it; None is until it is closed."""
    kept = str(UNTIL_CLOSED)
    if seconds is not None:
        kept = now("It is kept for %(time)s.") % {"time": in_words(seconds // DAY)}
    return {"name": name, "what": what, "kept": f"{kept} {besides}" if besides else kept}
