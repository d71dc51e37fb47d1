"""The site as `make run` serves it: gunicorn, DEBUG off, an SQLite file of its own."""

import os
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from tests.servers import free_port, serving

from .project import ROOT

pytestmark = pytest.mark.slow


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
    folder: Path = tmp_path_factory.mktemp("served")
    port = free_port()
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment |= {"PORT": str(port), "LEG_CHECK_VAR_DIR": str(folder)}
    with serving([ROOT / "tools" / "serve"], port, ready="/readyz", environment=environment):
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
