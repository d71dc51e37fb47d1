"""Exact numbers of cases made by hand: what falls into which day, and what is in time."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from assessments.exchange.charts.bars import Amount, bars
from assessments.exchange.charts.columns import Series, columns
from assessments.exchange.charts.timeline import WIDTH
from assessments.exchange.figures import Period, asked_for, choices, endings, reviewed, sent
from assessments.models import EndedChecks
from assessments.questionnaire.pages import PAGES
from assessments.triage import Urgency
from assessments.triage.patterns import Family
from tests.cases import HOUR, dated

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
"""A Wednesday."""
DAYS, WEEKS = Period("day", 14, NOW), Period("week", 12, NOW)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def on(period, level=Urgency.ROUTINE):
    """On which days or weeks something was sent, and how much."""
    found = sent(period)
    return {
        str(start): count
        for start, count in zip(found.starts, found.by_start[level], strict=True)
        if count
    }


def of(level=Urgency.ROUTINE, period=DAYS):
    return next(one for one in reviewed(period) if one.urgency is level)


def test_a_period_ends_with_the_present_day_or_week():
    assert (DAYS.starts[0], DAYS.starts[-1]) == (date(2026, 11, 12), date(2026, 11, 25))
    assert (WEEKS.starts[0], WEEKS.starts[-1]) == (date(2026, 9, 7), date(2026, 11, 23))
    assert {start.weekday() for start in WEEKS.starts} == {0}
    assert (len(DAYS.starts), len(WEEKS.starts)) == (14, 12)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ({"days": "14"}, 0),
        ({"weeks": "12"}, 1),
        ({"weeks": "52"}, 2),
        ({"weeks": "9999999999999"}, 0),
        ({"weeks": "-12"}, 0),
        ({"weeks": "12.0"}, 0),
        ({"days": "x"}, 0),
        ({"days": "", "weeks": "52"}, 2),
        ({"months": "1"}, 0),
        ({}, 0),
    ],
)
def test_what_is_not_on_offer_is_the_usual_period(query, place):
    assert asked_for(query, NOW) == choices(NOW)[place]


@pytest.mark.django_db
def test_cases_are_counted_by_day_urgency_and_family():
    dated(NOW, Urgency.EMERGENCY, Family.CLOT)
    dated(NOW - HOUR, Urgency.EMERGENCY, Family.CLOT)
    dated(NOW - DAY, Urgency.SELF_CARE, Family.MUSCLE)
    dated(NOW - 20 * DAY, Urgency.SELF_CARE, Family.MUSCLE)
    found = sent(DAYS)
    assert on(DAYS, Urgency.EMERGENCY) == {"2026-11-25": 2}
    assert on(DAYS, Urgency.SELF_CARE) == {"2026-11-24": 1}
    assert on(WEEKS, Urgency.SELF_CARE) == {"2026-11-23": 1, "2026-11-02": 1}
    assert found.by_family == {"clot": 2, "muscle": 1}
    assert found.total == 3


@pytest.mark.django_db
def test_nothing_yet():
    found = sent(DAYS)
    assert (found.total, found.by_family) == (0, {})
    assert [(one.judged, one.share, one.median) for one in reviewed(DAYS)] == [(0, None, None)] * 5
    assert endings(DAYS).rulesets == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zone", "sent_at", "day"),
    [
        ("UTC", "2026-11-20T23:59:59.999999+00:00", "2026-11-20"),
        ("UTC", "2026-11-21T00:00:00+00:00", "2026-11-21"),
        ("Pacific/Auckland", "2026-11-20T10:59:59+00:00", "2026-11-20"),
        ("Pacific/Auckland", "2026-11-20T11:00:00+00:00", "2026-11-21"),
        ("America/New_York", "2026-11-21T04:59:59+00:00", "2026-11-20"),
        ("America/New_York", "2026-11-21T05:00:00+00:00", "2026-11-21"),
    ],
)
def test_a_day_is_the_hosts(settings, zone, sent_at, day):
    settings.TIME_ZONE = zone
    dated(datetime.fromisoformat(sent_at))
    assert on(DAYS) == {day: 1}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent_at", "week"),
    [
        # Clocks go back in the night to Sunday 25 October: it has 25 hours.
        ("2026-10-18T22:59:59+00:00", "2026-10-12"),
        ("2026-10-18T23:00:00+00:00", "2026-10-19"),
        ("2026-10-25T23:59:59+00:00", "2026-10-19"),
        ("2026-10-26T00:00:00+00:00", "2026-10-26"),
        # The first moment of the period, which is still in summer time.
        ("2026-09-06T23:00:00+00:00", "2026-09-07"),
    ],
)
def test_a_week_begins_on_monday_by_the_clocks_of_that_day(settings, sent_at, week):
    settings.TIME_ZONE = "Europe/London"
    dated(datetime.fromisoformat(sent_at))
    assert on(WEEKS) == {week: 1}


@pytest.mark.django_db
@pytest.mark.parametrize("sent_at", ["2026-09-06T22:59:59+00:00", "2026-11-30T00:00:00+00:00"])
def test_what_was_sent_outside_the_period_is_no_part_of_it(settings, sent_at):
    settings.TIME_ZONE = "Europe/London"
    dated(datetime.fromisoformat(sent_at), took=HOUR)
    assert sent(WEEKS).total == 0
    assert of(period=WEEKS).reviewed == 0


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ["Africa/Cairo", "America/Havana", "Asia/Beirut"])
def test_a_day_without_a_midnight_has_its_cases(settings, zone):
    """There, clocks jump from 0:00 to 1:00 in spring."""
    settings.TIME_ZONE = zone
    for start in range(100):
        noon = datetime(2026, 2, 10, 12, tzinfo=UTC) + start * DAY
        period = Period("day", 14, noon)
        assert period.since < period.until
        assert period.until > noon
    dated(datetime(2026, 4, 24, 12, tzinfo=UTC))
    assert on(Period("day", 14, datetime(2026, 5, 7, 12, tzinfo=UTC))) == {"2026-04-24": 1}


@pytest.mark.django_db
def test_who_is_reviewed_at_the_last_moment_is_in_time():
    sent_at = NOW - 5 * DAY
    dated(sent_at, due=HOUR, took=HOUR)
    dated(sent_at, due=HOUR, took=HOUR + timedelta(microseconds=1))
    dated(sent_at, due=HOUR, took=MINUTE)
    assert (of().in_time, of().judged, of().reviewed) == (2, 3, 3)
    assert of().share == pytest.approx(2 / 3)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("due", "judged"), [(DAY - MINUTE, 1), (DAY, 0), (DAY + MINUTE, 0)], ids=str
)
def test_who_waits_is_judged_once_the_time_is_up(due, judged):
    dated(NOW - DAY, due=due)
    assert (of().in_time, of().judged) == (0, judged)


@pytest.mark.django_db
def test_who_is_reviewed_early_counts_before_the_time_is_up():
    dated(NOW - HOUR, due=DAY, took=MINUTE)
    assert (of().in_time, of().judged) == (1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("minutes", "median"),
    [([7], 7), ([1, 9], 5), ([9, 1, 2], 2), ([4, 100, 1, 3], 3.5), ([5, 1, 5, 5, 900], 5)],
)
def test_the_median_is_the_middle_or_the_mean_of_the_two_there(minutes, median):
    for each in minutes:
        dated(NOW - 2 * DAY, took=each * MINUTE)
    dated(NOW - 2 * DAY)
    dated(NOW - 2 * DAY, Urgency.EMERGENCY, took=33 * MINUTE)
    assert of().median == median * MINUTE
    assert of(Urgency.EMERGENCY).median == 33 * MINUTE
    assert of(Urgency.SOON).median is None


@pytest.mark.django_db
def test_the_ends_of_checks_are_added_up_in_the_order_of_the_pages():
    slugs = ["stopped", "answers", "an-old-page", "walking", "age", ""]
    for number, page in enumerate(slugs, start=1):
        for ruleset in ("2026.11.10", "2026.11.9"):
            for day in (NOW.date(), NOW.date() - 3 * DAY, NOW.date() - 30 * DAY):
                EndedChecks.objects.create(day=day, page=page, ruleset=ruleset, count=number)
    EndedChecks.objects.create(day=NOW.date(), page="age", ruleset="2026.11.9", count=100)
    found = endings(DAYS)
    assert found.rulesets == ["2026.11.9", "2026.11.10"]
    assert found.results == [12, 12]
    assert list(found.stopped) == ["age", "walking", "an-old-page", "answers", "stopped"]
    assert found.stopped["age"] == [110, 10]
    assert found.by_ruleset == [142, 42]
    assert "an-old-page" not in {page.slug for page in PAGES}


@pytest.mark.parametrize("count", [14, 12, 52])
def test_columns_stand_apart_inside_their_row(count):
    counts = [number % 5 for number in range(count)]
    drawn = columns(WEEKS.starts, [Series("a", counts), Series("b", [1000] * count)])
    for row in drawn.rows:
        assert all(box.x >= 0 and box.x + box.width <= WIDTH for box in row.boxes)
        assert all(box.height >= 2 and box.y + box.height == row.floor.y1 for box in row.boxes)
    whole = drawn.rows[1].boxes
    assert all(a.x + a.width < b.x for a, b in pairwise(whole))
    assert (drawn.most, drawn.rows[1].total.text) == (1000, str(1000 * count))
    assert len(drawn.rows[0].boxes) == sum(1 for each in counts if each)


def test_bars_are_as_long_as_their_share():
    shown = bars([Amount("a", "50 %", 0.5), Amount("b", "–", None), Amount("c", "0 %", 0)], whole=1)
    assert [bar.box and bar.box.width for bar in shown.bars] == [WIDTH // 2, None, None]
    least = bars([Amount("a", "1", 1), Amount("b", "100000", 100000)]).bars
    assert [bar.box.width for bar in least] == [2, WIDTH]
    assert bars([]).bars == ()
