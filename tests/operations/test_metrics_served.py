"""What Prometheus reads of a real gunicorn with two workers, and what it writes to its log."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.servers import free_port, serving
from tests.stack import children_of

from .project import ROOT

pytestmark = pytest.mark.slow
RESULT = "2f1c2f4a-1111-4222-8333-123456789abc"
LEARN = ("leg_check_requests_total", "GET", "learn/", "200")


class Site:
    """A served site, its process, its log, and the folder that its temporary files are in."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, metrics: int, home: Path):
        self.process, self.port, self.metrics_port, self.home = process, port, metrics, home

    def get(self, path: str) -> int:
        return _get(self.port, path)[0]

    def metrics(self) -> dict[tuple[str, ...], float]:
        """Samples by name and label values."""
        status, text = _get(self.metrics_port, "/metrics")
        assert status == 200
        return {
            (sample.name, *(sample.labels[key] for key in sorted(sample.labels))): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }

    @property
    def workers(self) -> set[int]:
        return set(children_of(self.process.pid))

    @property
    def counting(self) -> set[int]:
        """Processes that have counted something."""
        return {int(path.stem.split("_")[1]) for path in self.home.rglob("counter_*.db")}

    @property
    def log(self) -> list[str]:
        return (self.home / "log").read_text().splitlines()


def _get(port: int, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def _send(port: int, what: bytes) -> None:
    """Sends what is no HTTP, and waits for the answer to end."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(what)
        while connection.recv(4096):
            pass


@contextmanager
def a_site(home: Path, **changed: str) -> Iterator[Site]:
    port, metrics = free_port(), free_port()
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment = kept | {
        "PORT": str(port),
        "METRICS_BIND": f"127.0.0.1:{metrics}",
        "LOG_FORMAT": "json",
        "LEG_CHECK_VAR_DIR": str(home),
        "TMPDIR": str(home),
        "WEB_CONCURRENCY": "2",
        **changed,
    }
    if "DATABASE_URL" not in changed:
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
        subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.conf.py"]
    # It writes no log of requests even when it is asked for one.
    command += ["--access-logfile", "-"]
    with serving(
        command, port, ready="/healthz", environment=environment, log_to=home / "log"
    ) as process:
        yield Site(process, port, metrics, home)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with a_site(tmp_path_factory.mktemp("site")) as served:
        until(lambda: len(served.workers) == 2)
        yield served


def until(true, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def ask_each_worker(site: Site) -> int:
    """Opens a page until every worker has answered; how often."""
    for asked in range(1, 2000):
        assert site.get("/learn/") == 200
        if site.workers <= site.counting:
            return asked
    raise AssertionError


def test_counts_are_added_up_over_workers(site):
    before = site.metrics().get(LEARN, 0)
    asked = ask_each_worker(site)
    assert site.metrics()[LEARN] == before + asked
    assert site.metrics()["leg_check_database_up",] == 1


def test_a_worker_that_is_killed_takes_no_count_with_it(site):
    ask_each_worker(site)
    before, old = site.metrics()[LEARN], site.workers
    os.kill(min(old), signal.SIGKILL)
    assert site.metrics()[LEARN] == before
    until(lambda: len(site.workers) == 2 and site.workers != old)
    asked = ask_each_worker(site)
    assert site.metrics()[LEARN] == before + asked


def test_a_reload_keeps_what_was_counted(site):
    ask_each_worker(site)
    before, old = site.metrics()[LEARN], site.workers
    site.process.send_signal(signal.SIGHUP)
    until(lambda: len(site.workers) == 2 and not site.workers & old)
    assert site.metrics()[LEARN] == before


def test_looking_at_metrics_leaves_no_connection_to_inherit(site):
    site.metrics()
    files = [path.readlink().name for path in Path(f"/proc/{site.process.pid}/fd").iterdir()]
    assert not [name for name in files if "sqlite3" in name]


def test_the_sites_own_port_shows_none(site):
    assert site.get("/metrics") == 404
    assert _get(site.metrics_port, "/metrics")[0] == 200


def test_the_log_is_json_and_names_no_path(site):
    site.get(f"/results/{RESULT}/?q=zebulon")
    _send(site.port, f"GET /results/{RESULT}/ HTTP/1.1\r\nno header\r\n\r\n".encode())
    _send(site.port, b"GET /results/4711/ HTTP/9\r\n\r\n")
    site.get("/no-such-page/4711/")
    until(lambda: any('"none"' in line for line in site.log))
    lines = [json.loads(line) for line in site.log]
    assert {"gunicorn.error", "assessments.public.request_log", "django.request"} <= {
        line["logger"] for line in lines
    }
    assert "Invalid request" in {line["message"] for line in lines}
    assert "gunicorn.access" not in {line["logger"] for line in lines}
    for private in (RESULT, "zebulon", "4711", "no-such-page", "127.0.0.1"):
        assert private not in "\n".join(line for line in site.log if "Listening" not in line)


def test_without_a_database_the_rest_is_served(tmp_path):
    nowhere = f"postgres://nobody@127.0.0.1:{free_port()}/none"
    with a_site(tmp_path, DATABASE_URL=nowhere) as site:
        assert site.get("/learn/") == 200
        found = site.metrics()
        assert found["leg_check_database_up",] == 0
        assert found[LEARN] == 1
        assert not [key for key in found if key[0] == "leg_check_cases_open"]
        assert "nobody" not in "\n".join(site.log)
        assert list(tmp_path.glob("leg-check-metrics-*"))
    assert not list(tmp_path.glob("leg-check-metrics-*"))


def test_a_port_that_is_taken_keeps_no_patient_out(tmp_path, site):
    with a_site(tmp_path, METRICS_BIND=f"127.0.0.1:{site.metrics_port}") as other:
        assert other.get("/learn/") == 200
        until(lambda: any("no metrics yet" in line for line in other.log))
