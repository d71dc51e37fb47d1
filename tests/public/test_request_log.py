"""Each request is one log line and one count, and neither says whose it was."""

from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from prometheus_client import REGISTRY

from assessments.patients import results

REQUESTS = "assessments.public.request_log"
ID = "2f1c2f4a-1111-4222-8333-123456789abc"
RESULT = f"/results/{ID}/"
ROUTE = "results/<uuid:pk>/"


def count(**labels: str) -> float:
    return REGISTRY.get_sample_value("leg_check_requests_total", labels) or 0.0


def test_a_request_is_one_line(client, log_lines):
    answer = client.get("/learn/")
    (line,) = log_lines.of(REQUESTS)
    assert line.pop("milliseconds") > 0
    assert datetime.fromisoformat(line.pop("time")).utcoffset().total_seconds() == 0
    assert line == {
        "level": "INFO",
        "logger": REQUESTS,
        "message": "GET learn/ 200",
        "request_id": answer["X-Request-ID"],
        "method": "GET",
        "route": "learn/",
        "status": 200,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_programs_that_watch_the_site_leave_no_line(client, log_lines, path):
    client.get(path)
    assert log_lines.of(REQUESTS) == []


@pytest.mark.parametrize("path", ["/no/such/page/4711/", "/learn/such-a-page/"])
def test_a_page_that_is_not_there_is_logged_without_its_path(client, log_lines, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert {line["request_id"] for line in log_lines.lines} == {answer["X-Request-ID"]}
    assert {line["logger"] for line in log_lines.lines} == {REQUESTS, "django.request"}
    assert path.strip("/").split("/")[-1] not in log_lines.text


@pytest.mark.django_db
def test_what_is_refused_is_logged_with_the_route_alone(log_lines, monkeypatch):
    def refused(request, pk):
        raise PermissionDenied("Ada")

    monkeypatch.setattr(results, "own_result", refused)
    answer = Client().get(RESULT)
    assert answer.status_code == 403
    (line,) = log_lines.of("django.request")
    assert line["message"].endswith(f": {ROUTE}")
    assert line["request_id"] == answer["X-Request-ID"]
    for private in (ID, "Ada", "Traceback"):
        assert private not in log_lines.text


@pytest.mark.django_db
def test_what_fails_is_logged_with_the_route_and_without_what_it_quotes(log_lines, monkeypatch):
    answer_of_a_patient = "pain at night"

    def broken(request, pk):
        raise ValueError(answer_of_a_patient)

    monkeypatch.setattr(results, "own_result", broken)
    answer = Client(raise_request_exception=False).get(RESULT)
    assert answer.status_code == 500
    (line,) = log_lines.of("django.request")
    assert line["message"].endswith(f": {ROUTE}")
    assert "ValueError" in line["exception"].splitlines()[-1]
    assert "in broken" in line["exception"]
    assert line["request_id"] == answer["X-Request-ID"]
    for private in (ID, "pain at night"):
        assert private not in log_lines.text


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_logged_with_its_host_alone(settings, log_lines):
    sent_from = f"https://other.example.org{RESULT}?q=zebulon"
    client = Client(enforce_csrf_checks=True)
    client.get("/check/consent/")
    answer = client.post("/check/consent/", secure=True, headers={"Referer": sent_from})
    assert answer.status_code == 403
    (line,) = log_lines.of("django.security.csrf")
    assert "https://other.example.org does not match" in line["message"]
    assert line["message"].endswith(": check/<slug:slug>/")
    assert ID not in log_lines.text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("0123-abcd-EFGH", True),
        ("a" * 64, True),
        ("a" * 7, False),
        ("a" * 65, False),
        ("abcdefgh ijk", False),
        ("ada@example.org", False),
        ("", False),
    ],
)
def test_the_proxys_id_is_kept_where_it_is_one(client, settings, given, kept):
    settings.BEHIND_TLS_PROXY = True
    answer = client.get("/learn/", headers={"X-Request-ID": given})
    assert (answer["X-Request-ID"] == given) is kept
    assert len(answer["X-Request-ID"]) >= 8


def test_without_a_proxy_nobody_names_a_request(client):
    answer = client.get("/learn/", headers={"X-Request-ID": "0123-abcd-EFGH"})
    assert answer["X-Request-ID"] != "0123-abcd-EFGH"


def test_two_requests_have_two_ids(client):
    assert client.get("/learn/")["X-Request-ID"] != client.get("/learn/")["X-Request-ID"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "method", "labels"),
    [
        ("/", "GET", {"method": "GET", "route": "/", "status": "200"}),
        (RESULT, "GET", {"method": "GET", "route": ROUTE, "status": "404"}),
        ("/wp-login.php", "GET", {"method": "GET", "route": "none", "status": "404"}),
        ("/static/none.css", "GET", {"method": "GET", "route": "static", "status": "404"}),
        ("/learn/", "BREW", {"method": "other", "route": "learn/", "status": "405"}),
    ],
)
def test_a_request_is_counted_under_few_names(client, path, method, labels):
    before = count(**labels)
    client.generic(method, path)
    assert count(**labels) == before + 1


def test_the_site_itself_shows_no_metrics(client):
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics/").status_code == 404
