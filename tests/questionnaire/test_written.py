"""Numbers, dates, lengths and names of services, as each language and country writes them."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import translation
from django.utils.formats import get_format

from assessments.questionnaire.digits import day, digits, moment, moment_in_full
from assessments.questionnaire.host import GENERIC, host_words, service
from assessments.questionnaire.measures import IN_YARDS, measured
from assessments.questionnaire.pages import page_of
from assessments.questionnaire.summary import summary
from assessments.services.snapshot import _finding
from assessments.triage import Answers, assess
from config.dates import formats
from tests.reading_level import grade
from tests.walker import WALKING_PAIN

AT = datetime(2026, 11, 26, 18, 48, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "comma", "said", "written"),
    [
        ("en", True, 0.85, "0.85"),
        ("es", False, 0.85, "0.85"),
        ("es", True, 0.85, "0,85"),
        ("es", True, "a las 6.", "a las 6."),
        ("ar", False, 0.85, "٠٫٨٥"),
        ("ar", False, 1234567890, "١٢٣٤٥٦٧٨٩٠"),
        ("ar", False, "٥ 12%(number)s.", "٥ ١٢%(number)s."),
    ],
)
def test_digits(language, comma, said, written, settings):
    settings.DECIMAL_COMMA = comma
    with translation.override(language):
        assert digits(said) == written


@pytest.mark.parametrize(
    ("language", "month_first", "twelve", "date", "time"),
    [
        ("en", False, False, "j F Y", "H:i"),
        ("en", False, True, "j F Y", "P"),
        ("en", True, True, "F j, Y", "P"),
        ("es", True, False, r"j \d\e F \d\e Y", "H:i"),
        ("es", True, True, r"j \d\e F \d\e Y", "g:i a"),
        ("ar", True, False, "j F Y", "H:i"),
        ("ar", False, True, "j F Y", "g:i A"),
    ],
)
def test_formats(language, month_first, twelve, date, time):
    made = formats(language, month_first=month_first, twelve_hours=twelve)
    assert (made["DATE_FORMAT"], made["TIME_FORMAT"]) == (date, time)
    assert made["DATETIME_FORMAT"] == f"{date}{'،' if language == 'ar' else ','} {time}"
    short = "m/d/Y" if month_first and language == "en" else "d/m/Y"
    assert made["SHORT_DATE_FORMAT"] == short


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Thursday, 26 November 2026, 18:48 UTC"),
        ("es", "jueves, 26 de noviembre de 2026, 18:48 UTC"),
        ("ar", "الخميس، ٢٦ نوفمبر ٢٠٢٦، ١٨:٤٨ UTC"),
    ],
)
def test_dates(language, said):
    with translation.override(language):
        assert moment_in_full(AT) == said
        assert moment(AT) in said
        assert day(AT) in said
        drawn = Template("{{ at|moment }}|{{ at|day }}|{{ none|day }}{{ none|moment }}")
        assert drawn.render(Context({"at": AT, "none": None})) == f"{moment(AT)}|{day(AT)}|"
        assert (
            get_format("DATETIME_FORMAT")
            == formats(language, month_first=False, twelve_hours=False)["DATETIME_FORMAT"]
        )


def test_a_number_in_a_text_is_escaped_once_and_a_phone_number_stands_apart():
    drawn = Template("{{ a|digits }} {{ b|digits }} {{ none|digits }}{{ a|apart }}")
    with translation.override("ar"):
        assert drawn.render(Context({"a": "<1>", "b": 20, "none": None})) == (
            "&lt;١&gt; ٢٠ <bdi>&lt;1&gt;</bdi>"
        )


def test_answers_and_their_summary_have_the_readers_digits():
    answers = Answers.from_json({"abi_known": "clinic", "abi_left": 0.85, "ankle_left": 120})
    with translation.override("ar"):
        told, worked = summary(answers)["abi"]
        assert "٠٫٨٥" in told
        assert "١٢٠" in worked
        field = page_of("age_years").answer_fields()["age_years"]
        assert field.said("52")[0].startswith("٥٢ ")
        with pytest.raises(ValidationError, match="٤٠٠"):
            field.clean("400")


IN_SPANISH = {"USUAL_CARE": {"en": "your GP (0800 611 116)", "es": "su médica"}}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "your GP (0800\u00a0611\u00a0116)"),
        ("es", "su médica"),
        # Never the words of another language: the general ones, which its catalogue translates.
        ("ar", None),
    ],
)
def test_a_service_is_named_in_the_readers_language(language, said, settings):
    settings.SERVICE_NAMES = IN_SPANISH
    with translation.override(language):
        assert service("USUAL_CARE") == (said or str(GENERIC["USUAL_CARE"]))
        assert host_words()["usual_care"] == service("USUAL_CARE")
        assert host_words()["foot_team"] == str(GENERIC["FOOT_TEAM"])


@pytest.mark.parametrize(("metric", "other"), IN_YARDS.items())
def test_lengths_are_in_the_hosts_measures(metric, other, settings):
    assert measured(metric) == metric
    settings.MEASURES = "us"
    assert measured(metric) == other
    assert grade(other) <= 6


def test_options_and_reasons_follow_the_measures_when_they_are_shown(settings):
    field = page_of("walk_distance").answer_fields()["walk_distance"]
    settings.MEASURES = "us"
    assert field.said("under_50m") == ("Less than 60 yards",)
    assert "60 yards" in reason_of_a_short_walk()
    settings.MEASURES = "metric"
    assert field.said("under_50m") == ("Less than 50 metres (half a football pitch)",)
    assert "50 metres" in reason_of_a_short_walk()


def reason_of_a_short_walk():
    answers = {**WALKING_PAIN, "walk_distance": "under_50m"}
    found = assess(Answers.from_json(answers)).findings
    return " ".join(_finding(finding)["reason"] for finding in found)


@pytest.mark.parametrize(
    ("yards", "metres"), [(60, 50), (220, 200)], ids=["the nearer limit", "the further limit"]
)
def test_a_limit_in_yards_is_never_nearer_than_the_one_in_metres(yards, metres):
    assert any(str(yards) in other and str(metres) in one for one, other in IN_YARDS.items())
    assert metres <= yards * 0.9144 < metres * 1.1
