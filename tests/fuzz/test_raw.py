"""What only a socket can send: requests broken as text, to gunicorn as hosts run it.

Each is answered with 4xx or the connection is closed; the workers live, and the next is right.
"""

import socket
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.servers import served_as_make_run

from .judging import OF_A_PROGRAMMER
from .nonsense import odd_bytes
from .trying import tried

pytestmark = pytest.mark.slow
POST = b"POST /check/start/ HTTP/1.1\r\nHost: localhost\r\n"
GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded"
END = b"Connection: close\r\n\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"
NEXT = b"GET /admin/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
"""What must not come of bytes that are part of another request's body."""

BROKEN = {
    "no request": b"\r\n\r\n",
    "nothing like HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"
    + b"\x00" * 50
    + b"\r\n\r\n",
    "no version": b"GET /\r\n\r\n",
    "version 9": b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "lower case method": b"get / HTTP/1.1\r\nHost: localhost\r\n" + END,
    "a null in the method": b"G\x00T / HTTP/1.1\r\nHost: localhost\r\n" + END,
    "a null in the path": b"GET /\x00 HTTP/1.1\r\nHost: localhost\r\n" + END,
    "bytes in the path": b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n" + END,
    "two slashes": b"GET //evil.example/..;/ HTTP/1.1\r\nHost: localhost\r\n" + END,
    "a whole address": b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n" + END,
    "a star": b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n" + END,
    "CONNECT": b"CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n" + END,
    "a very long path": b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n" + END,
    "no host": b"GET / HTTP/1.1\r\n" + END,
    "two hosts": GET + b"Host: evil.example\r\n" + END,
    "another host": b"GET / HTTP/1.1\r\nHost: evil.example\r\n" + END,
    "a null in a header": GET + b"X: a\x00b\r\n" + END,
    "a null in a header's name": GET + b"X\x00: a\r\n" + END,
    "a folded header": GET + b"X: a\r\n  b\r\n" + END,
    "a header without a colon": GET + b"nonsense\r\n" + END,
    "a space before the colon": GET + b"Content-Length : 5\r\n" + END,
    "a carriage return alone": GET + b"X: a\rY: b\r\n" + END,
    "underscores for dashes": GET + b"X_Forwarded_For: 1.1.1.1\r\nContent_Length: 9\r\n" + END,
    "one megabyte in a header": GET + b"X: " + b"a" * 1_000_000 + b"\r\n" + END,
    "a thousand headers": GET + b"X: a\r\n" * 1000 + END,
    "a length and chunks": POST + b"Content-Length: 4\r\n" + CHUNKED + b"\r\n0\r\n\r\n" + NEXT,
    "two lengths": POST + b"Content-Length: 3\r\nContent-Length: 30\r\n\r\na=b" + NEXT,
    "two lengths in one": POST + b"Content-Length: 3, 30\r\n\r\na=b" + NEXT,
    "a length below zero": POST + b"Content-Length: -3\r\n\r\na=b",
    "a length with a sign": POST + b"Content-Length: +3\r\n\r\na=b",
    "a length that is none": POST + b"Content-Length: abc\r\n\r\na=b",
    "a length in other digits": POST + "Content-Length: ٣\r\n\r\na=b".encode(),
    "a length of many digits": POST + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\na=b",
    "chunks of another kind": POST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + NEXT,
    "chunks twice": POST + CHUNKED + CHUNKED + b"\r\n0\r\n\r\n",
    "chunks and more": POST + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "chunks by a tab": POST + b"Transfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n",
    "a bad chunk": POST + CHUNKED + b"\r\nzz\r\na=b\r\n0\r\n\r\n",
    "a chunk below zero": POST + CHUNKED + b"\r\n-1\r\na=b\r\n0\r\n\r\n",
    "a huge chunk": POST + CHUNKED + b"\r\n" + b"f" * 100 + b"\r\na=b",
    "a chunk too short": POST + CHUNKED + b"\r\nff\r\na=b\r\n0\r\n\r\n",
    "a chunk's extension": POST + CHUNKED + b"\r\n3;" + b"x" * 9000 + b"\r\na=b\r\n0\r\n\r\n",
    "a codec of no text": POST + FORM + b"; charset=base64\r\nContent-Length: 3\r\n" + END + b"a=b",
    "a codec that fails": POST
    + FORM
    + b"; charset=undefined\r\nContent-Length: 3\r\n"
    + END
    + b"a=b",
    "a codec that is none": POST + b"Content-Type: a/b; x*=nonsense''%41\r\n" + END,
    "a codec with a null": POST + b"Content-Type: a/b; charset*=utf-8''%00\r\n" + END,
}
UNKNOWN_CODING = 501
"""What HTTP itself wants said of a transfer coding that a server does not know."""
MAY_BE_RIGHT = {
    "no host",
    "lower case method",
    "bytes in the path",
    "two slashes",
    "a whole address",
    "a star",
    "underscores for dashes",
    "a codec that is none",
    "a codec with a null",
}
"""Odd, and no error of who sends it: what is there is answered, what is not is not found."""


