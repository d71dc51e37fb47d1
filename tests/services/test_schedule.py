"""When jobs are due: by the clock on the wall, whatever is done to it."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from assessments.services.jobs import BY_NAME, JOBS, Daily, Every

BERLIN = "Europe/Berlin"
MORNINGS = Every(15, time(7), time(11, 59))


@pytest.fixture(autouse=True)
def clock(settings):
    settings.TIME_ZONE = BERLIN
    timezone.get_default_timezone.cache_clear()
    yield
    timezone.get_default_timezone.cache_clear()


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def next_times(when, after, count=3):
    found = []
    at = utc(after)
    for _ in range(count):
        at = when.after(at)
        found.append(f"{at:%m-%d %H:%M}")
    return found


@pytest.mark.parametrize(
    ("when", "after", "due"),
    [
        (Every(5), "2026-11-26 11:59:59", ["11-26 12:00", "11-26 12:05", "11-26 12:10"]),
        (Every(5), "2026-11-26 12:00", ["11-26 12:05", "11-26 12:10", "11-26 12:15"]),
        # 07:00 to 11:45 in Berlin, an hour ahead of UTC in winter and two in summer.
        (MORNINGS, "2026-11-26 10:40", ["11-26 10:45", "11-27 06:00", "11-27 06:15"]),
        (MORNINGS, "2026-07-01 00:00", ["07-01 05:00", "07-01 05:15", "07-01 05:30"]),
        (Daily(time(3, 10)), "2026-11-26 02:09", ["11-26 02:10", "11-27 02:10", "11-28 02:10"]),
        (Daily(time(3, 10)), "2026-11-26 02:10", ["11-27 02:10", "11-28 02:10", "11-29 02:10"]),
        # Clocks are put forward on 29 March and back on 25 October, at 01:00 UTC.
        (Daily(time(3, 10)), "2026-03-28 00:00", ["03-28 02:10", "03-29 01:10", "03-30 01:10"]),
        (Daily(time(2, 30)), "2026-03-28 00:00", ["03-28 01:30", "03-29 01:30", "03-30 00:30"]),
        (Daily(time(2, 30)), "2026-10-24 00:00", ["10-24 00:30", "10-25 00:30", "10-26 01:30"]),
        (Every(5), "2026-10-25 00:55", ["10-25 01:00", "10-25 01:05", "10-25 01:10"]),
    ],
)  # fmt: skip
def test_when_it_is_due_next(when, after, due):
    assert next_times(when, after) == due


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)), st.sampled_from(JOBS))
def test_the_next_time_is_later_and_within_a_day(moment, job):
    now = moment.replace(tzinfo=UTC)
    due = job.when.after(now)
    assert now < due <= now + timedelta(hours=25)
    assert job.when.suits(due)
    assert job.when.after(due) > due


def test_what_failed_is_tried_again_within_a_quarter_of_an_hour():
    now = utc("2026-11-26 12:01")
    for job in JOBS:
        assert now < job.due_after_failure(now) <= now + timedelta(minutes=15)
    assert BY_NAME["tell"].due_after_failure(now) == utc("2026-11-26 12:05")


def test_the_mail_of_the_day_is_not_made_up_for_in_the_evening():
    daily = BY_NAME["tell-daily"].when
    assert daily.suits(utc("2026-11-26 10:59"))
    assert not daily.suits(utc("2026-11-26 18:00"))
    assert BY_NAME["purge"].when.suits(utc("2026-11-26 18:00"))
