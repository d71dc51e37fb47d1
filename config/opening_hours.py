"""The clinic's opening hours, as the host writes them.

    mon-fri 08:00-12:00 13:00-18:00, sat 09:00-12:00

Days that are not named are closed. 24:00 is the end of a day: mon-sun 00:00-24:00 is always open.
"""

import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
YEAR = 366
END_OF_DAY = time.max
"""Stands for 24:00, for which there is no time."""
OpeningHours = dict[int, tuple[tuple[time, time], ...]]
"""By day of the week (Monday is 0): when it opens and closes, in order, never overlapping."""


def parse(text: str) -> OpeningHours:
    """Raises ValueError, saying what is wrong and what would be right."""
    hours: OpeningHours = {}
    for part in filter(None, (piece.strip().lower() for piece in text.split(","))):
        days, *spans = part.split()
        for day in _days(days):
            if day in hours:
                raise ValueError(f"“{DAYS[day]}” is there twice")
            hours[day] = _spans(spans, part)
    if not hours:
        raise ValueError("name at least one day, such as “mon-fri 08:00-18:00”")
    return hours


def least_in_a_year(hours: OpeningHours, closed_on: Collection[date]) -> timedelta:
    """For how long the clinic is open at least, in any year that begins now or later.

    What is closed on days apart is taken off for the year that holds most of it. An hour is taken
    off for the night on which clocks are put forward.
    """
    whole = 52 * sum((_open_on(weekday, hours) for weekday in hours), timedelta())
    closed = [(day, _open_on(day.weekday(), hours)) for day in set(closed_on)]
    lost = (
        sum((length for day, length in closed if 0 <= (day - first).days < YEAR), timedelta())
        for first, _ in closed
    )
    return whole - max(lost, default=timedelta()) - timedelta(hours=1)


def _open_on(weekday: int, hours: OpeningHours) -> timedelta:
    day = date.min
    spans = hours.get(weekday, ())
    lengths = (datetime.combine(day, end) - datetime.combine(day, start) for start, end in spans)
    return sum(lengths, timedelta())


def _days(text: str) -> range:
    first, _, last = text.partition("-")
    try:
        start, end = DAYS.index(first), DAYS.index(last or first)
    except ValueError:
        raise ValueError(f"“{text}” is no day: write {', '.join(DAYS)}, or mon-fri") from None
    if end < start:
        raise ValueError(f"“{text}” goes backwards")
    return range(start, end + 1)


def _spans(texts: list[str], part: str) -> tuple[tuple[time, time], ...]:
    spans = tuple(_span(text) for text in texts)
    if not spans:
        raise ValueError(f"“{part}” has no times: write them as 08:00-18:00")
    ends = [end for span in spans for end in span]
    if ends != sorted(set(ends)):
        raise ValueError(f"the times of “{part}” overlap or go backwards")
    return spans


def _span(text: str) -> tuple[time, time]:
    opens, _, closes = text.partition("-")
    if closes == "24:00":
        closes = END_OF_DAY.isoformat()
    elif not re.fullmatch(r"\d\d:\d\d-\d\d:\d\d", text):
        raise ValueError(f"“{text}” is no time: write it as 08:00-18:00")
    try:
        return time.fromisoformat(opens), time.fromisoformat(closes)
    except ValueError:
        raise ValueError(f"“{text}” is no time: write it as 08:00-18:00") from None
