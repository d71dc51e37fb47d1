"""How gunicorn serves Leg Check; any of it can be overridden on gunicorn's command line."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from config import settings

wsgi_app = "config.wsgi"
bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Threads keep slow and idle clients from holding a worker where no proxy stands in front.
worker_class = "gthread"
threads = 4
# Imported once, before the workers fork: faster start, shared memory.
preload_app = True
# A control socket in the home folder is of no use here.
control_socket_disable = True
# Its own lines look like all others; it writes none for a request, which would name its path.
logconfig_dict = settings.LOGGING

# Metrics -----------------------------------------------------------------------------------------
# Each worker counts in a file of its own, which the master adds up for who reads the metrics. The
# library looks for the folder when it is imported, and only then.
_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_OURS = f"leg-check-metrics-{os.getpid()}-"


def _has_folder() -> bool:
    """A reload reads this file again, and keeps what was counted; a new master starts anew."""
    return Path(os.environ.get(_FOLDER, "")).name.startswith(_OURS)


if settings.METRICS_BIND is None:
    os.environ.pop(_FOLDER, None)
elif not _has_folder():
    os.environ[_FOLDER] = tempfile.mkdtemp(prefix=_OURS)


def when_ready(server: Any) -> None:
    if settings.METRICS_BIND is not None:
        from assessments.public import metrics_server  # noqa: PLC0415  # once the site is loaded

        metrics_server.start(settings.METRICS_BIND)


def child_exit(server: Any, worker: Any) -> None:
    if settings.METRICS_BIND is not None:
        from prometheus_client import multiprocess  # noqa: PLC0415  # once the folder is there

        multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(server: Any) -> None:
    if _has_folder():
        shutil.rmtree(os.environ[_FOLDER], ignore_errors=True)
