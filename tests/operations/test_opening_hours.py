"""Opening hours as a host writes them, and what is said of mistakes."""

from datetime import date, time, timedelta

import pytest

from config.opening_hours import least_in_a_year, parse

MORNING, DAY = (time(8), time(12)), (time(9), time(17))
AFTERNOON = (time(13), time(18))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("mon 09:00-17:00", {0: (DAY,)}),
        ("mon 08:00-12:00 13:00-18:00", {0: (MORNING, AFTERNOON)}),
        ("MON-tue 09:00-17:00", {0: (DAY,), 1: (DAY,)}),
        ("sat 08:00-12:00,  sun 09:00-17:00,", {5: (MORNING,), 6: (DAY,)}),
    ],
)
def test_hours_are_read(text, hours):
    assert parse(text) == hours


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "name at least one day"),
        (" , ", "name at least one day"),
        ("mon", "“mon” has no times"),
        ("monday 08:00-18:00", "“monday” is no day"),
        ("mon-tue-wed 08:00-18:00", "“mon-tue-wed” is no day"),
        ("fri-mon 08:00-18:00", "“fri-mon” goes backwards"),
        ("mon 08:00-18:00, mon-fri 08:00-18:00", "“mon” is there twice"),
        ("mon 8-18", "“8-18” is no time"),
        ("mon 08:00", "“08:00” is no time"),
        ("mon 08:00-24:01", "“08:00-24:01” is no time"),
        ("mon 24:00-08:00", "“24:00-08:00” is no time"),
        ("mon x-24:00", "“x-24:00” is no time"),
        ("mon 08:00+02:00-18:00", "“08:00+02:00-18:00” is no time"),
        ("mon 18:00-08:00", "overlap or go backwards"),
        ("mon 08:00-08:00", "overlap or go backwards"),
        ("mon 08:00-12:00 11:00-13:00", "overlap or go backwards"),
    ],
)
def test_a_mistake_is_named(text, said):
    with pytest.raises(ValueError, match=said.replace("+", r"\+")):
        parse(text)


def hours(count):
    return timedelta(hours=count)


def test_a_year_has_so_many_open_hours():
    weekly = parse("mon-fri 08:00-12:00 13:00-18:00")
    whole = hours(52 * 45 - 1)
    assert least_in_a_year(weekly, []) == whole
    # A Friday, a Sunday on which it is closed anyway, and two days that are no year apart.
    assert least_in_a_year(weekly, [date(2026, 12, 25)]) == whole - hours(9)
    assert least_in_a_year(weekly, [date(2026, 12, 27)]) == whole
    two = [date(2026, 12, 25), date(2027, 12, 24), date(2029, 12, 25)]
    assert least_in_a_year(weekly, [*two, *two]) == whole - hours(18)
