"""What every answer says to a browser: each address, each kind of visitor, each way of asking."""

from contextlib import nullcontext
from uuid import uuid4

import pytest
from django.core import mail
from django.db import OperationalError
from django.test import Client

from assessments.models import Draft, User
from assessments.public import health, views
from assessments.triage import RULESET
from tests.cases import sent_case
from tests.sharing import linked
from tests.signing_in import mailed_code, signed_in, with_second_factor
from tests.staff.second_step import set_up, sign_in_by_mail
from tests.staff.staff_members import person
from tests.walker import Walker

from .addresses import every_address
from .deployments import HOST, PROXY, Recording, behind_tls, production

# What an answer says of itself does not depend on the database.
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.any_database]

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ON_SHARED = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
HSTS = "max-age=31536000; includeSubDomains; preload"
POLICY = {
    "default-src": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
WITH_PICTURE = POLICY | {"img-src": "'self' data:"}
NEVER = ("Server", "X-Powered-By", "Access-Control-Allow-Origin")
FOR_ALL = "/fhir/"
"""Where nothing is anybody's: pages of other sites may read it, browsers may keep it."""
FOREIGN_POSTS = {"/reminders/"}
"""Mail programs post to the link that stops reminders, and know no token of ours (RFC 8058)."""


@pytest.fixture(scope="session")
def gathered(tmp_path_factory):
    """A folder for hashed files, which take a while to gather."""
    return tmp_path_factory.mktemp("gathered")


@pytest.fixture(params=["local", "production"])
def deployment(request, gathered):
    """The name of the deployment that the site runs as."""
    with nullcontext() if request.param == "local" else production(gathered):
        yield request.param


@pytest.fixture
def make_client(deployment):
    """Makes a browser that comes the way visitors come in that deployment."""
    way = {} if deployment == "local" else {"SERVER_NAME": HOST, **PROXY}

    def made(**more):
        return Client(**way, **more)

    return made


def wrong_with(response, deployment):
    """What is missing or wrong in the headers of an answer."""
    headers = {**response.headers}
    path = response.request["PATH_INFO"]
    expected = EXPECTED | (ON_SHARED if path.startswith("/shared/") else {})
    if deployment == "production":
        expected["Strict-Transport-Security"] = HSTS
    for_all = path.startswith(FOR_ALL)
    wrong = [name for name, value in expected.items() if headers.get(name) != value]
    wrong += [name for name in NEVER if name in headers and not (for_all and headers[name] == "*")]
    policy = WITH_PICTURE if path == "/second-step/app/" else POLICY
    if policy_of(response) not in (policy, POLICY):
        wrong.append("Content-Security-Policy")
    if "camera=()" not in headers.get("Permissions-Policy", ""):
        wrong.append("Permissions-Policy")
    kept = path.startswith("/static/") or (for_all and response.status_code == 200)
    if "no-store" not in headers.get("Cache-Control", "") and not kept:
        wrong.append("Cache-Control")
    kind = headers.get("Content-Type", "")
    nothing_said = response.status_code == 405  # of a static file: there is no body either
    if not kind and not nothing_said:
        wrong.append("Content-Type")
    if kind.startswith(("text/html", "text/css", "text/csv")) and "charset" not in kind:
        wrong.append("charset")
    return wrong


def policy_of(response):
    parts = response.headers.get("Content-Security-Policy", "").split("; ")
    return dict(part.split(" ", 1) for part in parts if " " in part)


def addresses_for(result):
    """Every address; with parameters of records that are there."""
    case = sent_case()
    filled = {
        "check/": "start",
        "about/": "privacy",
        "about/rules/": RULESET,
        "learn/": "blood-flow",
        "fhir/": "no/such/thing",
        "fhir/Questionnaire/": "leg-check",
        "fhir/CodeSystem/": "urgency",
        "results/": str(result),
        "shared/": shown(case),
        "reminders/": str(uuid4()),
        "admin/": "assessments",
        "admin/assessments/case/": str(case.pk),
        "admin/assessments/user/": str(User.objects.order_by("pk")[0].pk),
        "admin/assessments/auditevent/": "1",
        "admin/mfa/": "1",
        "admin/r/": "1",
    }
    return every_address(filled)


def shown(case):
    """The token of a link that opens, to a result of the clinic's."""
    token = str(uuid4())
    linked(case.assessment, token)
    return token


BESIDE = {"/no/such/page/": 404, "/static/css/leg-check.css": 405, "/learn": 301}
"""What is no address of ours, and what a POST to it is answered."""


def visitors(make_client, **more):
    """By name: a browser of somebody unknown, of a patient, and of somebody who may do all."""
    patient = signed_in("patient@example.org", make_client(**more))
    return {
        "nobody": make_client(**more),
        "patient": patient,
        "staff": with_second_factor(person("superuser"), make_client(**more)),
    }


def own_result(client):
    """The id of a result that this browser owns."""
    return Walker(client).walk().path.split("/")[2]


def test_every_answer_has_every_header(deployment, make_client):
    found, wrong = 0, []
    for name, client in visitors(make_client, raise_request_exception=False).items():
        result = own_result(client)
        for path in [*addresses_for(result), *BESIDE]:
            for method in ("get", "put", "options"):
                response = getattr(client, method)(path)
                found += 1
                if fault := wrong_with(response, deployment):
                    wrong.append((name, method, path, response.status_code, fault))
                if response.streaming:  # read to its end, which closes it
                    list(response.streaming_content)
    assert wrong == []
    assert found > 500


def test_every_post_without_our_token_is_refused_and_changes_nothing(deployment, make_client):
    wrong = []
    for name, client in visitors(make_client, enforce_csrf_checks=True).items():
        for path in [*addresses_for(uuid4()), *BESIDE]:
            response = client.post(path, {"understood": "on", "post": "yes"})
            foreign = any(path.startswith(start) for start in FOREIGN_POSTS) and "stop" in path
            expected = (
                200 if foreign else 405 if path.startswith(FOR_ALL) else BESIDE.get(path, 403)
            )
            fault = wrong_with(response, deployment)
            if response.status_code != expected or fault:
                wrong.append((name, path, response.status_code, fault))
    assert wrong == []
    assert User.objects.filter(email="patient@example.org").exists()


def broken(*_, **__):
    raise OperationalError("disk full")


def mistaken(*_, **__):
    raise ValueError("a mistake of ours")


def test_so_does_every_kind_of_error(deployment, make_client, monkeypatch, settings):
    client = make_client(raise_request_exception=False)
    walker = Walker(client)
    settings.ACCOUNT_RATE_LIMITS = {"begin_check": "0/h/ip"}
    answers = {
        400: [
            client.get("/", SERVER_NAME="evil.example"),
            client.post("/check/start/", {"x": "y" * 100_000}),
            client.post("/check/start/", {f"x{number}": "" for number in range(300)}),
        ],
        403: [make_client(enforce_csrf_checks=True).post("/check/start/")],
        404: [client.get("/no/such/page/")],
        405: [client.post("/results/"), client.post("/static/css/leg-check.css")],
        429: [client.post("/check/start/", {"consent": "yes"})],
    }
    settings.ACCOUNT_RATE_LIMITS = {}
    stop = walker.walk(until="/check/feeling/")
    fields = walker.filled(stop.main.find("form", attrs={"data-check": True}))
    monkeypatch.setattr(Draft, "save", broken)
    answers[503] = [client.post(stop.path, fields)]
    monkeypatch.setattr(health, "migrations_missing", broken)
    answers[503].append(client.get("/readyz"))
    monkeypatch.setattr(views, "render", broken)
    answers[503].append(client.get("/"))
    monkeypatch.setattr(views, "render", mistaken)
    answers[500] = [client.get("/")]
    assert {code: {one.status_code for one in some} for code, some in answers.items()} == {
        code: {code} for code in answers
    }
    wrong = [
        (code, fault)
        for code, some in answers.items()
        for one in some
        if (fault := wrong_with(one, deployment))
    ]
    assert wrong == []


def test_a_fault_would_be_seen(deployment, make_client, settings):
    names = ("config.headers.ConstantHeadersMiddleware", "csp.middleware.CSPMiddleware")
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one not in names]
    assert set(wrong_with(make_client().get("/"), deployment)) == {
        "Cross-Origin-Resource-Policy",
        "Content-Security-Policy",
        "Permissions-Policy",
        "Cache-Control",
    }


