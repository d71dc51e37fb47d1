"""How gunicorn serves Leg Check; any of it can be overridden on gunicorn's command line."""

import gc
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import gunicorn

from config import settings

# What the header Server says: not which program this is.
gunicorn.SERVER = "web"
wsgi_app = "config.wsgi"
bind = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Threads keep slow and idle clients from holding a worker where no proxy stands in front. Behind
# one that takes whole requests and answers (deploy/nginx), `sync` workers do more with the same
# processor: no thread waits for another.
worker_class = os.environ.get("WEB_CLASS", "gthread")
threads = int(os.environ.get("WEB_THREADS", "4")) if worker_class == "gthread" else 1
# Imported once, before the workers fork: faster start, shared memory.
preload_app = True
# A control socket in the home folder is of no use here.
control_socket_disable = True
# Its own lines look like all others; it writes none for a request, which would name its path.
logconfig_dict = settings.LOGGING

# A request line of a search or of a link with its way back; headers of a browser with our cookies.
limit_request_line = 4094
limit_request_fields = 64
limit_request_field_size = 8190
# A worker that is silent for so long (seconds) is killed; the proxy waits longer. On a stop, what
# is being answered may end.
timeout = 30
graceful_timeout = 30
# Less than this (seconds) is the proxy's own patience with an idle connection: see upstream.conf.
keepalive = 2
# A new process now and then gives back what memory a PDF library kept; not all at once, and not so
# often that the counters of those that ended (130 kB each, below) add up.
max_requests = 50_000
max_requests_jitter = 10_000
# Where workers show that they live: in memory, so that a slow disk does not get them killed.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108

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
    """Before workers fork."""
    if settings.METRICS_BIND is not None:
        from assessments.public import metrics_server  # noqa: PLC0415  # once the site is loaded

        metrics_server.start(settings.METRICS_BIND)
    # What is there by now stays for good. Looking through it for garbage would take time, and copy
    # the memory that workers share.
    gc.collect()
    gc.freeze()


def child_exit(server: Any, worker: Any) -> None:
    if settings.METRICS_BIND is not None:
        from prometheus_client import multiprocess  # noqa: PLC0415  # once the folder is there

        multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(server: Any) -> None:
    if _has_folder():
        shutil.rmtree(os.environ[_FOLDER], ignore_errors=True)
