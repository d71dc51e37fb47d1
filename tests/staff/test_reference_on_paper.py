"""A reference as it stands on the sheet finds its case, and what was not sent is not found."""

import re
from io import BytesIO
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pypdf import PdfReader

from assessments import services
from assessments.models import Assessment, Case, Holder, User
from tests.cases import answered, sent_case
from tests.histories import COLD_LEG, an_assessment
from tests.sharing import linked, of_browser, recent
from tests.staff.staff_members import CASES, listed, soup

from .waiting_cases import sent

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("no_earlier_tries")]
PRINTED = re.compile(r"Reference\s*([0-9A-Z]{4}-[0-9A-Z]{4})")
WAYS = {
    "as printed": str,
    "small": str.lower,
    "no hyphen": lambda text: text.replace("-", ""),
    "a space": lambda text: text.replace("-", " "),
    "letter by letter": lambda text: " ".join(text.lower()),
    "with blanks": lambda text: f"  {text} ",
    "another dash": lambda text: text.replace("-", "–"),
    "with its label": "Reference {}".format,
    "in a line": "Leg Check · Reference {} · Nov. 25, 2026".format,
    "a file's name": "leg-check-{}.pdf".format,
    "a small file's name": lambda text: f"leg-check-{text.lower()}.fhir.json",
}


def on_the_page(client, result):
    sheet = BeautifulSoup(client.get(result).content, "html.parser").find(id="sheet")
    return sheet.get_text(" ")


def on_the_pdf(client, result):
    content = client.get(f"{result}sheet.pdf").content
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


@pytest.mark.parametrize("paper", [on_the_page, on_the_pdf])
def test_what_is_printed_finds_its_case(staff, paper):
    patient = Client()
    result = of_browser(patient)
    patient.post(f"{result}send/", {})
    others = [sent(1), sent(1)]
    printed = set(PRINTED.findall(paper(patient, result)))
    assert len(printed) == 1
    reference = printed.pop()
    for way in WAYS.values():
        assert listed(staff, q=way(reference)) == [reference]
    assert reference not in map(str, others)


def done(case):
    answered(case)


def taken_back(case):
    an_assessment(corrects=case.assessment)
    services.taking_back.mark_taken_back(case.pk)


def account_deleted(case):
    services.erase_account(user=case.assessment.owner)


def result_deleted(case):
    services.erase_assessment(assessment=case.assessment)


@pytest.mark.parametrize("state", [None, done, taken_back, account_deleted, result_deleted])
def test_in_every_state_of_the_case(staff, state):
    owner = User.objects.create_user("patient@example.org")
    case = sent_case(COLD_LEG, holder=Holder(account=owner.pk))
    sent(1)
    if state:
        state(case)
    for way in ("letter by letter", "a file's name"):
        assert listed(staff, q=WAYS[way](str(case))) == [str(case)]


def test_what_was_not_sent_is_not_found_and_the_page_says_why(staff):
    unsent = recent(holder=Holder(visitor=uuid4()))
    linked(unsent)
    sent(1)
    assert listed(staff, q=unsent.spoken_reference) == []
    page = soup(staff, q=unsent.spoken_reference)
    said = page.find(class_="not-found").get_text()
    assert "Only what a patient sent to the clinic can be found" in said


def test_it_says_so_of_an_empty_search_alone(staff):
    case = sent(1)
    assert soup(staff, q=str(case)).find(class_="not-found") is None
    Case.objects.all().delete()
    Assessment.objects.all().delete()
    assert soup(staff).find(class_="not-found") is None
    assert staff.get(CASES, {"q": "x"}).content.count(b"Only what a patient sent") == 1
