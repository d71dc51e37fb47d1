"""`manage.py triage` on any bytes: a line for each record or status 2 and a word, no traceback."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from assessments.triage.answers import QUESTIONS

from .nonsense import odd_bytes
from .trying import tried

NUMBERS = ["NaN", "Infinity", "-Infinity", "1e999999999", "1e9999999999999999999", "-0", "1E2"]
NUMBERS += ["9" * 5000, "0." + "9" * 400]
NUMERIC = ("age_years", "abi_left")
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["yes", "no", "none", "cold", "calf", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)
ANSWERS = st.dictionaries(st.sampled_from(sorted(QUESTIONS)) | st.text(max_size=6), VALUES)
JSON = st.builds(
    lambda value, ascii_: json.dumps(value, ensure_ascii=ascii_).encode("utf-8", "surrogatepass"),
    ANSWERS | st.lists(ANSWERS, max_size=3),
    st.booleans(),
)
PICKED = st.sampled_from(
    [
        b"\xef\xbb\xbf{}",
        "{}".encode("utf-16"),
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b'{"side": "left", "side": "right"}',
        b'{"side": "\\ud800"}',
        b'{"\\ud800": 1}',
        b"{}\x00",
        *(f'{{"{name}": {number}}}'.encode() for name in NUMERIC for number in NUMBERS),
    ]
)
TEXTS = JSON | PICKED | odd_bytes | JSON.map(lambda text: text[: len(text) // 2])


def run(*arguments: str) -> CommandError | None:
    """Runs the command; how it ended, where it did not end well."""
    out = io.StringIO()
    ended = None
    try:
        call_command("triage", *arguments, stdout=out)
    except CommandError as error:
        ended = error
    assert all("urgency" in json.loads(line) for line in out.getvalue().splitlines())
    return ended


@pytest.mark.parametrize("by", ["file", "standard input"])
def test_any_bytes(tmp_path, monkeypatch, by):
    @tried(120)
    @given(TEXTS)
    def try_it(content):
        arguments = []
        if by == "file":
            (tmp_path / "answers").write_bytes(content)
            arguments = [str(tmp_path / "answers")]
        else:
            reader = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")
            monkeypatch.setattr(sys, "stdin", reader)
        ended = run(*arguments)
        assert ended is None or (ended.returncode == 2 and str(ended))

    try_it()
