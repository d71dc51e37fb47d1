"""Metrics for Prometheus, on a port of their own that patients cannot reach."""

import logging
import os
import threading
import time
from collections.abc import Iterator

from django.db import connections
from prometheus_client import REGISTRY, CollectorRegistry, start_http_server
from prometheus_client.core import Metric
from prometheus_client.multiprocess import MultiProcessCollector

from assessments.services.gauges import gauges

log = logging.getLogger(__name__)

AGAIN = 10
"""Seconds until a port that is taken is tried again: a master that is replaced still has it."""
LONGEST = 5
"""Seconds that a fork waits at most for the database to be read."""

_reading = threading.Lock()


class FromDatabase:
    """What is read from the database at each look. It keeps no connection.

    No process is forked meanwhile: it would have the connection, too, and end it for both.
    """

    def collect(self) -> Iterator[Metric]:
        with _reading:
            try:
                found = list(gauges())
            finally:
                connections.close_all()
        yield from found


def registry() -> CollectorRegistry:
    """All there is: what every worker counted, or this process where there are no workers."""
    found = CollectorRegistry()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(found)  # type: ignore[no-untyped-call]
    else:
        found.register(REGISTRY)
    found.register(FromDatabase())
    return found


def start(bind: tuple[str, int]) -> None:
    """Serves the metrics of this process and its workers, from a thread.

    The site does without while the port is taken.
    """
    os.register_at_fork(before=_hold, after_in_parent=_go_on, after_in_child=_go_on)
    threading.Thread(target=_start, args=bind, name="metrics", daemon=True).start()


def _start(host: str, port: int) -> None:
    complained = False
    while True:
        try:
            server, _ = start_http_server(port, host, registry())
        except OSError as error:
            if not complained:
                log.error("no metrics yet, %s:%s: %s", host, port, error.strerror)
            complained = True
            time.sleep(AGAIN)
        else:
            # A worker must not keep the port when the master is gone.
            os.register_at_fork(after_in_child=server.socket.close)
            return


_held = threading.local()


def _hold() -> None:
    _held.by_us = _reading.acquire(timeout=LONGEST)


def _go_on() -> None:
    if _held.by_us:
        _reading.release()
