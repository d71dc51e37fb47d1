"""The questionnaire in a FHIR client that others use: what it asks, and what is made of it here."""

import io
import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from assessments.exchange.fhir.questionnaire import asked_of, page_link_id, questionnaire
from assessments.questionnaire.journey import walk
from assessments.questionnaire.pages import PAGES
from assessments.triage.answers import QUESTIONS
from tests.exchange.fhir.elsewhere import as_far_as_asked, exported, imported, outcome_here
from tests.exchange.fhir.responses import response
from tests.exchange.records import LONG
from tests.questionnaire.drafts import filled, in_order
from tests.vignettes import VIGNETTES

from .form_client import form_client

LANGUAGES = [code for code, name in settings.LANGUAGES]
PICKED = ("V02", "V20", "V23", "V40", "V52", "V59", "V66", "V71", "V72", "V73")
WHOLE = in_order(LONG | {"age_years": 50})
BY_ID = {vignette["id"]: vignette for vignette in VIGNETTES}


@pytest.fixture(scope="module")
def client(browser):
    with form_client(browser) as running:
        yield running


@pytest.fixture
def read(client, tmp_path):
    """What is made here of the response that the client would send now."""

    def reading():
        file = tmp_path / "response.json"
        file.write_text(json.dumps(client.response()))
        return imported(file)

    return reading


def on_route(saved):
    """The linkIds of pages on the route and of what they ask."""
    route = walk(saved).route
    return {name for page in route for name in (page_link_id(page), *asked_of(page))}


def asked(client):
    """The linkIds of pages and questions that the client shows."""
    ours = {name for page in PAGES for name in (page_link_id(page), *asked_of(page))}
    return client.shown() & ours


def fill(client, saved):
    """Answers everything, in the order in which it is asked."""
    for page in PAGES:
        for name in asked_of(page):
            for code in codes(saved, name):
                client.tick(name, code)
            if isinstance(saved.get(name), int | float):
                client.type(name, str(saved[name]))


def codes(saved, name):
    """What is to be ticked; nothing for a number."""
    answer = saved.get(name) if name in QUESTIONS else None
    return [answer] if isinstance(answer, str) else answer if isinstance(answer, list) else []


@pytest.mark.parametrize("language", [*LANGUAGES, None])
def test_it_asks_at_first_what_ours_asks_everyone(client, language):
    """Pages that hang on an answer are not there, those that hang on another than it neither."""
    client.load(questionnaire(language))
    assert asked(client) == on_route({})


@pytest.mark.parametrize(
    ("name", "come", "go"),
    [
        ("swelling", "one_leg", "none"),
        ("ecq_walk", "yes", "no"),
        ("abi_known", "home", "home_error"),
        ("abi_known", "clinic", "no"),
    ],
)
def test_a_page_comes_and_goes_with_the_answer_that_it_hangs_on(client, name, come, go):
    client.load(questionnaire("en"))
    for code in (come, go):
        client.choose(name, code)
        assert asked(client) == on_route({name: code})
    assert on_route({name: come}) > on_route({name: go})


def test_the_vignettes_lead_over_every_page_and_to_every_urgency():
    picked = [BY_ID[name] for name in PICKED]
    visited = {page for one in picked for page in walk(filled(one["answers"])).answered}
    assert visited == set(PAGES)
    assert {one["urgency"] for one in picked} >= {one["urgency"] for one in VIGNETTES} - {
        "out_of_scope"
    }


@pytest.mark.parametrize("vignette", PICKED)
def test_a_vignette_filled_in_there_has_the_outcome_it_has_here(client, read, vignette):
    saved = filled(in_order(BY_ID[vignette]["answers"]))
    client.load(questionnaire("en"))
    fill(client, saved)
    assert asked(client) == on_route(saved)
    outcome, warnings = read()
    assert outcome == outcome_here(saved)
    assert outcome["urgency"] == BY_ID[vignette]["urgency"]
    beyond = walk(saved).answers.keys() - as_far_as_asked(saved).answers.keys()
    assert {line.split(":")[0] for line in warnings} == {q for q in beyond if saved[q] is not None}


@pytest.mark.parametrize("answers", [{"consent": "no"}, {"consent": "yes", "age_years": 17}])
def test_whom_it_is_not_for_is_told_there_too(client, read, answers):
    client.load(questionnaire("en"))
    fill(client, answers)
    assert len([name for name in client.shown() if name.startswith("ended-")]) == 1
    assert read()[0] == {"urgency": "out_of_scope"}


def test_what_the_client_lets_pass_is_sent_back(client, tmp_path):
    """An age that it marks as wrong, `none` beside a sign, and gaps where an answer is required."""
    client.load(questionnaire("en"))
    fill(client, {"consent": "yes", "age_years": 150, "em_leg": ["cold", "none"]})
    file, err = tmp_path / "response.json", io.StringIO()
    file.write_text(json.dumps(client.response()))
    with pytest.raises(CommandError):
        call_command("import_response", str(file), stderr=err)
    said = dict(line.split(": ", 1) for line in err.getvalue().splitlines())
    assert "Keep one or the other" in said["em_leg"]
    assert "Tick all that apply" in said["em_spine"]
    assert "You typed 150" in said["age_years"]
    assert "consent" not in said


def test_what_we_export_is_shown_there_as_it_was_answered(client, read):
    saved = WHOLE | {"for_other": True, "note": "Since May.\nWorse on stairs."}
    client.load(questionnaire("en"), exported(saved))
    assert asked(client) == on_route(saved)
    ticked = {(name, code) for name in saved for code in codes(saved, name)}
    assert client.ticked() == ticked | {("for_other", "true")}
    boxes = ("age_years", "abi_left", "note")
    assert [client.typed(name) for name in boxes] == [str(saved[name]) for name in boxes]
    assert read() == (outcome_here(saved), [])


def test_each_help_stands_beside_what_it_is_about(client):
    client.load(questionnaire("en"), response(WHOLE))
    items = [item for page in questionnaire("en")["item"] for item in page["item"]]
    helped = {item["linkId"] for item in items if item.get("item")}
    assert client.helped() == helped | {page_link_id(page) for page in PAGES}
