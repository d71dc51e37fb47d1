"""The figures of what was sent to the clinic, and of how soon somebody dealt with it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from assessments.exchange.charts.bars import Amount, bars
from assessments.exchange.charts.columns import Series, columns
from assessments.exchange.figures import LEVELS, Period, Reviewed, Sent, reviewed, sent
from assessments.models.wording import FAMILY, URGENCY

from .cells import Cells, and_all, day, percent, time_taken
from .section import Section, Table


def case_sections(period: Period) -> Sequence[Section]:
    """The number of queries is the same for every period, and for any number of cases."""
    cases, reviews = sent(period), reviewed(period)
    return (_sent(cases, period), _families(cases), _in_time(reviews), _time_taken(reviews))


def _sent(found: Sent, period: Period) -> Section:
    code, title = "sent", _("Sent to the clinic")
    if not found.total:
        return Section(code, title)
    names = [str(URGENCY[level]) for level in LEVELS]
    counts = [found.by_start[level] for level in LEVELS]
    drawn = columns(
        found.starts,
        [Series(name, each) for name, each in zip(names, counts, strict=True)],
    )
    about = _("All rows have one scale: the tallest column stands for %(most)s.")
    days = [(day(start), and_all(each)) for start, *each in zip(found.starts, *counts, strict=True)]
    whole = (_("All"), and_all([sum(each) for each in counts]))
    head = [_("Week from") if period.unit == "week" else _("Day"), *names, _("All")]
    table = Table(head, [*reversed(days), whole])
    return Section(code, title, about % {"most": drawn.most}, table, columns=drawn)


def _families(found: Sent) -> Section:
    code, title = "families", _("Kinds of cause")
    if not found.total:
        return Section(code, title)
    rows = [(str(FAMILY[family]), count) for family, count in found.by_family.items()]
    return Section(
        code,
        title,
        _("The kind of cause that the most urgent finding of each case points to."),
        Table([_("Kind of cause"), _("Cases")], [(name, [count]) for name, count in rows]),
        bars=bars([Amount(name, str(count), count) for name, count in rows]),
    )


def _in_time(found: Sequence[Reviewed]) -> Section:
    code, title = "in-time", _("Dealt with in time")
    if not any(one.judged for one in found):
        return Section(code, title)
    about = _(
        "Of the cases that somebody dealt with, or should have by now: how many had their first "
        "entry by the time that the patient was told."
    )
    shares = [percent(one.in_time, one.judged) for one in found]
    both = list(zip(found, shares, strict=True))
    rows: list[tuple[str, Cells]] = [
        (_name(one), [one.in_time, one.judged, share]) for one, share in both
    ]
    amounts = [Amount(_name(one), share, one.share) for one, share in both]
    head = [_("Urgency"), _("In time"), _("Of"), _("Share")]
    return Section(code, title, about, Table(head, rows), bars=bars(amounts, whole=1))


def _time_taken(found: Sequence[Reviewed]) -> Section:
    code, title = "time-taken", _("Time to the first entry")
    if not any(one.reviewed for one in found):
        return Section(code, title)
    about = _(
        "Half of the cases that somebody dealt with waited for less than this (the median). Time "
        "in which the clinic is closed counts."
    )
    rows: list[tuple[str, Cells]] = [
        (_name(one), [one.reviewed, time_taken(one.median)]) for one in found
    ]
    head = [_("Urgency"), _("Dealt with"), _("Median time")]
    drawn = bars([_waited(one) for one in found])
    return Section(code, title, about, Table(head, rows), bars=drawn)


def _waited(one: Reviewed) -> Amount:
    seconds = None if one.median is None else one.median.total_seconds()
    return Amount(_name(one), time_taken(one.median), seconds)


def _name(one: Reviewed) -> str:
    return str(URGENCY[one.urgency])
