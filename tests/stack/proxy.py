"""nginx in front of the web nodes, with the configuration that docker-compose.yml uses."""

import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from . import nginx
from .program import Program, listens, owned, tool

USER = "www-data"


def program() -> str:
    """Where nginx is. On Debian it is not in everybody's PATH."""
    return tool("nginx", "nginx-light")


class Proxy:
    """nginx on two ports, TLS and plain, passing requests on to nodes.

    changed are values of the templates other than those in nginx.values.
    """

    fail_timeout = 5
    """Seconds for which a node that failed gets nothing."""

    def __init__(
        self,
        folder: Path,
        ports: tuple[int, int],
        nodes: Sequence[int],
        *,
        host: str = "127.0.0.1",
        **changed: str,
    ) -> None:
        self.folder = owned(folder, USER)
        self.https, self.http = ports
        self.host = host
        self.nodes = nodes
        self.values = nginx.values(folder, host, self.https, self.http) | changed
        self.certificate, self.key = nginx.certificate(folder)
        command = [program(), "-c", str(folder / "nginx.conf")]
        command += ["-p", str(folder), "-g", "daemon off;"]
        (folder / "log").touch(mode=0o666)
        (folder / "log").chmod(0o666)
        self.program = Program(command, folder / "log", user=USER)

    @property
    def address(self) -> str:
        return f"https://{self.host}:{self.https}"

    def start(self) -> None:
        self.configure()
        self.program.start(lambda: listens("127.0.0.1", self.https))

    def configure(self) -> None:
        """Writes the configuration anew from its templates, for the nodes as they are now."""
        nginx.fill(self.folder, self.values)
        upstream = nginx.upstream(self.nodes, fail_timeout=self.fail_timeout)
        self.folder.joinpath("upstream.conf").write_text(upstream)

    def serve(self, nodes: Sequence[int]) -> None:
        """Passes requests on to these nodes from now on."""
        self.nodes = nodes
        self.reload()

    def reload(self) -> None:
        """Reads its configuration anew; what is under way is answered first."""
        self.configure()
        self.program.process.send_signal(signal.SIGHUP)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.program.stop(signal.SIGQUIT)
