"""The proxy: what it lets through, what it tells a web node, and its own pages."""

import base64
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.addresses import walked
from tests.reading_level import grade
from tests.servers import free_port
from tests.stack import nginx
from tests.stack.nginx import TEMPLATES
from tests.stack.proxy import program

from .project import ROOT
from .proxy import Proxy, proxy_before

pytestmark = [pytest.mark.slow, pytest.mark.any_database]

PAGES = sorted(TEMPLATES.glob("*.html.template"))


class Node(BaseHTTPRequestHandler):
    """A web node that says what it was told."""

    protocol_version = "HTTP/1.1"

    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path.startswith("/check/dies"):
            self.close_connection = True
            self.server.died.append(self.command)
            return
        text = json.dumps({
            "node": self.server.server_port,
            "path": self.path,
            "headers": dict(self.headers),
            "padding": "x" * 1000,
        }).encode()  # fmt: skip
        self.send_response(503 if self.path.startswith("/check/unwell") else 200)
        fhir = self.path.startswith("/fhir/")
        self.send_header("Content-Type", "application/fhir+json" if fhir else "text/html")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = answer  # noqa: N815

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def nodes():
    running = [ThreadingHTTPServer(("127.0.0.1", 0), Node) for _ in range(2)]
    for node in running:
        node.died = []
        threading.Thread(target=node.serve_forever, daemon=True).start()
    yield running
    for node in running:
        node.shutdown()
        node.server_close()


def ports(nodes):
    return [node.server_port for node in nodes]


@pytest.fixture(scope="module")
def proxy(nodes):
    with proxy_before(ports(nodes)) as made:
        (made.static / "css").mkdir()
        (made.static / "css" / "leg-check.0123456789ab.css").write_text("body{}")
        (made.static / "css" / "leg-check.0123456789ab.css.gz").write_bytes(b"packed")
        (made.static / "css" / "leg-check.css").write_text("body{}")
        yield made