def test_the_data_picture_is_allowed_on_one_page_alone(make_client):
    client = make_client()
    user = User.objects.create_superuser("boss@example.org")
    client.force_login(user)
    assert policy_of(client.get("/second-step/app/")) == WITH_PICTURE
    assert policy_of(client.get("/second-step/")) == POLICY


@pytest.fixture
def in_production(gathered):
    with production(gathered):
        yield


@pytest.mark.usefixtures("in_production")
def test_without_tls_one_is_led_to_it_and_told_the_same():
    plain = Client(SERVER_NAME=HOST, HTTP_X_FORWARDED_FOR="192.0.2.1")
    response = plain.get("/check/?notice=gone")
    assert response.status_code == 301
    assert response["Location"] == f"https://{HOST}/check/?notice=gone"
    # A browser must not believe this header where there is no TLS.
    assert wrong_with(response, "local") == []
    assert "Strict-Transport-Security" not in response
    assert plain.get("/healthz").status_code == 200


@pytest.mark.usefixtures("in_production")
def test_hashed_files_are_kept_for_good_and_others_are_not():
    client = Client(SERVER_NAME=HOST, **PROXY)
    page = client.get("/").content.decode()
    hashed = page.split('rel="stylesheet" href="')[1].split('"')[0]
    response = client.get(hashed)
    assert "immutable" in response["Cache-Control"]
    assert wrong_with(response, "production") == []
    assert b"".join(response.streaming_content)
    plain = client.get("/static/css/leg-check.css")
    assert "immutable" not in plain["Cache-Control"]
    assert b"".join(plain.streaming_content)


