"""The figure of how checks ended: with a result, or at which page."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from assessments.exchange.charts.bars import Amount, bars
from assessments.exchange.figures import Endings, Period, endings
from assessments.models.ended_checks import NOT_FOR_THEM, NOT_SUBMITTED
from assessments.questionnaire.pages import page_for

from .cells import and_all, percent
from .section import Section, Table


def checks_section(period: Period) -> Section:
    found = endings(period)
    code, title = "checks", _("How checks ended")
    if not found.rulesets:
        return Section(code, title)
    stopped = [(_page(page), counts) for page, counts in found.stopped.items()]
    return Section(
        code,
        title,
        _about(found),
        _table(found, stopped),
        bars=bars([Amount(name, str(sum(counts)), sum(counts)) for name, counts in stopped]),
    )


def _about(found: Endings) -> str:
    results, ended = sum(found.results), sum(found.by_ruleset)
    about = _(
        "%(results)s of %(ended)s checks came to a result (%(share)s). The others stopped at the "
        "pages below, which waited for an answer. A check that was left counts on the day of its "
        "last answer, but not before it is thrown away, or %(days)s days have passed."
    )
    counts = {"results": results, "ended": ended, "share": percent(results, ended)}
    return about % {**counts, "days": settings.DRAFT_DAYS}


def _table(found: Endings, stopped: Sequence[tuple[str, Sequence[int]]]) -> Table:
    """One column for each version of the rules, and one for all."""
    counted = [(_("Came to a result"), found.results), *stopped, (_("All"), found.by_ruleset)]
    shares = zip(and_all(found.results), and_all(found.by_ruleset), strict=True)
    return Table(
        [_("Rules"), *found.rulesets, _("All")],
        [
            *((name, and_all(counts)) for name, counts in counted),
            (_("Share with a result"), [percent(part, whole) for part, whole in shares]),
        ],
    )


def _page(page: str) -> str:
    """What a page is called; one that is asked no more, by its old address."""
    if page == NOT_SUBMITTED:
        return _("Answers complete, not submitted")
    if page == NOT_FOR_THEM:
        return _("Declined, or under age")
    known = page_for(page)
    return str(known.title) if known else page
