"""The patients of `make load` read pages as the walker does, and notice what is not as it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest
from bs4 import BeautifulSoup
from django.template import engines

from assessments.models import Assessment, Draft
from assessments.questionnaire.pages import PAGES
from benchmarks.load import Check, Tally, read_back, run
from benchmarks.load.browser import Target
from benchmarks.load.markup import form_of, is_our_page
from benchmarks.load.patient import Over, Patient
from tests.vignettes import VIGNETTES
from tests.walker import Walker

FORM = engines["django"].from_string(
    '{% load crispy_forms_tags %}<form method="post" data-check>'
    '<input type="hidden" name="draft" value="a&amp;b">{{ form|crispy }}</form>'
)
OURS = "<title>Leg Check</title><main>"
each_page = pytest.mark.parametrize("asked", PAGES, ids=lambda asked: asked.slug)


@each_page
def test_a_page_is_filled_in_as_the_walker_does(asked):
    body = FORM.render({"form": asked(initial={})})
    theirs = BeautifulSoup(body, "html.parser").find("form")
    for answers in [{}, *(vignette["answers"] for vignette in VIGNETTES[:5])]:
        walker = Walker(None, answers)
        assert form_of(body).filled(walker.answers) == walker.filled(theirs)


@each_page
def test_what_a_page_holds_is_what_was_posted(asked):
    posted = form_of(FORM.render({"form": asked(initial={})})).filled(Walker(None).answers)
    given = {name: posted[name] for name in asked.base_fields if name in posted}
    lists = {name: said if isinstance(said, list) else [str(said)] for name, said in given.items()}
    many = {name for name in given if hasattr(asked.base_fields[name], "alone")}
    initial = {name: lists[name] if name in many else given[name] for name in given}
    assert form_of(FORM.render({"form": asked(initial=initial)})).shown() == lists


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_patients_come_to_an_end_and_a_lost_result_is_noticed(live_server):
    tally = run(live_server.url, 2, seconds=5)
    assert (tally.errors, tally.interruptions, tally.foreign) == ({}, {}, [])
    found = read_back(tally, live_server.url)
    assert (found.wrong, found.results) == ([], len(tally.submitted))
    assert found.results
    Assessment.objects.filter(pk=tally.submitted[0].result.split("/")[2]).delete()
    assert len(read_back(tally, live_server.url).wrong) == 2  # not in the list, and not there


@pytest.mark.django_db(transaction=True)
def test_a_draft_that_is_not_what_was_sent_is_noticed(live_server, client):
    Walker(client).walk(until="/check/sudden-changes/")
    sent = {"/check/age/": {"age_years": 45, "draft": "any"}}
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    tally = Tally(checks=[Check("V", "routine", acknowledged=sent, cookies=cookies)])
    found = read_back(tally, live_server.url)
    assert (found.wrong, found.drafts, found.pages) == ([], 1, 1)
    draft = Draft.objects.get()
    draft.saved["age_years"] = 46
    draft.save()
    assert len(read_back(tally, live_server.url).wrong) == 1


@pytest.mark.parametrize(
    ("body", "ours"),
    [
        (OURS, True),
        ("<title>502 Bad Gateway</title>", False),
        (OURS + "Traceback", False),
        (OURS + "call ${LEG_CHECK_EMERGENCY_NUMBER}", False),
    ],
)
def test_a_page_of_ours_is_plain_and_filled_in(body, ours):
    assert is_our_page(body) is ours


@contextmanager
def site_that_says(*answers: tuple[int, str]) -> Iterator[Target]:
    """A server that gives these answers in turn."""
    left = list(answers)

    class Said(BaseHTTPRequestHandler):
        def do_GET(self):
            status, body = left.pop(0)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Said) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Target(f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


def patient_at(site, retry=True):
    return Patient(site, stop=Event(), think=0, retry=retry, seed="1")


def test_a_page_that_says_to_wait_is_asked_for_again():
    with site_that_says((503, OURS), (200, OURS)) as site:
        patient = patient_at(site)
        assert patient._open("/check/")[1].status == 200
    assert patient.tally.interruptions == {"503": 1}
    assert (patient.tally.errors, patient.tally.foreign) == ({}, [])


def test_without_a_second_try_it_is_an_error():
    with site_that_says((503, OURS)) as site:
        patient = patient_at(site, retry=False)
        with pytest.raises(Over):
            patient._open("/check/")
    assert patient.tally.errors == {"503: GET check": 1}


def test_a_fault_is_an_error_at_once_and_a_strange_page_is_kept():
    with site_that_says((500, OURS + "Traceback")) as site:
        patient = patient_at(site)
        with pytest.raises(Over):
            patient._open("/check/")
    assert patient.tally.errors == {"500: GET check": 1}
    assert len(patient.tally.foreign) == 1


def test_a_refused_connection_is_waited_out_until_the_end():
    with site_that_says() as site:
        pass
    patient = patient_at(site)
    patient.stop.set()
    with pytest.raises(Over):
        patient._open("/check/")
    assert patient.tally.interruptions == {"refused": 1}
