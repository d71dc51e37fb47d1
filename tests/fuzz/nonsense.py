"""What no browser of ours would send: the values that a fuzzed request is made of."""

from typing import Any
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

from assessments.exchange.rulebooks import kept
from assessments.public.about import PAGES as ABOUT
from assessments.public.learn import PAGES as LEARN
from assessments.questionnaire.pages import PAGES

SCRIPT = "<script>alert(1)</script>"
ELSEWHERE = "evil.example"
_PICKED = [
    "",
    " \t\r\n",
    "0",
    "-1",
    "1",
    "yes",
    "none",
    "true",
    "None",
    "[]",
    "{}",
    "NaN",
    "-inf",
    "1e309",
    "1_000",
    "0x1F",
    "1.5",
    "1,5",
    "007",
    "2147483648",
    "9223372036854775808",
    "9" * 5000,
    "-" + "9" * 400,
    "0." + "0" * 400 + "1",
    "\u0661\u0662",
    "\u00b2",
    "\u00bd",
    "\u2466",
    "\U0001d7d8",
    "10000-01-01",
    "0000-00-00",
    "2026-02-30",
    "31 2 1960",
    "\x00",
    "a\x00b",
    "\x1b[31m",
    "\u202eabc",
    "\u200f",
    "\u2028",
    "\ufeff",
    "\ufffe",
    "e\u0301" * 300,
    "\U0001f9b5" * 500,
    "\ud800",
    "\udfff\ud800",
    "%",
    "%00",
    "%s%n%(x)s",
    "{{7*7}}{% load x %}",
    "'\";--",
    SCRIPT,
    f"//{ELSEWHERE}/",
    f"https://{ELSEWHERE}/",
    f"/\\{ELSEWHERE}",
    "javascript:alert(1)",
    "../../../etc/passwd",
    "a@b",
    "a@example.org\nBcc: b@example.org",
    ("x" * 64) + "@example.org",
    "__proto__",
    "x" * 4001,
    "x" * 70_000,
]
_BYTES = [b"\xff\xfe", b"\xc0\x80", b"\xed\xa0\x80", b"caf\xe9", b"\x80" * 100]


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


odd_bytes: st.SearchStrategy[bytes] = (
    st.sampled_from([_encoded(text) for text in _PICKED] + _BYTES)
    | st.text(max_size=12).map(_encoded)
    | st.binary(max_size=12)
)
"""One value, as bytes: most of them readable, some not."""

odd: st.SearchStrategy[str] = odd_bytes.map(lambda raw: quote_from_bytes(raw, safe=""))
"""The same, as it stands in an address or a form's body."""

odd_header = odd_bytes.map(
    lambda raw: raw.replace(b"\r", b"").replace(b"\n", b"")[:4000].decode("latin-1")
)
"""The same in a header, as a server hands it to the site. Lines in one are for test_raw.py."""

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get"]

CONTENT_TYPES = [
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-7",
    "application/x-www-form-urlencoded; charset=utf-16",
    "application/x-www-form-urlencoded; charset=nonsense",
    "application/x-www-form-urlencoded; charset=base64",
    "application/x-www-form-urlencoded; charset=idna",
    'application/x-www-form-urlencoded; charset="',
    "application/x-www-form-urlencoded; charset=undefined",
    "application/x-www-form-urlencoded; charset=\x00",
    "text/plain; x*=nonsense''%41",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "multipart/form-data; boundary=",
    'multipart/form-data; boundary="\xe9"',
    "multipart/form-data; boundary=x; charset=nonsense",
    "multipart/form-data; boundary=" + "x" * 300,
    "multipart/mixed; boundary=x",
    "application/json",
    "text/plain; charset=utf-16",
    "application/octet-stream",
    "/",
    "\xe9",
    "",
]

HEADERS: dict[str, list[str]] = {
    "HTTP_HOST": ["", "evil.example", "localhost:99999", "localhost:x", "[::1", "a b", "\xe9"],
    "HTTP_ACCEPT_LANGUAGE": ["", "*", "xx-yy-zz", "en;q=x", "de" * 3000, ",;=", "\xe9"],
    "HTTP_IF_NONE_MATCH": ["*", '"x"', "W/", "\xe9", '"' * 99],
    "HTTP_IF_MODIFIED_SINCE": ["0", "Thu, 32 Foo 99999 99:99:99 GMT", "\xe9"],
    "HTTP_RANGE": ["bytes=0-0", "bytes=5-1", "bytes=-" + "9" * 30, "bytes=a-b", "x"],
    "HTTP_X_FORWARDED_FOR": ["", "x", "999.1.1.1", "::::", "1.1.1.1, \xe9", "," * 99, "127.0.0.1"],
    "HTTP_X_FORWARDED_PROTO": ["https", "x", "\xe9"],
    "HTTP_X_FORWARDED_HOST": ["evil.example"],
    "HTTP_REFERER": ["http://[", "https://evil.example/", "\xe9", "x" * 3000],
    "HTTP_ORIGIN": ["null", "http://[", "https://evil.example", "\xe9"],
    "HTTP_ACCEPT": ["", "application/json", "text/xml;q=1", "*/*;q=nonsense", "\xe9"],
    "HTTP_ACCEPT_ENCODING": ["gzip;q=x", "\xe9"],
    "HTTP_X_REQUESTED_WITH": ["XMLHttpRequest"],
    "HTTP_X_HTTP_METHOD_OVERRIDE": ["DELETE"],
    "HTTP_X_REQUEST_ID": ["x" * 3000, "\xe9\n"],
    "HTTP_X_CSRFTOKEN": ["", "x" * 32, "x" * 64, "\xe9", "\x00"],
    "CONTENT_LENGTH": ["", "-1", "x"],
}
headers: st.SearchStrategy[dict[str, str]] = st.dictionaries(
    st.sampled_from(sorted(HEADERS)), st.none(), max_size=3
).flatmap(
    lambda names: st.fixed_dictionaries(
        {name: st.sampled_from(HEADERS[name]) | _free(name) for name in names}
    )
)


