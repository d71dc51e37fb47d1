"""The clinic's opening hours, as the host writes them.

    mon-fri 08:00-12:00 13:00-18:00, sat 09:00-12:00

Days that are not named are closed.
"""

from datetime import time

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
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
    try:
        return time.fromisoformat(opens), time.fromisoformat(closes)
    except ValueError:
        raise ValueError(f"“{text}” is no time: write it as 08:00-18:00") from None