# Cookies ------------------------------------------------------------------------------------------


def a_patients_day():
    """Every page that sets a cookie: a shared device, signing in, a message, leaving."""
    client = behind_tls()
    walker = Walker(client, shared_device="on")
    client.get("/")
    walker.walk()
    client.post("/sign-in/", {"email": "patient@example.org"})
    client.post("/sign-in/code/", {"code": mailed_code(mail.outbox[-1])}, follow=True)
    client.post("/reminders/", {"weeks": 2})
    client.get("/results/")
    client.post("/finish/")
    return client


def a_members_day():
    client = behind_tls()
    User.objects.create_superuser("staff@example.org")
    sign_in_by_mail(client)
    set_up(client)
    client.get("/admin/")
    client.post("/sign-out/", follow=True)
    return client


def wrong_cookies(client: Recording):
    """The names of cookies that were set, and what is wrong with any of them."""
    names, wrong = set(), []
    for response in client.answers:
        for name, cookie in response.cookies.items():
            names.add(name)
            gone = cookie["max-age"] == 0
            fine = (
                name.startswith("__Host-")
                and cookie["secure"] is True
                and (cookie["httponly"] is True or gone)
                and cookie["samesite"] == "Lax"
                and cookie["path"] == "/"
                and not cookie["domain"]
            )
            if not fine:
                wrong.append((name, cookie.OutputString()))
    return names, wrong


@pytest.mark.usefixtures("in_production", "no_earlier_tries")
@pytest.mark.parametrize("day", [a_patients_day, a_members_day])
def test_every_cookie_is_for_this_host_and_tls_alone(day):
    names, wrong = wrong_cookies(day())
    assert wrong == []
    assert {"__Host-session", "__Host-csrf", "__Host-messages"} <= names
    assert ("__Host-last-used" in names) is (day is a_patients_day)


@pytest.mark.usefixtures("in_production")
def test_a_cookie_without_the_marks_would_be_seen(settings):
    settings.SESSION_COOKIE_SECURE = False
    client = behind_tls()
    client.post("/check/start/", {"consent": "yes"})
    assert {name for name, _ in wrong_cookies(client)[1]} == {"__Host-session"}