class Site:
    """The site as `make run` serves it, with one worker, so that one that dies is missed."""

    def __init__(self, port: int) -> None:
        self.port = port

    def answers_to(self, raw: bytes) -> list[bytes]:
        """All answers on one connection; none when it was closed without a word."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            read = b""
            try:
                connection.sendall(raw)
                connection.shutdown(socket.SHUT_WR)
                while more := connection.recv(65536):
                    read += more
            except OSError:  # closed, or nothing more to come
                pass
        return [b"HTTP/1.1 " + one for one in read.split(b"HTTP/1.1 ")[1:]]

    def is_well(self) -> None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", "/check/")
        response = connection.getresponse()
        assert response.status == 200
        assert b"<h1" in response.read()
        connection.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served_as_make_run(tmp_path_factory.mktemp("fuzzed"), WEB_CONCURRENCY="1") as port:
        yield Site(port)


def status(answer: bytes) -> int:
    return int(answer.split()[1])


def judge_raw(answers: list[bytes]) -> None:
    for answer in answers:
        assert status(answer) < 500 or status(answer) == UNKNOWN_CODING, answer[:300]
        found = [words for words in OF_A_PROGRAMMER if words in answer]
        assert not found, answer[:2000]


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_turned_away(site, name):
    answers = site.answers_to(BROKEN[name])
    judge_raw(answers)
    later = [status(answer) for answer in answers[1:]]
    assert all(code >= 400 for code in later), "a part of a body was taken for a request"
    if name not in MAY_BE_RIGHT:
        assert all(status(answer) >= 400 for answer in answers)
    site.is_well()


def test_requests_sent_at_once_are_answered_in_order(site):
    asked = b"".join(
        b"GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n" % at for at in (b"/healthz", b"/no/such/")
    )
    answers = site.answers_to(asked + b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n" + END)
    assert [status(one) for one in answers] == [200, 404, 200]


def test_a_body_that_never_comes_does_not_hold_up_others(site):
    """Of four threads, three wait."""
    waiting = [socket.create_connection(("127.0.0.1", site.port)) for _ in range(3)]
    for one in waiting:
        one.sendall(POST + b"Content-Length: 100\r\n\r\na=b")
    site.is_well()
    for one in waiting:
        one.close()
    site.is_well()


COOKIES = b"Cookie: session=x; session=\xff\r\n"
PIECES = st.sampled_from(
    [
        *(GET, POST, CHUNKED, NEXT, END, FORM, COOKIES),
        *(b"\r\n", b"\n", b"\r", b": ", b"\x00", b" ", b"0\r\n\r\n"),
        *(b"Content-Length: 5\r\n", b"Expect: 100-continue\r\n"),
    ]
)


def test_any_bytes(site):
    @tried(25)
    @given(st.lists(PIECES | odd_bytes, max_size=8).map(b"".join))
    def try_it(raw):
        judge_raw(site.answers_to(raw))

    try_it()
    site.is_well()
