"""nginx in front of the web nodes, with the configuration that docker-compose.yml uses."""

import signal
import string
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.operations.project import ROOT

from .program import Program, listens, owned, tool

TEMPLATES = ROOT / "deploy" / "nginx"
USER = "www-data"


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine, signed by itself, and its key."""
    made, key = folder / "certificate.pem", folder / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    command += ["-keyout", str(key), "-out", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    key.chmod(0o644)  # of two days and this machine alone
    return made, key


def filled(template: Path, values: Mapping[str, str]) -> str:
    """The template as nginx's image fills it: names that are set, and nothing else."""
    return string.Template(template.read_text()).safe_substitute(values)


class Proxy:
    """nginx on two ports, TLS and plain, passing requests on to nodes."""

    sign_in_rate = "60r/m"

    def __init__(self, folder: Path, ports: tuple[int, int], nodes: Sequence[int]) -> None:
        self.folder = owned(folder, USER)
        self.https, self.http = ports
        self.nodes = nodes
        self.certificate, self.key = certificate(folder)
        command = [tool("nginx", "nginx-light"), "-c", str(folder / "nginx.conf")]
        command += ["-p", str(folder), "-g", "daemon off;"]
        (folder / "log").touch(mode=0o666)
        (folder / "log").chmod(0o666)
        self.program = Program(command, folder / "log", user=USER)

    @property
    def address(self) -> str:
        return f"https://127.0.0.1:{self.https}"

    def start(self) -> None:
        self.configure()
        self.program.start(lambda: listens("127.0.0.1", self.https))

    def configure(self) -> None:
        """Writes the configuration anew from its templates, for the nodes as they are now."""
        for template in TEMPLATES.glob("*.template"):
            target = self.folder / template.name.removesuffix(".template")
            target.write_text(filled(template, self._values()))
        servers = [
            f"    server 127.0.0.1:{node} max_fails=2 fail_timeout=2s;" for node in self.nodes
        ]
        self.folder.joinpath("upstream.conf").write_text(
            "\n".join(["upstream leg_check {", "    least_conn;", *servers, "}", ""])
        )

    def _values(self) -> dict[str, str]:
        return {
            "LEG_CHECK_PROXY_RUN": str(self.folder),
            "LEG_CHECK_PROXY_LOG": str(self.folder / "access.log"),
            "LEG_CHECK_PROXY_PAGES": str(self.folder),
            "LEG_CHECK_ACME_ROOT": str(self.folder),
            "LEG_CHECK_TLS_CERTIFICATE": str(self.certificate),
            "LEG_CHECK_TLS_KEY": str(self.key),
            "LEG_CHECK_HTTP_PORT": f"127.0.0.1:{self.http}",
            "LEG_CHECK_HTTPS_PORT": f"127.0.0.1:{self.https}",
            "LEG_CHECK_LISTEN_OPTIONS": "http2",
            "LEG_CHECK_HOST": "127.0.0.1",
            "LEG_CHECK_AUTHORITY": f"127.0.0.1:{self.https}",
            "LEG_CHECK_STATIC_ROOT": str(ROOT / "staticfiles"),
            "EMERGENCY_NUMBER": "112",
            # All patients of a drill share one address, as no 200 patients of a clinic do.
            "LEG_CHECK_CONNECTIONS": "1000",
            "LEG_CHECK_POST_RATE": "2000r/s",
            "LEG_CHECK_SIGN_IN_RATE": self.sign_in_rate,
        }

    def serve(self, nodes: Sequence[int]) -> None:
        """Passes requests on to these nodes from now on."""
        self.nodes = nodes
        self.reload()

    def reload(self) -> None:
        """Reads its configuration anew; what is under way is answered first."""
        self.configure()
        self.program.process.send_signal(signal.SIGHUP)  # type: ignore[union-attr]

    def __enter__(self) -> "Proxy":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.program.stop(signal.SIGQUIT)
