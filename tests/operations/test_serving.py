"""The site as `make run` serves it: gunicorn, DEBUG off, an SQLite file of its own."""

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

import pytest

from tests.servers import served_as_make_run

pytestmark = [pytest.mark.slow, pytest.mark.any_database]


class Site:
    """A served site; get answers with the whole response read."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str) -> tuple[HTTPResponse, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read().decode()
        connection.close()
        return response, body


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served_as_make_run(tmp_path_factory.mktemp("served")) as port:
        yield Site(port)


def test_it_lives_and_is_ready(site):
    assert site.get("/healthz")[0].status == 200
    assert site.get("/readyz")[0].status == 200


@pytest.mark.parametrize("path", ["/", "/check/"])
def test_a_page_and_its_files_are_served(site, path):
    response, body = site.get(path)
    while response.status == 302:
        response, body = site.get(response.headers["Location"])
    assert response.status == 200
    files = [word.split('"')[0] for word in body.split('"/static/')[1:]]
    assert files
    for name in files:
        assert site.get(f"/static/{name}")[0].status == 200


def test_an_unknown_page_is_the_patients_error_page(site):
    response, body = site.get("/no-such-page/")
    assert response.status == 404
    assert '<html lang="en"' in body
    assert "Traceback" not in body
    assert "urlpatterns" not in body
    assert "URLconf" not in body


def test_errors_carry_the_content_security_policy_too(site):
    response, _ = site.get("/no-such-page/")
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]


def test_no_answer_says_which_program_it_is_from(site):
    for path in ("/", "/no-such-page/", "/static/css/leg-check.css"):
        response, _ = site.get(path)
        assert response.headers["Server"] == "web"
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/?" + "x" * 5000, {}, 414),
        ("/", {"X-Large": "x" * 9000}, 431),
        ("/", {f"X-{number}": "x" for number in range(100)}, 431),
    ],
)
def test_a_request_with_a_head_too_large_is_refused(site, path, headers, status):
    connection = HTTPConnection("127.0.0.1", site.port, timeout=10)
    connection.request("GET", path, headers=headers)
    assert connection.getresponse().status == status
    connection.close()
    assert site.get("/healthz")[0].status == 200


def test_a_body_in_chunks_is_answered_and_not_taken(site):
    connection = HTTPConnection("127.0.0.1", site.port, timeout=10)
    parts = (b"consent=yes&" + b"x" * 1000 for _ in range(100))
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/check/start/", parts, form, encode_chunked=True)
    assert connection.getresponse().status == 403
    connection.close()
