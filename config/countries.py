"""What is customary in a country: defaults that a host's own settings come before.

They are from general knowledge, not looked up with each country: the host checks them all. A
country without an emergency number has several, or one that differs by place or by phone: there the
host says which.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from environs import ValidationError

SERVICES = ("URGENT_ADVICE", "USUAL_CARE", "PHARMACIST", "MATERNITY_UNIT", "FOOT_TEAM")
"""Settings that name whom a patient turns to, each as a phrase that stands in a sentence."""

LANGUAGES = ("en", "es", "ar")
Phrases = Mapping[str, str]
"""By language."""


@dataclass(frozen=True)
class Country:
    """Attributes: said (phrases by setting and language; the rest are the generic ones), paper,
    measures (metric, or us: yards and inches), decimal_comma, month_first, twelve_hours (6:48 p.m.
    for 18:48).
    """

    emergency_number: str = ""
    said: Mapping[str, Phrases] = field(default_factory=dict)
    paper: str = "A4"
    measures: str = "metric"
    decimal_comma: bool = False
    month_first: bool = False
    twelve_hours: bool = False


_GP = {"en": "your GP or nurse"}
COUNTRIES = {
    "GB": Country(
        "999",
        said={
            "USUAL_CARE": _GP,
            # NHS 111 does not serve Northern Ireland: a host there sets its own words.
            "URGENT_ADVICE": {
                "en": "your GP or NHS 111",
                "es": "su médico de cabecera (GP) o NHS 111",
                "ar": "طبيبك (GP) أو خدمة NHS 111",
            },
        },
    ),
    "IE": Country(
        "112",
        said={"USUAL_CARE": _GP, "URGENT_ADVICE": {"en": "your GP or the out-of-hours GP service"}},
    ),
    "US": Country("911", paper="letter", measures="us", month_first=True, twelve_hours=True),
    "CA": Country(
        "911",
        # Neither 811 nor 911 reaches somebody from everywhere: some provinces and territories have
        # no 811, and remote places have numbers of their own instead of 911.
        said={
            "URGENT_ADVICE": {
                "en": "your doctor, urgent care or a nurse line (811 in most places)",
                "es": "su médico, atención urgente o la línea de enfermería (811 en la mayoría de "
                "los lugares)",
                "ar": "طبيبك أو الرعاية العاجلة أو خط التمريض (811 في معظم الأماكن)",
            }
        },
        paper="letter",
        month_first=True,
        twelve_hours=True,
    ),
    "AU": Country(
        "000",
        said={
            "USUAL_CARE": _GP,
            "URGENT_ADVICE": {
                "en": "your GP or healthdirect (1800 022 222)",
                "es": "su médico de cabecera (GP) o healthdirect (1800 022 222)",
                "ar": "طبيبك (GP) أو خدمة healthdirect (1800 022 222)",
            },
        },
        twelve_hours=True,
    ),
    "NZ": Country(
        "111",
        said={
            "USUAL_CARE": _GP,
            "URGENT_ADVICE": {
                "en": "your GP or Healthline (0800 611 116)",
                "es": "su médico de cabecera (GP) o Healthline (0800 611 116)",
                "ar": "طبيبك (GP) أو خدمة Healthline (0800 611 116)",
            },
        },
        twelve_hours=True,
    ),
    "ES": Country(
        "112",
        said={
            "USUAL_CARE": {"es": "su médico o enfermera de familia"},
            "URGENT_ADVICE": {"es": "su centro de salud o un servicio de urgencias"},
        },
        decimal_comma=True,
    ),
    "MX": Country("911", paper="letter"),
    "DE": Country(
        "112",
        said={
            "URGENT_ADVICE": {
                "en": "your doctor or the on-call doctors (116 117)",
                "es": "su médico o los médicos de guardia (116 117)",
                "ar": "طبيبك أو الأطباء المناوبين (116 117)",
            }
        },
        decimal_comma=True,
    ),
    "EG": Country("123", twelve_hours=True),
    "SA": Country(
        "997",
        said={
            "URGENT_ADVICE": {
                "en": "your doctor or the health line (937)",
                "es": "su médico o la línea de salud (937)",
                "ar": "طبيبك أو مركز الاتصال الصحي (937)",
            }
        },
        twelve_hours=True,
    ),
    "AE": Country("998", twelve_hours=True),
    # Which number calls an ambulance depends on the place and the phone.
    "MA": Country(decimal_comma=True),
}
"""By code (ISO 3166)."""
NOWHERE = Country()
"""Where no country is named: metres, A4, the day first, 24 hours."""

# "llame a el equipo" would be wrong, and no sentence can know that it must say "al equipo".
_BEGINS_WITH_EL = re.compile(r"el\s", re.IGNORECASE)
# It stands in sentences and in links to call it.
_NUMBER = re.compile(r"[0-9]+( [0-9]+)*")


def country_of(code: str) -> str:
    """The code in capitals, empty for none. Raises ValidationError."""
    country = code.strip().upper()
    if country and country not in COUNTRIES:
        raise ValidationError(f"“{code}” is none of these: {', '.join(COUNTRIES)}.")
    return country


def number_of(text: str, *, country: str | None, production: bool) -> str:
    """What is called in an emergency: the host's, else the country's, else, in a try-out, 112.

    Raises ValidationError where there is none, or it is no number.
    """
    number = text.strip() or COUNTRIES.get(country or "", NOWHERE).emergency_number
    if not number and production:
        raise ValidationError("Say what is called in an emergency: COUNTRY does not say it.")
    if number and not _NUMBER.fullmatch(number):
        raise ValidationError(
            f"“{number}” is no number to call: digits, with single spaces at most."
        )
    return number or "112"


def own_phrase_of(text: str, *, needed: bool, language: str) -> str:
    """How the host names a service in that language; empty for what the country says, or all do.

    Raises ValidationError where it is needed, or cannot stand in a sentence.
    """
    phrase = text.strip()
    if needed and not phrase:
        raise ValidationError("Say it, or name the COUNTRY whose words are right.")
    if language == "es" and _BEGINS_WITH_EL.match(phrase):
        raise ValidationError(
            "Begin with su, un or una, not with el: it stands after “a” and “de”."
        )
    return phrase


def phrases_of(country: str, service: str, own: Phrases) -> dict[str, str]:
    """What a service is called, by language: the host's words before the country's.

    A language that neither has words in is not there: it has the generic ones.
    """
    customary = COUNTRIES.get(country, NOWHERE).said.get(service, {})
    return {**customary, **{language: phrase for language, phrase in own.items() if phrase}}
