"""Every page of the site in every state that a patient may meet, and how to get there.

A page that is new to the lists of addresses needs a state here, or a place in NO_PAGE.
The pages of questions, one by one, are walked in test_check.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import OperationalError

from assessments import services
from assessments.exchange.rulebooks import kept
from assessments.models import Assessment, Case
from assessments.public import rule_books
from assessments.public.about import PAGES as ABOUT
from assessments.public.learn import PAGES
from tests.cases import answered
from tests.histories import COLD_LEG, WALK_DROP, an_assessment
from tests.sharing import TOKEN, linked, of_browser, recent
from tests.signing_in import signed_in

from .patient import LONGEST
from .visit import Visit

LEVELS = {
    "emergency": COLD_LEG,
    "same_day": WALK_DROP,
    "soon": {"neuro": ["wasting_twitching"]},
    "routine": {"neuro": ["numb_both_feet"]},
    "self_care": {},
}
"""The least that leads to each urgency."""
SOME = ("emergency", "routine")
"""Of them: the one whose pages begin with the call, and one of the others."""
HOME = "assessments.public.views.render"
TOO_MUCH = "x" * 70_000
NO_PAGE = {
    "public:healthz": "a word for machines",
    "public:readyz": "a word for machines",
    "public:fhir": "a refusal for machines",
    "public:fhir-other": "a refusal for machines",
    "public:fhir-metadata": "for machines",
    "public:fhir-questionnaire": "for machines",
    "public:fhir-code-system": "for machines",
    "patients:mistake": "leads back into the check",
    "patients:finish": "leads to the home page",
    "patients:again": "leads into the check",
    "patients:language": "leads back to the page that it was chosen on",
    "patients:dont_remind": "leads back to the results",
    "patients:data-json": "a file",
    "patients:share-pdf": "a file, or leads back to the links",
    "patients:share-stop": "leads back to the links",
    "patients:shared-pdf": "a file",
    "patients:shared-fhir": "a file",
    "patients:data-csv": "a file",
    "patients:fhir": "a file",
    "account_signup": "another name of signing in",
    "account_request_login_code": "another name of signing in",
    "mfa_reauthenticate": "draws what mfa_authenticate does",
}
"""Addresses that draw nothing of their own, each with the reason."""
SEEN_ELSEWHERE = {
    "test_history": ("patients:trend", "patients:pick", "patients:compare"),
    "test_own_data": (
        *("patients:account", "patients:delete-result"),
        *("patients:delete-account", "patients:account-deleted"),
    ),
    "test_reminders": ("patients:remind", "patients:reminder_stop"),
    "test_second_factor": (
        *("mfa_index", "mfa_authenticate", "mfa_activate_totp", "mfa_deactivate_totp"),
        *("mfa_view_recovery_codes", "mfa_generate_recovery_codes"),
    ),
}
"""Addresses whose pages stand in a story of their own, by the test module that tells it."""


@dataclass(frozen=True)
class State:
    """A page in a state. address is its name in the lists; None when no address draws it."""

    address: str | None
    name: str
    reach: Callable[[Visit], object]
    status: int = 200

    def __str__(self) -> str:
        return f"{self.address}, {self.name}"


def at(path: str) -> Callable[[Visit], object]:
    return lambda visit: visit.show(path)


def on_the_way(path: str) -> Callable[[Visit], object]:
    """Opened in the middle of a check."""

    def reach(visit: Visit) -> None:
        visit.walk(until="/check/feeling/")
        visit.show(path)

    return reach


def in_a_named_hosts(path: str) -> Callable[[Visit], object]:
    """Where the host is named and has no clinic: in tests it is the other way round."""

    def reach(visit: Visit) -> None:
        named = {"HOST_NAME": "The Sample Hospital", "CONTACT_MAIL": "legs@example.org"}
        for name, value in {**named, "CLINIC_NAME": ""}.items():
            visit.broken.setattr(f"django.conf.settings.{name}", value)
        visit.show(path)

    return reach


def some_rules(visit: Visit, edition: str) -> None:
    """A rule book with every eighth rule: all are drawn alike, and axe takes long over all."""
    whole = rule_books.rules_of
    visit.broken.setattr(rule_books, "rules_of", lambda one: whole(one)[::8])
    visit.show(f"/about/rules/{edition}/")


def result_of(level: str) -> Callable[[Visit], object]:
    return lambda visit: visit.show(visit.walk(LEVELS[level]).path)


def wrong_number(visit: Visit) -> None:
    visit.walk(until="/check/age/")
    visit.show("/check/age/")
    visit.send(age_years="forty")


def wrong_numbers(visit: Visit) -> None:
    visit.walk(LONGEST, until="/check/abi-result/")
    visit.show("/check/abi-result/")
    visit.send(abi_left="9", abi_right="?")


def not_saved(visit: Visit) -> None:
    visit.walk(until="/check/feeling/")
    visit.show("/check/feeling/")
    visit.break_down("assessments.models.Draft.save", OperationalError("disk full"))
    visit.page.get_by_label("Cramp").first.check()
    visit.send()


def all_answers(visit: Visit) -> None:
    visit.walk({**LONGEST, "note": "Since my holiday.\nWorse on stairs."}, until="/check/answers/")
    visit.show("/check/answers/")


def not_sent(visit: Visit) -> None:
    all_answers(visit)
    visit.break_down("assessments.models.Assessment.save", OperationalError("disk full"))
    visit.send()


def stopped(visit: Visit, **answers: object) -> None:
    visit.walk(answers)
    visit.show("/check/stopped/")


def taken_back(visit: Visit) -> tuple[str, str]:
    """Paths of an emergency that was a mistake, and of the result that replaced it."""
    emergency = visit.walk(LEVELS["emergency"]).path
    visit.client.post(f"{emergency}mistake/")
    return emergency, visit.walk().path


def to_send(visit: Visit, level: str = "routine") -> str:
    """The path of the page to send a result of that urgency on, shown."""
    path = f"{visit.walk(LEVELS[level]).path}send/"
    visit.show(path)
    return path


def sending_of(level: str) -> Callable[[Visit], object]:
    return lambda visit: to_send(visit, level)


def to_a_closed_clinic(visit: Visit) -> None:
    visit.broken.setattr("assessments.services.Clinic.is_open", lambda *_: False)
    to_send(visit)


def sent_wrongly(visit: Visit, level: str = "routine") -> None:
    to_send(visit, level)
    visit.send(reach="my daughter", born_day="31", born_month="2", born_year="1962")


def not_sent_to_the_clinic(visit: Visit) -> None:
    to_send(visit)
    visit.break_down("assessments.services.send", OperationalError("disk full"))
    visit.send(name="Ada Sample")


def sent_too_often(visit: Visit) -> None:
    to_send(visit)
    visit.broken.setattr("assessments.limits.too_often", lambda *_: True)
    visit.send(name="Ada Sample")


def sent(visit: Visit, level: str = "routine", page: str = "") -> None:
    """A result that was sent, and the page of it that is named."""
    path = to_send(visit, level)
    visit.client.post(path, {"reach": "ada@example.org"})
    visit.show(path.removesuffix("send/") + page)


def reached_wrongly(visit: Visit) -> None:
    sent(visit, page="reach/")
    visit.send(reach="my daughter")


def answered_by_the_clinic(visit: Visit, page: str = "") -> None:
    """As sent, with a message, which is new; on the page of all results it stays new."""
    path = to_send(visit, "emergency")
    visit.client.post(path, {})
    answered(Case.objects.get(), "Please come on Monday.\nBring your shoes.")
    visit.show(page or path.removesuffix("send/"))


def no_pdf(visit: Visit) -> None:
    """Pango is missing, on whose machine a patient cannot help."""
    result = visit.walk().path
    visit.broken.setattr("assessments.exchange.pdf.available", lambda: False)
    visit.show(f"{result}sheet.pdf")


def full_list(visit: Visit) -> None:
    for answers in LEVELS.values():
        visit.walk(answers)
    taken_back(visit)
    visit.show("/results/")


def without_cookies(visit: Visit) -> None:
    visit.show("/check/start/")
    visit.page.context.clear_cookies()
    visit.send()


def too_much(visit: Visit) -> None:
    visit.walk(until="/check/note/")
    visit.show("/check/note/")
    visit.send(note=TOO_MUCH)


def home_fails(error: Exception) -> Callable[[Visit], object]:
    def reach(visit: Visit) -> None:
        visit.break_down(HOME, error)
        visit.show("/")

    return reach


def asked_for_a_code(visit: Visit) -> None:
    visit.show("/sign-in/")
    visit.page.get_by_label("Your email address").fill("patient@example.org")
    visit.page.locator("main button[type=submit]").click()


def wrong_address(visit: Visit) -> None:
    visit.show("/sign-in/")
    visit.page.get_by_label("Your email address").fill("no address")
    visit.page.locator("main button[type=submit]").click()


def wrong_code(visit: Visit) -> None:
    asked_for_a_code(visit)
    visit.page.get_by_label("The code from our mail").fill("12")
    visit.page.get_by_role("button", name="Sign in").click()


def signing_out(visit: Visit) -> None:
    signed_in(client=visit.client)
    visit.show("/sign-out/")


def tried_too_often(visit: Visit) -> None:
    for _ in range(3):
        visit.client.post("/sign-in/", {"email": "patient@example.org"})
    asked_for_a_code(visit)


def to_share(visit: Visit, level: str = "routine") -> None:
    visit.show(f"{of_browser(visit.client, LEVELS[level])}share/")


def to_share_one_taken_back(visit: Visit) -> None:
    path = of_browser(visit.client, LEVELS["emergency"])
    an_assessment(corrects=Assessment.objects.get())
    visit.show(f"{path}share/")


def link_made(visit: Visit, level: str = "routine") -> None:
    to_share(visit, level)
    visit.page.get_by_role("button", name="Make the link").click()


def shared_wrongly(visit: Visit) -> None:
    to_share(visit)
    visit.page.locator("[name=ticket]").evaluate("field => { field.value = 'old' }")
    visit.page.get_by_role("button", name="Make the link").click()


def with_links(visit: Visit) -> None:
    """One that opens and was used, and one that was stopped."""
    path = f"{of_browser(visit.client)}share/"
    own = Assessment.objects.get()
    for token in ("stopped", TOKEN):
        link = linked(own, token)
        visit.client.get(f"/shared/{token}/")
        if token == "stopped":
            services.stop_link(assessment=own, link=link.pk)
    visit.show(path)


def opened_by_link(visit: Visit, level: str = "routine") -> None:
    linked(recent(LEVELS[level]))
    visit.show(f"/shared/{TOKEN}/")


STATES = (
    State("public:home", "first", at("/")),
    State("public:home", "in the middle of a check", on_the_way("/")),
    State("public:learn-index", "first", at("/learn/")),
    *(State("public:learn", page.slug, at(f"/learn/{page.slug}/")) for page in PAGES),
    State("public:about-index", "first", at("/about/")),
    *(State("public:about", page.slug, at(f"/about/{page.slug}/")) for page in ABOUT),
    State("public:about", "privacy, host named", in_a_named_hosts("/about/privacy/")),
    State("public:about", "contact, host named", in_a_named_hosts("/about/contact/")),
    State("public:rule-books", "first", at("/about/rules/")),
    *(State("public:rule-book", one, partial(some_rules, edition=one)) for one in kept()),
    State("public:rule-book", "not kept", at("/about/rules/2025.1.1/"), status=404),
    State("patients:check", "first", at("/check/")),
    State("patients:check", "answers gone", at("/check/?notice=gone")),
    State("patients:page", "page not open yet", on_the_way("/check/effect/")),
    State("patients:page", "another check is open", on_the_way("/check/?notice=open")),
    State("patients:page", "wrong number", wrong_number),
    State("patients:page", "two wrong numbers", wrong_numbers),
    State("patients:page", "not saved", not_saved, status=503),
    State("patients:answers", "all", all_answers),
    State("patients:answers", "not sent", not_sent, status=503),
    State("patients:stopped", "no consent", lambda visit: stopped(visit, consent="no")),
    State("patients:stopped", "under age", lambda visit: stopped(visit, age_years=17)),
    State("patients:restart", "first", on_the_way("/check/restart/")),
    State("patients:results", "empty", at("/results/")),
    State("patients:results", "full", full_list),
    *(State("patients:result", level, result_of(level)) for level in LEVELS),
    State("patients:result", "taken back", lambda visit: visit.show(taken_back(visit)[0])),
    State("patients:result", "replaces one", lambda visit: visit.show(taken_back(visit)[1])),
    State("patients:sheet-pdf", "no PDFs here", no_pdf, status=503),
    *(State("patients:send", level, sending_of(level)) for level in LEVELS),
    State("patients:send", "the clinic is closed", to_a_closed_clinic),
    State("patients:send", "with errors", sent_wrongly),
    State("patients:send", "emergency, errors", lambda visit: sent_wrongly(visit, "emergency")),
    State("patients:send", "not sent", not_sent_to_the_clinic, status=503),
    State("patients:send", "sent too often", sent_too_often, status=429),
    State("patients:send", "sent before", lambda visit: sent(visit, page="send/")),
    State("patients:result", "sent", sent),
    State("patients:result", "emergency that was sent", lambda visit: sent(visit, "emergency")),
    State("patients:result", "with a message", answered_by_the_clinic),
    State("patients:reach", "sent before", lambda visit: sent(visit, page="reach/")),
    State("patients:reach", "with errors", reached_wrongly),
    State(
        "patients:results",
        "with a message",
        lambda visit: answered_by_the_clinic(visit, "/results/"),
    ),
    *(State("patients:share", level, partial(to_share, level=level)) for level in SOME),
    State("patients:share", "taken back", to_share_one_taken_back),
    State("patients:share", "with links", with_links),
    State("patients:share", "with errors", shared_wrongly),
    *(State("patients:share-made", level, partial(link_made, level=level)) for level in SOME),
    State("patients:shared", "first", opened_by_link),
    State("patients:shared", "emergency", lambda visit: opened_by_link(visit, "emergency")),
    State("patients:shared", "opens nothing", at("/shared/unknown/"), status=404),
    State("account_login", "first", at("/sign-in/")),
    State("account_login", "wrong address", wrong_address),
    State("account_login", "tried too often", tried_too_often),
    State("account_confirm_login_code", "first", asked_for_a_code),
    State("account_confirm_login_code", "wrong code", wrong_code),
    State("account_logout", "first", signing_out),
    State("account_inactive", "first", at("/sign-in/closed/")),
    State(None, "not there", at("/not-here"), status=404),
    State(None, "too much sent", too_much, status=400),
    State(None, "no right to open", home_fails(PermissionDenied()), status=403),
    State(None, "without cookies", without_cookies, status=403),
    State(None, "broken", home_fails(RuntimeError("broken")), status=500),
)
