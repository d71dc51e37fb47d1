"""A web node: gunicorn with the settings of production."""

import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from .program import Program, listens


class Node:
    """gunicorn on a port of this machine, serving the project in a folder."""

    def __init__(
        self, project: Path, log: Path, port: int, settings: Mapping[str, str], workers: int = 2
    ) -> None:
        self.port = port
        self.log = log
        config = project / "config" / "gunicorn.conf.py"
        command = [sys.executable, "-m", "gunicorn", "--config", str(config)]
        command += ["--chdir", str(project), "--bind", f"127.0.0.1:{port}"]
        command += ["--workers", str(workers), "--worker-class", "sync", "--threads", "1"]
        self.program = Program(command, log, environment={**settings, "PORT": str(port)})

    def start(self) -> None:
        self.program.start(lambda: listens("127.0.0.1", self.port))

    def stop(self) -> None:
        """As a deployment does: requests under way are answered first."""
        self.program.stop()

    def kill(self) -> None:
        """The whole node, as if the machine went away."""
        self.program.kill()

    def kill_worker(self) -> bool:
        """SIGKILL to one worker; whether there was one. gunicorn starts another."""
        workers = self.program.children()
        if workers:
            os.kill(workers[0], signal.SIGKILL)
        return bool(workers)
