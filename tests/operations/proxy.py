"""The proxy as it is filled in for one machine: Debian's nginx in front of web nodes of a test."""

import shutil
import ssl
import string
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

from tests.servers import free_port

from .project import ROOT

SOURCE = ROOT / "deploy" / "nginx"
HOST = "localhost"


class Proxy:
    """Its files in one folder, and how to ask it."""

    def __init__(self, folder: Path, nodes: list[int], **changed: str) -> None:
        self.folder, self.http, self.https = folder, free_port(), free_port()
        self.static, self.log = folder / "static", folder / "access.log"
        self.config = folder / "nginx.conf"
        self.static.mkdir()
        self.values = {
            "LEG_CHECK_HOST": HOST,
            "LEG_CHECK_AUTHORITY": f"{HOST}:{self.https}",
            "LEG_CHECK_HTTP_PORT": str(self.http),
            "LEG_CHECK_HTTPS_PORT": str(self.https),
            "LEG_CHECK_LISTEN_OPTIONS": "http2",
            "LEG_CHECK_TLS_CERTIFICATE": str(folder / "certificate.pem"),
            "LEG_CHECK_TLS_KEY": str(folder / "key.pem"),
            "LEG_CHECK_ACME_ROOT": str(folder / "acme"),
            "LEG_CHECK_STATIC_ROOT": str(self.static),
            "LEG_CHECK_PROXY_PAGES": str(folder),
            "LEG_CHECK_PROXY_RUN": str(folder),
            "LEG_CHECK_PROXY_LOG": str(self.log),
            "LEG_CHECK_POST_RATE": "50r/s",
            "LEG_CHECK_SIGN_IN_RATE": "60r/m",
            "LEG_CHECK_CONNECTIONS": "256",
            "LEG_CHECK_EMERGENCY_NUMBER": "112",
        } | changed
        for template in SOURCE.glob("*.template"):
            filled = string.Template(template.read_text()).safe_substitute(self.values)
            (folder / template.name.removesuffix(".template")).write_text(filled)
        servers = "".join(f"server 127.0.0.1:{port} max_fails=2 fail_timeout=5s;" for port in nodes)
        (folder / "upstream.conf").write_text(
            f"upstream leg_check {{ zone leg_check_nodes 128k; least_conn; {servers} }}\n"
        )
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
                *("-subj", f"/CN={HOST}", "-keyout", folder / "key.pem"),
                *("-out", folder / "certificate.pem"),
            ],
            check=True,
            capture_output=True,
        )

    def ask(self, method, path, *, body=None, headers=None, plain=False, host=None):
        """Status, headers and body of an answer."""
        if plain:
            connection = HTTPConnection("127.0.0.1", self.http, timeout=20)
        else:
            trusted = ssl.create_default_context(cafile=self.folder / "certificate.pem")
            connection = HTTPSConnection(HOST, self.https, timeout=20, context=trusted)
        sent = {"Host": host or self.values["LEG_CHECK_AUTHORITY"], **(headers or {})}
        connection.request(method, path, body, sent)
        response = connection.getresponse()
        answer = response.status, response.headers, response.read().decode()
        connection.close()
        return answer

    @contextmanager
    def running(self) -> Iterator[None]:
        nginx = program()
        process = subprocess.Popen(
            [nginx, "-c", str(self.config), "-g", "daemon off;"], stderr=subprocess.PIPE
        )
        try:
            self._wait(process)
            yield
        finally:
            process.terminate()
            process.communicate(timeout=30)

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        for _ in range(200):
            if process.poll() is not None:
                raise RuntimeError(process.stderr.read().decode())
            try:
                self.ask("GET", "/proxy-lives", plain=True)
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("nginx does not answer")


@contextmanager
def proxy_before(nodes: list[int], **changed: str) -> Iterator[Proxy]:
    """A proxy that runs until the block ends, in front of the nodes on these ports."""
    # Not pytest's own folder, which only its owner may enter: started by root, nginx works as
    # somebody else.
    with tempfile.TemporaryDirectory(prefix="leg-check.") as name:
        folder = Path(name)
        folder.chmod(0o755)
        made = Proxy(folder, nodes, **changed)
        with made.running():
            yield made


def program() -> str:
    """Where nginx is. On Debian it is not in everybody's PATH."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if found is None:
        raise RuntimeError("No nginx found. On Debian and Ubuntu: apt-get install nginx-light")
    return found
