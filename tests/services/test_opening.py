"""Deadlines count the hours in which the clinic is open, on the clinic's own clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import override_settings
from hypothesis import assume, given
from hypothesis import strategies as st

from assessments.services.opening import after_open_hours, is_open
from config.opening_hours import DAYS, least_in_a_year, parse

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = "mon-thu 08:00-12:00 13:00-18:00, fri 08:00-12:00"
NIGHTS = "mon-sun 00:00-04:00"


@pytest.fixture(autouse=True)
def in_berlin(settings):
    settings.TIME_ZONE = "Europe/Berlin"
    settings.CLINIC_HOURS = parse(WEEK)
    settings.CLINIC_CLOSED_ON = [date(2026, 5, 14)]


def at(text):
    """A moment on the clinic's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        # Monday is 4 May 2026.
        ("2026-05-04T09:00", 2, "2026-05-04T11:00"),
        ("2026-05-04T08:00", 2, "2026-05-04T10:00"),  # as it opens
        ("2026-05-04T07:00", 2, "2026-05-04T10:00"),  # before it opens
        ("2026-05-04T10:00", 2, "2026-05-04T12:00"),  # until it closes, not into the next span
        ("2026-05-04T11:00", 2, "2026-05-04T14:00"),  # over the break
        ("2026-05-04T12:00", 1, "2026-05-04T14:00"),  # as it closes
        ("2026-05-04T12:30", 1, "2026-05-04T14:00"),  # in the break
        ("2026-05-04T17:00", 2, "2026-05-05T09:00"),  # over night
        ("2026-05-04T18:00", 1, "2026-05-05T09:00"),  # as the day ends
        ("2026-05-04T23:59", 1, "2026-05-05T09:00"),
        ("2026-05-08T11:00", 2, "2026-05-11T09:00"),  # over the weekend
        ("2026-05-09T15:00", 2, "2026-05-11T10:00"),  # on it
        ("2026-05-13T17:00", 2, "2026-05-15T09:00"),  # over a day on which it is closed
        ("2026-05-14T10:00", 1, "2026-05-15T09:00"),  # on it
        ("2026-05-04T08:00", 40, "2026-05-08T12:00"),  # a week of it
        ("2026-05-04T08:00", 41, "2026-05-11T09:00"),
    ],
)
def test_hours_are_counted_while_it_is_open(start, hours, end):
    assert after_open_hours(at(start), hours) == at(end)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        # Clocks go from 2 to 3 on 29 March 2026: from midnight to 4 are three hours.
        ("2026-03-28T22:00:00+00:00", "2026-03-29T23:00:00+00:00"),
        # And from 3 to 2 on 25 October 2026: they are five.
        ("2026-10-24T21:00:00+00:00", "2026-10-25T02:00:00+00:00"),
    ],
)
def test_an_hour_is_an_hour_when_clocks_are_changed(settings, start, end):
    settings.CLINIC_HOURS = parse(NIGHTS)
    assert after_open_hours(datetime.fromisoformat(start), 4) == datetime.fromisoformat(end)


def test_after_the_change_the_clinic_opens_by_the_new_clock():
    friday = datetime(2026, 3, 27, 10, tzinfo=UTC)
    assert after_open_hours(friday, 3) == datetime(2026, 3, 30, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "answer"),
    [
        ("2026-05-04T07:59", False),
        ("2026-05-04T08:00", True),
        ("2026-05-04T11:59", True),
        ("2026-05-04T12:00", False),
        ("2026-05-04T12:30", False),
        ("2026-05-04T13:00", True),
        ("2026-05-04T18:00", False),
        ("2026-05-09T10:00", False),
        ("2026-05-14T10:00", False),
    ],
)
def test_whether_it_is_open(moment, answer):
    assert is_open(at(moment)) is answer


def test_a_clinic_that_does_not_open_gives_no_time(settings):
    settings.CLINIC_HOURS = {}
    with pytest.raises(ValueError, match="not open for so long"):
        after_open_hours(at("2026-05-04T09:00"), 1)
    assert not is_open(at("2026-05-04T09:00"))


@st.composite
def weeks(draw):
    """Opening hours of one or two spans on some days of the week."""
    named = draw(st.lists(st.sampled_from(DAYS), min_size=1, unique=True))
    return parse(", ".join(f"{day} {draw(spans())}" for day in named))


@st.composite
def spans(draw):
    count = draw(st.sampled_from([2, 4]))
    minutes = draw(
        st.lists(st.integers(0, 24 * 60 - 1), min_size=count, max_size=count, unique=True)
    )
    ends = [f"{one // 60:02}:{one % 60:02}" for one in sorted(minutes)]
    return " ".join(f"{opens}-{closes}" for opens, closes in zip(*[iter(ends)] * 2, strict=True))


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))
CLOSED = st.lists(st.dates(date(2026, 1, 1), date(2029, 1, 1)), max_size=30)


@given(weeks(), CLOSED, MOMENTS, st.integers(1, 60))
def test_it_is_never_too_early_and_always_while_it_is_open(week, closed, start, hours):
    assume(timedelta(hours=hours) <= least_in_a_year(week, closed))
    with override_settings(CLINIC_HOURS=week, CLINIC_CLOSED_ON=closed):
        end = after_open_hours(start, hours)
        assert end >= start + timedelta(hours=hours)
        # It ends as the clinic closes, or before.
        assert is_open(end - timedelta(microseconds=1))


@given(weeks(), CLOSED, MOMENTS)
def test_what_settings_let_through_always_has_an_end(week, closed, start):
    least = least_in_a_year(week, closed)
    assume(least > timedelta())
    with override_settings(CLINIC_HOURS=week, CLINIC_CLOSED_ON=closed):
        after_open_hours(start, least / timedelta(hours=1))


@given(weeks(), MOMENTS, st.integers(1, 30))
def test_more_hours_end_later(week, start, hours):
    assume(timedelta(hours=hours + 1) <= least_in_a_year(week, []))
    with override_settings(CLINIC_HOURS=week, CLINIC_CLOSED_ON=[]):
        later = after_open_hours(start, hours + 1)
        assert later >= after_open_hours(start, hours) + timedelta(hours=1)
