"""The site and the bare view, each behind gunicorn with two sync workers."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from tests.operations.project import ROOT
from tests.servers import free_port, serving
from tests.stack import Memory, children_of, cpu_of, memory_of

from .clients import CLIENTS, Visit, visit

PAGE = "/check/feeling/"
WORKERS = 2


@dataclass(frozen=True)
class App:
    """What is measured: settings, the address to begin at, and that of the page."""

    name: str
    settings: str
    begin: str
    page: str


OURS = App("question page", "config.settings", "/check/", PAGE)
BARE = App("bare view", "benchmarks.bare.settings", "/begin", "/page")


@dataclass(frozen=True)
class Served:
    """A running server: gunicorn's process, its port, how long it took to start, its visitors."""

    process: int
    port: int
    started_in: float
    visits: list[Visit]

    @property
    def cpu(self) -> float:
        """Seconds so far."""
        return cpu_of(self.process)

    @property
    def memory(self) -> list[Memory]:
        """Of each worker."""
        return [memory_of(worker) for worker in children_of(self.process)]


@contextmanager
def served(app: App, environment: Mapping[str, str]) -> Iterator[Served]:
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", str(ROOT / "config/gunicorn.conf.py")]
    command += ["--worker-class", "sync", "--threads", "1", "--workers", str(WORKERS)]
    settings = dict(environment) | {"DJANGO_SETTINGS_MODULE": app.settings, "PORT": str(port)}
    begun = time.monotonic()
    with serving(
        [*command, "--chdir", str(ROOT)], port, ready="/readyz", environment=settings
    ) as p:
        started_in = time.monotonic() - begun
        address = f"http://127.0.0.1:{port}"
        visits = [visit(address, app.begin, app.page) for _ in range(CLIENTS)]
        yield Served(p.pid, port, started_in, visits)


def manage(environment: Mapping[str, str], *words: str) -> None:
    """Runs a command of manage.py under the bare view's settings, which know both."""
    subprocess.run(
        [sys.executable, "-m", "django", *words, "--verbosity=0"],
        cwd=ROOT,
        env=dict(environment) | {"DJANGO_SETTINGS_MODULE": BARE.settings},
        check=True,
        stdout=subprocess.DEVNULL,
    )
