"""Nothing that is asked, no word of it and no condition changes without a new edition."""

import hashlib
import json
from datetime import date

import pytest

from assessments.exchange.fhir import questionnaire as making
from assessments.questionnaire.conditions import Condition
from assessments.questionnaire.pages import PAGES, page_for, page_of
from assessments.questionnaire.version import VERSION
from assessments.triage.codes import Side

# When this fails: give questionnaire/version.py a new edition, and pin the new pair here. A result
# and a response from elsewhere name the edition that they answered.
PINNED = ("2026.11.1", "0b9312810fec89023bc8fe6d1274de6725f599cc8b4067153947ebb8b4cdca49")


def digest():
    """SHA-256, in hex, over the questionnaire in English without its edition."""
    made = making.questionnaire("en")
    del made["version"], made["experimental"]
    return hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()


@pytest.fixture(autouse=True)
def _one_host(settings):
    settings.FHIR_BASE_URL = "https://legs.example.org/fhir"
    settings.EMERGENCY_NUMBER, settings.MEASURES = "112", "metric"
    settings.SERVICE_NAMES = {
        "USUAL_CARE": {"en": "a doctor"},
        "URGENT_ADVICE": {"en": "a nurse line"},
    }


def test_the_digest_is_the_one_pinned_beside_the_edition():
    assert (VERSION, digest()) == PINNED


def test_the_edition_and_the_review_do_not_count(settings, monkeypatch):
    before = digest()
    monkeypatch.setattr(making, "VERSION", "2027.1.1")
    settings.REVIEWED_BY, settings.REVIEWED_ON = "A reviewer", date(2026, 1, 2)
    assert digest() == before


def a_word(patch):
    patch.setattr(page_of("side").base_fields["side"], "label", "Which leg hurts?")


def a_hint(patch):
    patch.setattr(page_of("foot_pulse").base_fields["foot_pulse"], "help_text", "")


def an_option(patch):
    patch.setitem(page_of("side").base_fields["side"].labels, Side.BOTH, "The two of them")


def the_order_of_options(patch):
    field = page_of("side").base_fields["side"]
    patch.setattr(field, "labels", dict(reversed(field.labels.items())))


def whether_it_must_be_answered(patch):
    patch.setattr(page_of("abi_left").base_fields["abi_left"], "required", True)


def a_condition(patch):
    patch.setattr(page_for("pregnancy"), "asked_when", Condition("age_years", "<=", 60))


def a_condition_taken_away(patch):
    patch.setattr(page_for("pregnancy"), "asked_when", None)


def a_title(patch):
    patch.setattr(page_for("pregnancy"), "title", "Babies")


def why_it_is_asked(patch):
    patch.setattr(page_for("pregnancy"), "why", "We ask.")


def the_order_of_pages(patch):
    patch.setattr(making, "PAGES", (*PAGES[:2], PAGES[3], PAGES[2], *PAGES[4:]))


@pytest.mark.parametrize(
    "change",
    [
        *(a_word, a_hint, an_option, the_order_of_options, whether_it_must_be_answered),
        *(a_condition, a_condition_taken_away, a_title, why_it_is_asked, the_order_of_pages),
    ],
)
def test_a_change_of_what_is_asked_changes_the_digest(change, monkeypatch):
    before = digest()
    change(monkeypatch)
    assert digest() != before
