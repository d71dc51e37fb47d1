"""The health check of a web node's container."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from config.ready import answer, main
from tests.servers import free_port

pytestmark = [pytest.mark.slow, pytest.mark.any_database]


class Node(BaseHTTPRequestHandler):
    def do_GET(self):
        known = self.headers["Host"] == "legs.example.org" and self.path == "/readyz"
        self.send_response(self.server.status if known else 400)
        self.end_headers()
        self.wfile.write(b"said\n")

    def log_message(self, *_):
        pass


@pytest.fixture
def node(monkeypatch):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Node)
    server.status = 200
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("BIND", f"0.0.0.0:{server.server_port}")
    monkeypatch.setenv("ALLOWED_HOSTS", ".legs.example.org,other.example.org")
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("status", "ends"), [(200, 0), (503, 1), (301, 1)])
def test_it_ends_as_readyz_answers(node, capsys, status, ends):
    node.status = status
    assert main() == ends
    assert capsys.readouterr().out == "said\n"


def test_a_node_that_does_not_answer_is_not_ready():
    assert answer(free_port(), "legs.example.org")[0] == 0
