"""`manage.py import_response` on any bytes, and on what is nearly right: never a traceback."""

import io
import json
from copy import deepcopy
from typing import Any

from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from assessments.exchange.fhir.reading.links import links
from tests.exchange.fhir.responses import response
from tests.exchange.records import LONG
from tests.questionnaire.drafts import in_order

from .test_triage_command import NUMBERS, TEXTS, VALUES
from .trying import tried

GOOD = response(in_order(LONG))
NAMES = ["linkId", "item", "answer", "text", "extension", "modifierExtension", "code", "system"]
NAMES += ["valueCoding", "valueInteger", "valueDecimal", "valueBoolean", "valueString", "status"]
KNOWN = ["yes", "none", "cold", "completed", 0, 50, 0.85, True, {}, []]
ODD = VALUES | st.sampled_from([*links(), *KNOWN])
NUMBER = "A NUMBER"


def places(value: Any, path: tuple = ()) -> list[tuple]:
    """The path to each value in a response, the whole of it left out."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = [(*path, key) for key, one in inner]
    for key in [key for key in found if isinstance(at(value, key[len(path) :]), dict | list)]:
        found += places(at(value, key[len(path) :]), key)
    return found


def at(value: Any, path: tuple) -> Any:
    for key in path:
        value = value[key]
    return value


PLACES = places(GOOD)


@st.composite
def nearly_right(draw: st.DrawFn) -> bytes:
    """Our own response with a few values changed, added, taken away or put elsewhere."""
    whole = deepcopy(GOOD)
    for path in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=4)):
        try:
            change(draw, at(whole, path[:-1]), path[-1])
        except (LookupError, TypeError):
            continue  # what stood there is gone by an earlier change
    text = json.dumps(whole).replace(f'"{NUMBER}"', draw(st.sampled_from(NUMBERS)))
    return text.encode("utf-8", "surrogatepass")


def change(draw: st.DrawFn, holder: Any, key: Any) -> None:
    how = draw(st.sampled_from(["value", "number", "gone", "twice", "name", "swap"]))
    if how == "gone":
        del holder[key]
    elif how == "twice" and isinstance(holder, list):
        holder.append(deepcopy(holder[key]))
    elif how == "name" and isinstance(holder, dict):
        holder[draw(st.sampled_from(NAMES))] = holder[key]
    elif how == "swap":
        holder[key] = deepcopy(at(GOOD, draw(st.sampled_from(PLACES))))
    else:
        holder[key] = NUMBER if how == "number" else draw(ODD)


def run(file: str) -> tuple[CommandError | None, str, str]:
    """How it ended where it did not end well, and both of what it printed."""
    out, err = io.StringIO(), io.StringIO()
    ended = None
    try:
        call_command("import_response", file, stdout=out, stderr=err)
    except CommandError as error:
        ended = error
    return ended, out.getvalue(), err.getvalue()


def test_any_bytes_and_any_change(tmp_path):
    file = tmp_path / "response"

    @tried(100)
    @given(nearly_right() | nearly_right() | TEXTS)
    def try_it(content):
        file.write_bytes(content)
        ended, out, err = run(str(file))
        assert all(": " in line for line in err.splitlines())
        if ended is None:
            assert "urgency" in json.loads(out)
        else:
            assert (ended.returncode, out) == (2, "")

    try_it()
