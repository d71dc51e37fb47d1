"""A program that is started, hurt and stopped: by its handle, never by name."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .processes import children_of

SECONDS_TO_START = 60


class Program:
    """A running program and all that it started; its output goes to a file."""

    def __init__(
        self,
        command: Sequence[str | Path],
        log: Path,
        *,
        environment: Mapping[str, str] | None = None,
        user: str | None = None,
    ) -> None:
        self.command = [str(word) for word in command]
        self.log = log
        self.environment = environment
        self.user = user
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, ready: Callable[[], bool], within: float = SECONDS_TO_START) -> None:
        """Starts it and waits. Raises RuntimeError, with its output, when it is not ready."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **_as(self.user),
            )
        wait(ready, within, self._why_not)

    def _why_not(self) -> str | None:
        if self.process is not None and self.process.poll() is not None:
            return f"{self.command[0]} ended:\n{self.log.read_text(errors='replace')[-4000:]}"
        return None

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """SIGKILL to it and to all that it started, as a power cut would."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=30)

    def stop(self, sent: signal.Signals = signal.SIGTERM) -> None:
        """Asks it to end; kills it when it does not within half a minute."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(sent)
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.kill()

    def children(self) -> list[int]:
        """Ids of the processes that it started itself."""
        return children_of(self.pid)


def _as(user: str | None) -> dict[str, Any]:
    """How Popen is told to change to a user, which only root may."""
    if user is None or os.getuid() != 0:
        return {}
    entry = pwd.getpwnam(user)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def owned(folder: Path, user: str) -> Path:
    """The folder, made and given to that user where this is root."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.getuid() == 0:
        shutil.chown(folder, user, user)
    return folder


def wait(
    ready: Callable[[], bool], within: float, why_not: Callable[[], str | None] = lambda: None
) -> None:
    """Until ready says so; raises RuntimeError when why_not has a reason, or time is up."""
    end = time.monotonic() + within
    while not ready():
        reason = why_not()
        if reason or time.monotonic() > end:
            raise RuntimeError(reason or f"not ready within {within} seconds")
        time.sleep(0.05)


def listens(host: str, port: int) -> bool:
    """Whether somebody takes connections there."""
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def ports(count: int) -> list[int]:
    """Free ports on this machine, on every loopback address."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("", 0))
        return [int(probe.getsockname()[1]) for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def tool(name: str, package: str) -> str:
    """Where a program is. Raises RuntimeError with the command that installs it."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        raise RuntimeError(f"{name} is missing. On Debian and Ubuntu: apt-get install {package}")
    return found
