"""Choosing a language: on any page, without losing what was typed, and kept."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment, Draft, User
from tests.queries import queries
from tests.signing_in import mailed_code, signed_in
from tests.spoken import in_words, speak
from tests.vignettes import VIGNETTES
from tests.walker import Walker

pytestmark = pytest.mark.django_db

LEADING = "A plain muscle cramp"
TEXTS = ("Continue", "Your results", "Sign in", "Your code for Leg Check", LEADING)


@pytest.fixture(autouse=True)
def spoken(settings, tmp_path):
    speak(settings, tmp_path, *TEXTS)


def page(response):
    return BeautifulSoup(response.content, "html.parser")


def said_in(response):
    html = page(response).html
    assert response["Content-Language"] == html["lang"]
    return html["lang"], html["dir"]


def choose(client, language, **more):
    return client.post("/language/", {"language": language, **more})


# Which language -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "given"),
    [("es", "es"), ("es-MX,es;q=0.9", "es"), ("ar-EG", "ar"), ("fr,en;q=0.5", "en"), ("fr", "en")],
)
def test_the_browser_says_which(asked, given):
    response = Client(headers={"Accept-Language": asked}).get("/")
    assert said_in(response) == (given, "rtl" if given == "ar" else "ltr")
    assert {"Accept-Language", "Cookie"} <= set(response["Vary"].split(", "))


def test_the_hosts_is_the_last_resort(settings):
    settings.LANGUAGE_CODE = "es"
    assert said_in(Client(headers={"Accept-Language": "fr"}).get("/"))[0] == "es"


def test_what_was_chosen_counts_more_than_the_browser():
    client = Client(headers={"Accept-Language": "ar"})
    assert choose(client, "es").url == "/"
    assert said_in(client.get("/"))[0] == "es"
    cookie = client.cookies["language"]
    assert (cookie["max-age"], cookie["samesite"], cookie["httponly"]) == (31536000, "Lax", True)


@pytest.mark.parametrize("unknown", ["fr", "", "EN", "../es", "es\x00", "e" * 5000])
def test_a_language_that_is_not_served_changes_nothing(client, unknown):
    response = choose(client, unknown, next="/learn/")
    assert (response.status_code, response.url) == (302, "/learn/")
    assert "language" not in client.cookies


@pytest.mark.parametrize(
    "away",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "evil",
        "",
    ],
)
def test_another_site_is_no_way_back(client, away):
    assert choose(client, "es", next=away).url == "/"


def test_a_forged_choice_is_refused():
    assert choose(Client(enforce_csrf_checks=True), "es").status_code == 403


def test_looking_chooses_nothing(client):
    assert client.get("/language/?language=es").status_code == 405


def test_it_is_offered_on_each_page_and_leads_back(client, result):
    for path in ("/", "/learn/", "/results/", "/sign-in/", result, "/results/?after=x"):
        form = page(client.get(path)).find(id="language").find_parent("form")
        assert form["action"] == "/language/"
        assert form.find(attrs={"name": "next"})["value"] == path
        buttons = form.find_all("button")
        assert [(one["value"], one["lang"], one.text) for one in buttons] == [
            ("es", "es", "Español"),
            ("ar", "ar", "العربية"),
        ]
        assert form.find(attrs={"aria-current": "true"}).text == "English"


def test_nothing_is_offered_where_there_is_no_choice(client, settings):
    settings.LANGUAGES = [("en", "English")]
    for path in ("/", "/check/"):
        drawn = page(client.get(path))
        assert drawn.find(id="language") is None
        assert "#language" not in str(drawn)


# What is typed stays ------------------------------------------------------------------------------


def switch(walker, stop, language, **typed):
    """Presses a button of the switch on a page of questions, with what was typed there."""
    form = stop.main.find("form", attrs={"data-check": True})
    buttons = stop.soup.select(f'button[form="{form["id"]}"][name=language]')
    assert language in [button["value"] for button in buttons]
    fields = {name: value for name, value in walker.filled(form).items() if name == "draft"}
    address = form.get("action") or stop.path
    return walker.client.post(address, {**fields, **typed, "language": language})


def test_what_is_typed_is_neither_lost_nor_checked_nor_saved(walker):
    stop = walker.walk(until="/check/age/")
    before = Draft.objects.get().saved
    response = switch(walker, stop, "ar", age_years="four")
    assert said_in(response) == ("ar", "rtl")
    drawn = page(response)
    assert drawn.find(id="id_age_years")["value"] == "four"
    assert drawn.find(attrs={"data-error-summary": True}) is None
    assert drawn.main.find("form").has_attr("data-unsaved")
    assert drawn.main.find("button", type="submit").text == in_words("ar", "Continue")
    assert Draft.objects.get().saved == before
    assert said_in(walker.client.get("/check/age/"))[0] == "ar"


def test_ticks_stay_and_the_page_can_be_sent_on(walker):
    stop = walker.walk(until="/check/where/")
    response = switch(walker, stop, "es", side="both", site=["calf", "foot"])
    ticked = [box["value"] for box in page(response).select("[checked]")]
    assert ticked == ["both", "calf", "foot"]
    form = page(response).find("form", attrs={"data-check": True})
    walker.answers |= {"side": "both", "site": ["calf", "foot"]}
    assert walker.post(form, "/check/where/").path != "/check/where/"
    assert Draft.objects.get().saved["site"] == ["calf", "foot"]


def test_on_the_first_page_too_before_anything_is_stored(client):
    response = client.post("/check/start/", {"consent": "yes", "language": "es"})
    assert said_in(response)[0] == "es"
    assert page(response).select_one("[name=consent][checked]")["value"] == "yes"
    assert not Draft.objects.exists()
    assert "session" not in client.cookies


def test_a_page_of_another_draft_is_not_taken_for_one_of_this(walker):
    stop = walker.walk(until="/check/age/")
    walker.client.post("/check/restart/")
    response = switch(walker, stop, "es", age_years="50")
    assert response.url == "/check/?notice=gone"
    assert walker.client.cookies["language"].value == "es"


def test_a_page_that_does_not_apply_leads_to_where_the_check_stands(walker):
    walker.walk(until="/check/age/")
    draft = Draft.objects.get()
    response = walker.client.post(
        "/check/feeling/", {"draft": str(draft.id), "language": "es", "feel": "cramp"}
    )
    assert response.url != "/check/feeling/"
    assert Draft.objects.get().saved == draft.saved


def test_what_was_saved_before_stays(walker):
    stop = walker.walk(until="/check/feeling/")
    before = Draft.objects.get().saved
    switch(walker, stop, "ar")
    assert Draft.objects.get().saved == before
    assert walker.walk().urgency == "self_care"
    assert Assessment.objects.get().language == "ar"


def test_it_asks_the_database_no_more_than_saving_does(client):
    walker = Walker(signed_in(client=client))
    stop = walker.walk(until="/check/feeling/")
    switch(walker, stop, "es")
    asked = queries(lambda: switch(walker, stop, "ar", feel="cramp"))
    assert len(asked) <= 4, asked


def test_the_tick_to_send_stays_on_the_last_page(walker):
    stop = walker.walk(until="/check/answers/")
    response = switch(walker, stop, "es", send="on")
    assert page(response).find(id="id_send").has_attr("checked")
    assert not Assessment.objects.exists()


def test_what_is_typed_for_the_clinic_stays(client, result):
    typed = {
        "name": "A. B.",
        "born_day": "31",
        "born_month": "x",
        "reach": "nobody",
        "language": "ar",
    }
    response = client.post(f"{result}send/", typed)
    drawn = page(response)
    assert said_in(response)[0] == "ar"
    assert drawn.find(id="id_name")["value"] == "A. B."
    assert drawn.find(attrs={"name": "born_month"})["value"] == "x"
    assert drawn.find(id="id_reach")["value"] == "nobody"
    assert not Assessment.objects.exclude(case=None).exists()


# With the account ---------------------------------------------------------------------------------


def sign_in(client, mailoutbox, email="a@example.org"):
    client.post("/sign-in/", {"email": email})
    return client.post("/sign-in/code/", {"code": mailed_code(mailoutbox[-1])})


def test_a_new_account_takes_the_language_in_use(mailoutbox):
    client = Client(headers={"Accept-Language": "es"})
    sign_in(client, mailoutbox)
    assert mailoutbox[-1].subject == in_words("es", "Your code for Leg Check")
    assert User.objects.get().language == "es"
    assert client.cookies["language"].value == "es"


def test_an_account_brings_its_language_to_another_browser(mailoutbox):
    User.objects.create_user("a@example.org", language="ar")
    client = Client(headers={"Accept-Language": "es"})
    response = sign_in(client, mailoutbox)
    assert mailoutbox[-1].subject == in_words("ar", "Your code for Leg Check")
    assert said_in(client.get(response.url))[0] == "ar"


def test_who_is_signed_in_chooses_for_the_account(client):
    signed_in(client=client)
    choose(client, "ar")
    assert User.objects.get().language == "ar"


def test_an_account_whose_language_is_served_no_more_takes_the_one_in_use(settings, mailoutbox):
    User.objects.create_user("a@example.org", language="ar")
    settings.LANGUAGES = [("en", "English"), ("es", "Español")]
    sign_in(Client(), mailoutbox)
    assert mailoutbox[-1].subject == "Your code for Leg Check"
    assert User.objects.get().language == "en"


def test_finish_forgets_the_language_of_the_device(client, result):
    choose(client, "ar")
    client.post("/finish/")
    assert client.cookies["language"].value == ""


# Results ------------------------------------------------------------------------------------------


def test_a_result_is_stored_in_the_language_in_use_and_the_hosts():
    client = Client(headers={"Accept-Language": "es-MX"})
    stop = Walker(client).walk()
    stored = Assessment.objects.get()
    assert (stored.language, set(stored.content["shown"])) == ("es", {"es", "en"})
    assert stop.soup.html["lang"] == "es"


def test_an_emergency_is_stored_in_it_too():
    vignette = next(one for one in VIGNETTES if one["urgency"] == "emergency")
    client = Client(headers={"Accept-Language": "ar"})
    stop = Walker(client, vignette["answers"]).walk()
    assert (stop.urgency, Assessment.objects.get().language) == ("emergency", "ar")
    # Nothing comes before the call: neither the switch nor that the words are not checked.
    body = str(stop.soup.body)
    assert body.index("tel:") < min(body.index("#language"), body.index('class="notice"'))


def test_a_result_is_read_in_what_is_stored_and_says_so_else(walker):
    path = walker.walk().path
    response = walker.client.get(path, headers={"Accept-Language": "ar"})
    assert said_in(response) == ("en", "ltr")
    assert page(response).find("p", lang="ar")["dir"] == "rtl"


def test_a_result_is_read_in_the_hosts_language_by_who_changed_to_it():
    client = Client(headers={"Accept-Language": "es"})
    path = Walker(client).walk().path
    choose(client, "en")
    assert said_in(client.get(path)) == ("en", "ltr")


def test_lists_mark_words_of_another_language(walker):
    walker.walk()
    walker.walk()
    headers = {"Accept-Language": "ar"}
    for name in ("patients:results", "patients:trend"):
        response = walker.client.get(reverse(name), headers=headers)
        assert said_in(response) == ("ar", "rtl")
        assert page(response).main.find_all(lang="en", dir="ltr")


# What no native speaker has checked ---------------------------------------------------------------

UNCHECKED = "No native speaker has checked this translation yet."


@pytest.mark.parametrize("path", ["/", "/check/", "/results/", "/learn/", "/nothing-here"])
def test_its_pages_say_so(client, path):
    assert UNCHECKED in client.get(path, headers={"Accept-Language": "ar"}).content.decode()
    assert UNCHECKED not in client.get(path).content.decode()


def test_so_does_the_sheet(walker):
    path = Walker(Client(headers={"Accept-Language": "es"})).walk().path
    assert path
    client = Client(headers={"Accept-Language": "es"})
    stop = Walker(client).walk()
    assert UNCHECKED in stop.soup.find(id="sheet").text
