"""The proxy of tests/stack as a test asks it: Debian's nginx in front of web nodes of a test."""

import ssl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

from tests import stack

HOST = "localhost"


class Proxy(stack.Proxy):
    """Its files in one folder, and how to ask it."""

    def __init__(self, folder: Path, nodes: list[int], **changed: str) -> None:
        https, http = stack.ports(2)
        super().__init__(folder, (https, http), nodes, host=HOST, **changed)
        self.static, self.access_log = folder / "static", folder / "access.log"
        self.static.mkdir()

    def ask(self, method, path, *, body=None, headers=None, plain=False, host=None):
        """Status, headers and body of an answer."""
        if plain:
            connection = HTTPConnection("127.0.0.1", self.http, timeout=20)
        else:
            trusted = ssl.create_default_context(cafile=self.certificate)
            connection = HTTPSConnection(HOST, self.https, timeout=20, context=trusted)
        sent = {"Host": host or self.values["LEG_CHECK_AUTHORITY"], **(headers or {})}
        connection.request(method, path, body, sent)
        response = connection.getresponse()
        answer = response.status, response.headers, response.read().decode()
        connection.close()
        return answer


@contextmanager
def proxy_before(nodes: list[int], **changed: str) -> Iterator[Proxy]:
    """A proxy that runs until the block ends, in front of the nodes on these ports."""
    # Not pytest's own folder, which only its owner may enter: started by root, nginx works as
    # somebody else.
    with tempfile.TemporaryDirectory(prefix="leg-check.") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with Proxy(folder, nodes, **changed) as made:
            yield made
