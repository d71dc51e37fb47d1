"""What comes from people and programs that mean no good."""

import os
import select
import socket
import ssl
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

from tests.stack import Site, memory_of

from .signing_in import CODE, SIGN_IN, BrowserAt, codes_sent, past_proxy, through_proxy
from .traffic import Verdict, patients

SLOW = 200
TRIES = 10_000
GUESSES = 3
ONE_GIGABYTE = 1024**3
TAKEN_AT_MOST = 16 * 1024**2
"""Bytes: what fits between a client and a proxy that has stopped reading, and more."""
WARM = 20
"""Seconds after which web nodes have loaded what they load when it is first needed."""


def slow_clients() -> Verdict:
    """Clients that send one byte a second, in headers and in bodies."""
    verdict = Verdict("slow clients", f"{SLOW} connections that send 1 byte a second for 30 s")
    with Site() as site:
        stop = Event()
        cut: list[bool] = []
        threads = [
            Thread(target=_drip, args=(site, number % 2 == 0, stop, cut)) for number in range(SLOW)
        ]
        with patients(site) as traffic:
            for thread in threads:
                thread.start()
            time.sleep(30)
            stop.set()
        for thread in threads:
            thread.join()
        verdict.figures["slow connections that the proxy ended"] = len(cut)
        verdict.figures["p95 of patients, ms"] = round(traffic.tally.percentiles()[1])
        verdict.expect(len(cut) >= SLOW // 2, "slow headers were put up with")
        verdict.expect(not traffic.tally.interruptions, "patients noticed")
        verdict.judge(site, traffic)
    return verdict


def _drip(site: Site, in_header: bool, stop: Event, cut: list[bool]) -> None:
    head = f"POST /check/ HTTP/1.1\r\nHost: 127.0.0.1:{site.proxy.https}\r\n"
    whole = head if in_header else f"{head}Content-Length: 60000\r\n\r\n"
    with _tls(site) as connection:
        connection.settimeout(1)
        try:
            connection.sendall(whole.encode())
            while not stop.wait(1):
                connection.sendall(b"x")
                _ended(connection)
        except OSError:
            cut.append(True)


def _ended(connection: ssl.SSLSocket) -> None:
    """Raises OSError when the other side has answered or closed."""
    connection.settimeout(0.01)
    try:
        connection.recv(1000)
    except TimeoutError:
        connection.settimeout(1)
        return
    raise ConnectionResetError


def _tls(site: Site) -> ssl.SSLSocket:
    context = ssl.create_default_context(cafile=site.proxy.certificate)
    plain = socket.create_connection(("127.0.0.1", site.proxy.https), timeout=30)
    return context.wrap_socket(plain, server_hostname="127.0.0.1")


def sign_in_attempts() -> Verdict:
    """Half from one address through the proxy, half past it from as many addresses."""
    verdict = Verdict(
        "sign-in attempts",
        f"{TRIES} codes asked for one account, half from one address, half from as many; "
        f"{GUESSES} guesses at each",
    )
    with Site(limits=1) as site:
        node = site.nodes[0].port
        with patients(site, count=4) as traffic, ThreadPoolExecutor(8) as pool:
            near = list(
                pool.map(lambda _: _attempt(BrowserAt(through_proxy(site))), range(TRIES // 2))
            )
            far = list(
                pool.map(
                    lambda number: _attempt(BrowserAt(past_proxy(site, node), _address(number))),
                    range(TRIES // 2),
                )
            )
        inside = [one for one in (*near, *far) if one == "signed in"]
        mails = codes_sent(site)
        verdict.figures |= {"attempts": len(near) + len(far), "codes mailed": mails,
                            "signed in": len(inside)}  # fmt: skip
        for what in sorted({*near, *far} - {"signed in"}):
            verdict.figures[what] = near.count(what) + far.count(what)
        verdict.expect(not inside, "somebody got in")
        verdict.expect(0 < mails <= 20, f"{mails} codes were mailed to one account")
        verdict.judge(site, traffic)
    return verdict


def _attempt(browser: BrowserAt) -> str:
    """What became of one try: refused at once, or wrong codes, or signed in."""
    try:
        asked = browser.post(SIGN_IN, email="patient@example.org")
        if asked != 302:
            return f"answered {asked}"
        for guess in range(GUESSES):
            browser.post(CODE, code=f"{guess:08d}")
        return "signed in" if browser.signed_in else "guessed wrong"
    finally:
        browser.close()


def _address(number: int) -> str:
    return f"198.18.{number // 250}.{number % 250 + 1}"


def large_body() -> Verdict:
    """A body of 1 GB, announced and not, while patients go on."""
    verdict = Verdict(
        "body of 1 GB", "sent with its length and in chunks, to a page and to sign-in"
    )
    with Site() as site:
        with patients(site) as traffic:
            time.sleep(WARM)
            before = _memory(site)
            for path in ("/check/", SIGN_IN):
                for chunked in (False, True):
                    status, sent = _large(site, path, chunked)
                    kind = "chunks" if chunked else "length"
                    said = status or "cut off"
                    verdict.figures[f"{path} in {kind}"] = f"{said} after {sent // 1024} kB"
                    # Who goes on sending may be cut off before the answer is read.
                    verdict.expect(status in (0, 413), f"{path}: answered {status}, not 413")
                    verdict.expect(sent < TAKEN_AT_MOST, f"{path}: {sent} bytes were taken")
        grown = round(_memory(site) - before)
        verdict.figures["memory grown by, MB"] = grown
        verdict.expect(grown < 200, f"memory grew by {grown} MB")
        verdict.judge(site, traffic)
    return verdict


def _large(site: Site, path: str, chunked: bool) -> tuple[int, int]:
    """Status of the answer, and how many bytes were taken until it came."""
    length = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {ONE_GIGABYTE}"
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{site.proxy.https}\r\n{length}\r\n\r\n"
    block = b"x" * 65536
    piece = b"10000\r\n" + block + b"\r\n" if chunked else block
    sent = 0
    with _tls(site) as connection:
        try:
            connection.sendall(head.encode())
            while sent < ONE_GIGABYTE and not select.select([connection], [], [], 0)[0]:
                connection.sendall(piece)
                sent += len(block)
        except OSError:
            pass  # the answer may be there all the same
        try:
            answer = connection.recv(4096)
        except OSError:
            return 0, sent
    return int(answer.split(b" ")[1]) if answer else 0, sent


def _memory(site: Site) -> float:
    """Megabytes that proxy and web nodes hold, each page counted once for those that share it."""
    programs = [site.proxy.program, *(node.program for node in site.nodes)]
    pids = [pid for program in programs for pid in (program.pid, *program.children())]
    return sum(_held(pid) for pid in pids)


def _held(pid: int) -> float:
    try:
        return memory_of(pid).pss
    except OSError:  # it has ended
        return 0


def foreign_cookie() -> Verdict:
    """Cookies of another deployment, and of a session that is gone: a new visitor, no more."""
    verdict = Verdict("cookies of another deployment", "session, token, messages, last use")
    with Site() as site, Site(nodes=1, workers=1) as other:
        with patients(other, count=1) as elsewhere:
            time.sleep(4)
        with patients(site, count=4) as traffic:
            time.sleep(WARM)
            for check in elsewhere.tally.checks:
                browser = BrowserAt(through_proxy(site))
                browser.cookies = dict(check.cookies) | {
                    "messages": os.urandom(8).hex(), "__Host-messages": "x:y:z",
                    "last-used": "1:abc:def", "__Host-last-used": "1:abc:def",
                }  # fmt: skip
                for path in ("/", "/check/", "/results/", check.result or "/account/", SIGN_IN):
                    status = browser.send("GET", path).status
                    verdict.expect(status in (200, 302, 404), f"{path}: {status}")
                first = browser.send("GET", "/check/")
                verdict.expect(first.status in (200, 302), f"no new check: {first.status}")
                browser.close()
        verdict.figures["foreign browsers"] = len(elsewhere.tally.checks)
        verdict.judge(site, traffic)
    return verdict
