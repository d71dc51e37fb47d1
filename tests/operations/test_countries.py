"""What a country gives, what comes before it, and what production refuses all the same."""

import json

import pytest
from environs import ValidationError

from config.countries import COUNTRIES, LANGUAGES, SERVICES, country_of, number_of, own_phrase_of

from .settings import REQUIRED
from .test_production import manage

WORDS = ("EMERGENCY_NUMBER", *SERVICES)
BARE = {name: value for name, value in REQUIRED.items() if name not in WORDS}
SHOWN = ("EMERGENCY_NUMBER", "PAPER_SIZE", "MEASURES", "MONTH_FIRST", "SERVICE_NAMES")


def settings_with(**environment):
    code = (
        "import json; from django.conf import settings as s;"
        f"print(json.dumps([getattr(s, name) for name in {SHOWN}]))"
    )
    shown = manage("shell", "--no-imports", "-c", code, **BARE, **environment)
    return dict(zip(SHOWN, json.loads(shown.stdout), strict=True))


def test_a_country_says_what_is_customary_and_the_host_what_is_not():
    found = settings_with(COUNTRY="us", FOOT_TEAM="the foot clinic", FOOT_TEAM_ES="su podólogo")
    assert found == {
        "EMERGENCY_NUMBER": "911",
        "PAPER_SIZE": "letter",
        "MEASURES": "us",
        "MONTH_FIRST": True,
        "SERVICE_NAMES": {
            **{name: {} for name in SERVICES},
            "FOOT_TEAM": {"en": "the foot clinic", "es": "su podólogo"},
        },
    }


def test_each_setting_comes_before_the_country():
    own = {"EMERGENCY_NUMBER": "112", "PAPER_SIZE": "A4", "MEASURES": "metric"}
    found = settings_with(COUNTRY="US", URGENT_ADVICE="the nurse", **own)
    assert {name: found[name] for name in own} == own
    assert found["SERVICE_NAMES"]["URGENT_ADVICE"] == {"en": "the nurse"}


@pytest.mark.parametrize("given", [{}, {"COUNTRY": "MA"}, {"COUNTRY": "MA", WORDS[0]: ""}])
def test_production_refuses_to_start_without_an_emergency_number(given):
    """Hazard H10: a number of another country, or none, on the page of an emergency."""
    refused = manage("check", **BARE, **given)
    assert "EMERGENCY_NUMBER" in refused.stderr
    assert refused.returncode != 0


def test_every_mistake_is_named():
    refused = manage("check", **BARE, COUNTRY="Utopia", MEASURES="ells", FOOT_TEAM_ES="el equipo")
    for name, said in (("COUNTRY", "none of these"), ("MEASURES", ""), ("FOOT_TEAM_ES", "with el")):
        assert name in refused.stderr
        assert said in refused.stderr


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("", "GB", "999"),
        (" 112 ", "GB", "112"),
        ("", "AU", "000"),
        ("", "NZ", "111"),
        ("", "ES", "112"),
        ("", "SA", "997"),
        ("", "AE", "998"),
        ("", "EG", "123"),
    ],
)
def test_the_number_is_the_hosts_else_the_countrys(text, country, number):
    assert number_of(text, country=country, production=True) == number


@pytest.mark.parametrize("text", ["call 112", "1-1-2", "+112", "11  2", "١١٢", "112;", "1\n2"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValidationError, match="digits, with single spaces"):
        number_of(text, country="GB", production=True)


def test_a_number_may_have_spaces():
    assert number_of("0800 12 34", country="GB", production=True) == "0800 12 34"


def test_where_neither_says_it_a_try_out_has_one():
    assert number_of("", country="", production=False) == "112"
    with pytest.raises(ValidationError):
        number_of("", country="", production=True)


@pytest.mark.parametrize(("given", "code"), [("gb", "GB"), (" ES ", "ES"), ("", "")])
def test_a_country_is_known_by_its_code(given, code):
    assert country_of(given) == code


@pytest.mark.parametrize("country", COUNTRIES.values(), ids=COUNTRIES)
def test_what_stands_in_the_table_could_be_a_setting(country):
    assert country.paper in {"A4", "letter"}
    assert country.measures in {"metric", "us"}
    assert not country.emergency_number or country.emergency_number.isdecimal()
    assert set(country.said) <= set(SERVICES)
    for phrases in country.said.values():
        assert set(phrases) <= set(LANGUAGES)
        for language, phrase in phrases.items():
            assert own_phrase_of(phrase, needed=True, language=language) == phrase


@pytest.mark.parametrize("phrase", ["el equipo", "El equipo"])
def test_a_spanish_phrase_does_not_begin_with_el(phrase):
    with pytest.raises(ValidationError):
        own_phrase_of(phrase, needed=False, language="es")
    for allowed in ("elena@example.org", "su equipo"):
        assert own_phrase_of(allowed, needed=False, language="es") == allowed
    assert own_phrase_of(phrase, needed=False, language="en") == phrase
