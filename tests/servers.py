"""Programs that serve on this machine: started, waited for, and stopped by their handle."""

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from tests.operations.project import ROOT

SECONDS_TO_START = 120


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    command: Sequence[str | Path],
    port: int,
    *,
    ready: str,
    environment: Mapping[str, str] | None = None,
    log_to: Path | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """Runs the command, which serves on this port, until the block ends; gives its process.

    The block begins when the path `ready` answers 200. A program that ends before, or takes too
    long, raises RuntimeError with what it printed. That is kept in log_to, where it is named.
    """
    with log_to.open("w+") if log_to else tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            _wait(process, port, ready)
            yield process
        except NotServing as problem:
            log.seek(0)
            raise RuntimeError(f"{command[0]}: {problem}\n{log.read()}") from None
        finally:
            process.terminate()
            process.wait(timeout=30)


@contextmanager
def served_as_make_run(folder: Path, **changed: str) -> Iterator[int]:
    """The site as `make run` serves it, on an SQLite file in that folder; gives its port."""
    port = free_port()
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment |= {"PORT": str(port), "LEG_CHECK_VAR_DIR": str(folder), **changed}
    with serving([ROOT / "tools" / "serve"], port, ready="/readyz", environment=environment):
        yield port


class NotServing(Exception):
    """It ended, or did not answer in time."""


def _wait(process: subprocess.Popen[bytes], port: int, path: str) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while not _answers(port, path):
        if process.poll() is not None:
            raise NotServing(f"ended with status {process.returncode}")
        if time.monotonic() > end:
            raise NotServing(f"did not answer within {SECONDS_TO_START} seconds")
        time.sleep(0.1)


def _answers(port: int, path: str) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