def test_nginx_takes_the_configuration_without_a_warning(proxy):
    checked = subprocess.run(
        [program(), "-t", "-c", proxy.folder / "nginx.conf"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0
    assert "[warn]" not in checked.stderr


def test_gixy_finds_nothing(proxy):
    gixy = Path(sys.executable).with_name("gixy")
    checked = subprocess.run(
        [gixy, proxy.folder / "nginx.conf"], capture_output=True, text=True, check=False
    )
    assert "No issues found" in checked.stdout
    assert checked.returncode == 0


def test_every_variable_is_filled_in(proxy):
    for template in TEMPLATES.glob("*.template"):
        filled = (proxy.folder / template.name.removesuffix(".template")).read_text()
        assert re.findall(r"\$\{LEG_CHECK_[A-Z_]+\}", filled) == []
    named = set(re.findall(r"\$\{(LEG_CHECK_\w+)\}", template_text()))
    assert named == set(proxy.values)
    explained = set(re.findall(r"`(LEG_CHECK_\w+)`", (TEMPLATES / "README.md").read_text()))
    assert explained == named


def test_a_value_that_is_missing_is_noticed(proxy, tmp_path):
    left = {name: value for name, value in proxy.values.items() if "EMERGENCY" not in name}
    with pytest.raises(KeyError, match="LEG_CHECK_EMERGENCY_NUMBER"):
        nginx.fill(tmp_path, left)


def template_text():
    return "".join(template.read_text() for template in TEMPLATES.glob("*.template"))


def test_a_node_is_told_who_asks_and_nothing_that_the_client_says_of_itself(proxy):
    claims = {
        "X-Forwarded-For": "203.0.113.9",
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "evil.example",
        "X-Request-ID": "mine",
        "Forwarded": "for=203.0.113.9",
    }
    status, _, body = proxy.ask("GET", "/check/?page=2", headers=claims)
    said = json.loads(body)
    assert status == 200
    assert said["path"] == "/check/?page=2"
    told = said["headers"]
    assert told["X-Forwarded-For"] == "127.0.0.1"
    assert told["X-Forwarded-Proto"] == "https"
    assert told["Host"] == proxy.values["LEG_CHECK_AUTHORITY"]
    assert re.fullmatch("[0-9a-f]{32}", told["X-Request-ID"])
    assert not {"X-Forwarded-Host", "Forwarded"} & set(told)


@pytest.mark.parametrize(
    ("balancer", "asks"), [("127.0.0.1", "203.0.113.9"), ("192.0.2.1", "127.0.0.1"), (None, None)]
)
def test_who_asks_is_told_by_a_balancer_that_is_named_and_by_nobody_else(nodes, balancer, asks):
    with tempfile.TemporaryDirectory(prefix="leg-check.") as name:
        folder = Path(name)
        folder.chmod(0o755)
        shipped = (TEMPLATES / "balancers.conf").read_text()
        lines = re.findall(r"^#     (set_real_ip_from 10.0.0.5;|real_ip_header .*)$", shipped, re.M)
        assert len(lines) == 2
        named = "\n".join(lines).replace("10.0.0.5", balancer) if balancer else shipped
        (folder / "balancers.conf").write_text(named)
        with Proxy(folder, ports(nodes)) as made:
            claims = {"X-Forwarded-For": "198.51.100.7, 203.0.113.9"}
            _, _, body = made.ask("GET", "/check/", headers=claims)
    assert json.loads(body)["headers"]["X-Forwarded-For"] == (asks or "127.0.0.1")


def test_what_nginx_says_of_errors_names_nobody():
    assert re.findall("^ *error_log .*;", template_text(), re.M) == ["error_log stderr emerg;"]


def test_plain_http_leads_to_https(proxy):
    status, headers, _ = proxy.ask("GET", "/check/?a=b", plain=True)
    assert status == 308
    assert headers["Location"] == f"https://{proxy.values['LEG_CHECK_AUTHORITY']}/check/?a=b"


@pytest.mark.parametrize("plain", [True, False])
def test_another_name_is_not_answered(proxy, plain):
    assert proxy.ask("GET", "/", host="evil.example", plain=plain)[0] == 421


@pytest.mark.parametrize("path", ["/metrics", "/metrics/", "/proxy-pages/retry.html"])
def test_what_is_inside_stays_inside(proxy, path):
    assert proxy.ask("GET", path)[0] == 404


def test_static_files(proxy):
    path = "/static/css/leg-check.0123456789ab.css"
    status, headers, body = proxy.ask("GET", path)
    assert (status, body) == (200, "body{}")
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["X-Content-Type-Options"] == "nosniff"
    _, headers, body = proxy.ask("GET", path, headers={"Accept-Encoding": "gzip"})
    assert (headers["Content-Encoding"], body) == ("gzip", "packed")
    _, headers, _ = proxy.ask("GET", "/static/css/leg-check.css")
    assert headers["Cache-Control"] == "public, max-age=60"


def test_a_static_file_of_another_version_comes_from_a_node(proxy):
    status, _, body = proxy.ask("GET", "/static/css/older.css")
    assert status == 200
    assert json.loads(body)["path"] == "/static/css/older.css"


@pytest.mark.parametrize(
    ("path", "packed"),
    [
        ("/check/", "gzip"),
        ("/fhir/metadata", "gzip"),
        ("/admin/", None),
        ("/second-step/app/", None),
    ],
)
def test_pages_of_patients_are_compressed_and_those_of_staff_not(proxy, path, packed):
    answer = curl(proxy, path, "--http1.1", "--header", "Accept-Encoding: gzip")
    assert ("Content-Encoding: gzip" in answer) is bool(packed)


def test_too_long_a_body_is_refused_in_plain_words(proxy):
    status, headers, body = proxy.ask("POST", "/check/", body=b"x" * 70_000)
    assert status == 413
    assert "too long" in body
    assert headers["Cache-Control"] == "no-store"


def test_too_long_a_body_is_refused_over_http_2_as_well(proxy, tmp_path):
    (tmp_path / "body").write_bytes(b"x" * 70_000)
    answer = curl(proxy, "/check/", "--data-binary", f"@{tmp_path / 'body'}")
    assert answer.startswith("HTTP/2 413")
    assert "content-security-policy: default-src 'none'" in answer
    assert "What you sent was too long" in answer


def curl(proxy, path, *options):
    """Headers and body, as curl shows them."""
    return subprocess.run(
        [
            *("curl", "--silent", "--include", "--cacert", proxy.folder / "certificate.pem"),
            *(*options, f"https://{proxy.values['LEG_CHECK_AUTHORITY']}{path}"),
        ],
        capture_output=True,
        check=True,
    ).stdout.decode(errors="replace")


def test_a_body_as_long_as_the_application_takes_goes_through(proxy):
    assert proxy.ask("POST", "/check/", body=b"x" * 65_536)[0] == 200


def test_an_answer_of_the_application_is_not_replaced(proxy, nodes):
    status, _, body = proxy.ask("GET", "/check/unwell")
    assert status == 503
    assert json.loads(body)["node"] in ports(nodes)


def test_a_page_that_a_node_does_not_answer_is_asked_for_once_more_and_what_was_sent_is_not(
    nodes,
):
    with proxy_before(ports(nodes)) as proxy:
        for node in nodes:
            node.died.clear()
        assert proxy.ask("GET", "/check/dies")[0] == 502
        assert [node.died for node in nodes] == [["GET"], ["GET"]]
    with proxy_before(ports(nodes)) as proxy:
        status, headers, body = proxy.ask("POST", "/check/dies", body=b"a=b")
        assert sorted(len(node.died) for node in nodes) == [1, 2]
    assert status == 502
    assert "call 112" in body
    assert headers["Retry-After"] == "10"


def test_what_is_sent_reaches_the_other_node_where_one_cannot_be_reached(nodes):
    with proxy_before([free_port(), ports(nodes)[0]]) as proxy:
        assert [proxy.ask("POST", "/check/", body=b"a=b")[0] for _ in range(4)] == [200] * 4


def test_too_many_tries_to_sign_in_are_refused_and_pages_are_not(nodes):
    with proxy_before(ports(nodes), LEG_CHECK_SIGN_IN_RATE="1r/m") as proxy:
        tries = [proxy.ask("POST", "/sign-in/", body=b"a=b") for _ in range(62)]
        assert [status for status, _, _ in tries] == [200] * 61 + [429]
        assert "wait a minute" in tries[-1][2]
        assert proxy.ask("GET", "/sign-in/")[0] == 200
        assert proxy.ask("POST", "/check/", body=b"a=b")[0] == 200


def test_the_log_names_nobody(proxy):
    proxy.ask("GET", "/results/0b7e0c7e-0000-4000-8000-000000000000/?q=jo@example.org")
    proxy.ask("GET", "/jo@example.org/")
    lines = proxy.access_log.read_text().splitlines()
    said = [json.loads(line) for line in lines]
    assert said[-2]["area"] == "results"
    assert said[-1]["area"] == "other"
    assert not re.search(
        r"0b7e|example|127\.0\.0\.1\"", re.sub(r'"node":"[^"]*"', "", proxy.access_log.read_text())
    )


def test_the_log_knows_every_address_by_its_first_part():
    from django.urls import get_resolver

    firsts = {one.route.partition("/")[0] for one in walked(get_resolver())}
    known = set(re.search(r"leg_check_first>([^)]*)\)", template_text())[1].split("|"))
    assert firsts - {""} == known - {"static"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_of_the_proxy_is_plain_and_its_style_is_allowed(page):
    text = page.read_text()
    for sentence in re.findall(r'<p(?: class="call")?>(.*?)</p>', text):
        assert grade(sentence.replace("${LEG_CHECK_EMERGENCY_NUMBER}", "112")) <= 6
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in template_text()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_of_the_proxy_says_whom_to_call_in_each_language(page):
    calls = BeautifulSoup(page.read_text(), "html.parser").select(".call")
    ways = [(call.get("lang"), call.get("dir")) for call in calls]
    assert ways == [(None, None), ("es", "ltr"), ("ar", "rtl")]
    assert all("${LEG_CHECK_EMERGENCY_NUMBER}" in call.text for call in calls)


def test_the_pages_are_all_used():
    used = set(re.findall(r"/proxy-pages/([\w-]+\.html)", template_text()))
    assert used == {page.name.removesuffix(".template") for page in PAGES}
    assert (ROOT / "deploy" / "nginx" / "upstream.conf").exists()
