"""nginx's configuration, filled in from the templates of deploy/nginx as its image fills them."""

import re
import string
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.operations.project import ROOT

TEMPLATES = ROOT / "deploy" / "nginx"


def values(folder: Path, host: str, https: int, http: int) -> dict[str, str]:
    """What the templates ask for, for a proxy on these ports with all its files in the folder."""
    return {
        "LEG_CHECK_HOST": host,
        "LEG_CHECK_AUTHORITY": f"{host}:{https}",
        "LEG_CHECK_HTTP_PORT": f"127.0.0.1:{http}",
        "LEG_CHECK_HTTPS_PORT": f"127.0.0.1:{https}",
        "LEG_CHECK_LISTEN_OPTIONS": "http2",
        "LEG_CHECK_TLS_CERTIFICATE": str(folder / "certificate.pem"),
        "LEG_CHECK_TLS_KEY": str(folder / "key.pem"),
        "LEG_CHECK_ACME_ROOT": str(folder / "acme"),
        "LEG_CHECK_STATIC_ROOT": str(folder / "static"),
        "LEG_CHECK_PROXY_PAGES": str(folder),
        "LEG_CHECK_PROXY_RUN": str(folder),
        "LEG_CHECK_PROXY_LOG": str(folder / "access.log"),
        "LEG_CHECK_POST_RATE": "50r/s",
        "LEG_CHECK_SIGN_IN_RATE": "60r/m",
        "LEG_CHECK_CONNECTIONS": "256",
        "LEG_CHECK_EMERGENCY_NUMBER": "112",
    }


def fill(folder: Path, given: Mapping[str, str]) -> None:
    """Writes each file of the configuration. Raises KeyError where a template asks for more."""
    for template in TEMPLATES.glob("*.template"):
        # As the image does: what is nginx's own variable stays.
        filled = string.Template(template.read_text()).safe_substitute(given)
        if left_over := re.findall(r"\$\{(LEG_CHECK_\w+)\}", filled):
            raise KeyError(f"{template.name}: {', '.join(left_over)}")
        (folder / template.name.removesuffix(".template")).write_text(filled)


def upstream(nodes: Sequence[int], *, fail_timeout: int = 5) -> str:
    """The file upstream.conf for web nodes on these ports; fail_timeout in seconds."""
    servers = [
        f"    server 127.0.0.1:{node} max_fails=2 fail_timeout={fail_timeout}s;" for node in nodes
    ]
    head = ["upstream leg_check {", "    zone leg_check_nodes 128k;", "    least_conn;"]
    return "\n".join([*head, *servers, "}", ""])


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
