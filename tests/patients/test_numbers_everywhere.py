"""No page for patients shows a number in digits, or with a sign, that its readers do not use.

Until there is a catalogue, texts stay English and are given the digits that a translator gives
them: then what is found is what the program put into a text, or shows by itself.
"""

import re
from pathlib import Path
from unittest import mock
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone, translation

from assessments import services
from assessments.exchange.rulebooks import kept
from assessments.models import Assessment, Draft
from assessments.public.about import PAGES as ABOUT
from assessments.public.learn import PAGES as LEARN
from assessments.questionnaire.pages import PAGES
from tests.cases import answered
from tests.every_page import saved_with
from tests.histories import COLD_LEG
from tests.operations.addresses import every_address
from tests.sharing import TOKEN, linked
from tests.signing_in import signed_in
from tests.walker import WALKING_PAIN, Walker

# What a page shows does not depend on the database.
pytestmark = [pytest.mark.django_db, pytest.mark.any_database, pytest.mark.slow]

CATALOGUE = Path(django_settings.BASE_DIR) / "locale/ar/LC_MESSAGES/django.mo"
PRESSURES = {
    "abi_known": "clinic",
    "abi_left": "0.85",
    "abi_right": "1",
    "ankle_left": "120",
    "arm_left": "140",
    "arm_right": "138",
}
MUCH = WALKING_PAIN | PRESSURES | {"note": "Since 3 weeks, 2 pills"}
OF_STAFF = re.compile(r"^/(admin|second-step|fhir|shared)/")
LEAVES = re.compile(r"/(finish|sign-out|data|sheet|fhir|dont-remind|mistake)")

KEPT = "a[href^='tel:'], bdi, code, textarea, script, style, blockquote, [lang=en]"
"""Elements whose digits stay: phone numbers, what was typed, what is in another language."""
STAY = (
    r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b",  # a reference
    r"\b[A-Z]\d\d\b",  # a rule
    *map(re.escape, kept()),  # an edition of the rules
    r"\S+@\S+",
    r"\bWCAG 2\.2\b",
)
_LITERAL = re.compile(r"(%\(\w+\)[sd]|\{\w+\}|<[^>]*>|&#?\w+;)|([0-9])")
_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def as_translated(text):
    """A text as a translator leaves it, as far as digits go; placeholders and tags are kept."""
    return _LITERAL.sub(lambda found: found[1] or found[2].translate(_ARABIC), text)


FOREIGN = {"ar": "[0-9]", "es": r"\d\.\d"}
"""By language: what no reader of it writes; in Spanish, where the decimal sign is a comma."""


@pytest.fixture(autouse=True, params=FOREIGN)
def language(request, settings):
    settings.LANGUAGES = [("en", "English"), (request.param, "Another")]
    settings.DECIMAL_COMMA = True
    if request.param == "ar":
        yield from arabic()
    else:
        yield request.param


def arabic():
    """With the catalogue, or as if there were one."""
    if CATALOGUE.exists():
        yield "ar"
        return
    real = translation._trans

    def said(name):
        def speak(*given):
            text = getattr(real, name)(*given)
            return as_translated(text) if real.get_language() == "ar" else text

        return speak

    names = ("gettext", "pgettext", "ngettext", "npgettext")
    speaking = mock.Mock(wraps=real, **{name: said(name) for name in names})
    with mock.patch.object(translation, "_trans", speaking):
        yield "ar"


@pytest.fixture
def patient(language):
    return signed_in(client=Client(headers={"accept-language": language}))


def digits_in(response):
    """Each number that is written in a foreign way, with what stands around it."""
    soup = BeautifulSoup(response.content, "html.parser")
    language = soup.html["lang"]
    assert language != "en", response.request["PATH_INFO"]
    for element in soup.select(KEPT):
        element.replace_with(" ")
    text = soup.get_text(" ", strip=True)
    for pattern in (*STAY, rf"\b{django_settings.EMERGENCY_NUMBER}\b"):
        text = re.sub(pattern, " ", text)
    return re.findall(".{0,25}" + FOREIGN[language] + ".{0,15}", text)


def test_every_page_of_questions(patient):
    walker = Walker(patient, MUCH)
    walker.walk(until="/check/age/")
    draft, found = Draft.objects.get(), {}
    for page in PAGES:
        draft.saved = saved_with(page)
        draft.save()
        found[page.slug] = digits_in(patient.get(f"/check/{page.slug}/"))
    assert {page: digits for page, digits in found.items() if digits} == {}


@pytest.mark.parametrize(
    ("slug", "typed"),
    [
        ("age", {"age_years": "300"}),
        ("age", {"age_years": "450"}),
        ("abi-result", {"abi_left": "85", "abi_right": "140"}),
        ("ankle-pressure", {"ankle_left": "120/80", "ankle_right": "20"}),
        ("arm-pressure", {"arm_left": "40", "arm_right": "40"}),
        ("note", {"note": "x" * 2100}),
    ],
)
def test_every_message_of_an_error(slug, typed, patient):
    walker = Walker(patient, MUCH)
    stop = walker.walk(until=f"/check/{slug}/")
    form = stop.main.find("form", attrs={"data-check": True})
    response = patient.post(stop.path, walker.filled(form) | typed)
    assert response.status_code == 200
    assert digits_in(response) == []


def test_every_other_page(patient):
    Walker(patient, MUCH).walk()
    Walker(patient, COLD_LEG).walk()
    older, newer = Assessment.objects.order_by("submitted_at")
    case = services.send(assessment=older, contact={"reach": "0170 123"}, now=timezone.now())
    answered(case, "Come at 3.")
    linked(older, TOKEN)
    patient.get(f"/shared/{TOKEN}/")
    shown = {"check/": "start", "learn/": LEARN[0].slug, "results/": str(older.pk)}
    shown |= {"shared/": TOKEN, "reminders/": str(uuid4()), "": "1"}
    paths = [path for path in every_address(shown) if not OF_STAFF.match(path)]
    paths += [f"/results/{newer.pk}/", f"/results/{newer.pk}/send/", f"/results/{newer.pk}/share/"]
    paths += [f"/results/{older.pk}/compare/{newer.pk}/", "/nothing/here/"]
    paths += [f"/learn/{one.slug}/" for one in LEARN[1:]]
    paths += [f"/about/{one.slug}/" for one in ABOUT]
    drawn, found = 0, {}
    for path in paths:
        if LEAVES.search(path):
            continue
        response = patient.get(path, follow=True)
        if response.headers["Content-Type"].startswith("text/html"):
            drawn += 1
            found[path] = digits_in(response)
    assert {path: digits for path, digits in found.items() if digits} == {}
    assert drawn > 25


def test_a_digit_is_noticed(patient, language, monkeypatch):
    monkeypatch.setattr("assessments.templatetags.written.written.digits", str)
    assert digits_in(patient.get("/learn/ankle-test/" if language == "es" else "/check/start/"))