def _free(name: str) -> st.SearchStrategy[str]:
    """Anything at all; but a length that is a number is a promise, which test_raw.py breaks."""
    return st.just("x") if name == "CONTENT_LENGTH" else odd_header


cookies = st.lists(
    st.sampled_from(
        [
            "session=x",
            "session=",
            "session=" + "x" * 5000,
            "session=\x00",
            "session=\xff\xfe",
            "csrf=x",
            "csrf=" + "a" * 32,
            "csrf=\xe9",
            "messages=x:y",
            "messages=" + "W10:" * 500,
            "last-used=x:y:z",
            "last-used=1:::",
            "django_language=\xe9",
            "=",
            ";;;=;",
            "a" * 3000,
        ]
    ),
    max_size=3,
)
"""Added before and behind the browser's own, so that some are named twice."""

SLUGS = [page.slug for page in PAGES] + [page.slug for page in LEARN] + ["assessments", "mfa"]
SLUGS += ["leg-check", "urgency"] + [page.slug for page in ABOUT]
QUERY_NAMES = [
    *("q", "p", "o", "e", "all", "_facets", "_popup", "_to_field", "_changelist_filters"),
    *(
        "next",
        "notice",
        "from",
        "after",
        "email",
        "draft",
        "by",
        "period",
        "unit",
        "csrfmiddlewaretoken",
        "lang",
        "_format",
    ),
    *("pk", "id__in", "owner__email__startswith", "assessment__content", "password__startswith"),
    *("contact", "actor", "is_staff__exact", "groups__id__exact", "user__email", "sent_at__gte"),
]


OPENS = "zqopens"
"""The token of a link that opens, to a result which holds no word that anyone may not see."""


def path_value(kind: str, ids: list[str]) -> st.SearchStrategy[str]:
    """What may stand for a parameter of that kind: records there are, and nonsense."""
    known: list[Any] = {
        "slug": SLUGS,
        "edition": [*kept(), "2025.1.1"],
        "token": [OPENS, *ids],
    }.get(kind, ids)
    forms = [*known, *(_mangled(one) for one in known)]
    return st.sampled_from(forms) | st.uuids().map(str) | odd.map(lambda text: text[:2000])


def _mangled(known: str) -> str:
    return f"%7B{known.upper()}%7D"


def query(names: list[str]) -> st.SearchStrategy[str]:
    """A query string of a few of these names, or of nothing like one."""
    pair = st.tuples(st.sampled_from(names) | odd, odd).map("=".join)
    return st.lists(pair, max_size=4).map("&".join) | st.just("&&==&%&q")


def form_body(names: list[str], known: dict[str, list[str]]) -> st.SearchStrategy[bytes]:
    """A form's body with these names; known are the values that the page itself offers.

    Now and then a name stands there twice, or three hundred times, or the body is cut off.
    """

    def value(name: str) -> st.SearchStrategy[str]:
        offered = [quote_from_bytes(one.encode(), safe="") for one in known.get(name, [])]
        return st.sampled_from(offered) | odd if offered else odd

    pair = st.sampled_from(names).flatmap(lambda name: value(name).map(lambda v: f"{name}={v}"))
    pairs = st.lists(pair, max_size=8) | pair.map(lambda one: [one] * 300)
    whole = pairs.map(lambda all_: "&".join(all_).encode())
    return whole | whole.map(lambda body: body[: len(body) // 2])


def multipart(names: list[str]) -> st.SearchStrategy[bytes]:
    """Parts of a form, with files where none are asked for, and boundaries that do not fit."""
    part = st.tuples(
        st.sampled_from(names),
        odd_bytes,
        st.sampled_from([b"", b'; filename="x.txt"', b'; filename="\xff"', b"; filename*=x''%"]),
        st.sampled_from([b"--x\r\n", b"--y\r\n", b"--x--\r\n", b""]),
        st.sampled_from([b"", b"Content-Transfer-Encoding: base64\r\n", b"Content-Type: \xff\r\n"]),
    ).map(
        lambda p: (
            p[3]
            + b'Content-Disposition: form-data; name="'
            + p[0].encode()
            + b'"'
            + p[2]
            + b"\r\n"
            + p[4]
            + b"\r\n"
            + p[1]
            + b"\r\n"
        )
    )
    return st.tuples(st.lists(part, max_size=5), st.sampled_from([b"--x--\r\n", b"--x", b""])).map(
        lambda parts: b"".join(parts[0]) + parts[1]
    )


plain_bodies = odd_bytes | st.sampled_from([b"", b"[" * 20_000, b'{"draft": null}', b"&" * 5000])
