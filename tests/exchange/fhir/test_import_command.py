"""manage.py import_response: a response in, one JSON line out, no database."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.questionnaire.drafts import HARMLESS

from .elsewhere import imported, outcome_here
from .responses import replaced, response

GOOD = response(HARMLESS)


def refused(*arguments: str) -> list[str]:
    """The lines on standard error of a run that ended with status 2 and printed nothing."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError) as failed:
        call_command("import_response", *arguments, stdout=out, stderr=err)
    assert failed.value.returncode == 2
    assert out.getvalue() == ""
    return [*err.getvalue().splitlines(), str(failed.value)]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "response.json"


def test_a_file(file):
    file.write_text(json.dumps(GOOD))
    assert imported(file) == (outcome_here(HARMLESS), [])


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(GOOD)))
    out = io.StringIO()
    call_command("import_response", stdout=out)
    assert json.loads(out.getvalue()) == outcome_here(HARMLESS)


def test_a_mark_at_the_beginning_that_some_editors_write_is_passed_over(file, monkeypatch):
    text = "\ufeff" + json.dumps(GOOD)
    file.write_text(text, encoding="utf-8")
    assert imported(file)[0] == outcome_here(HARMLESS)
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    call_command("import_response", stdout=io.StringIO())


def test_a_warning_stands_beside_the_outcome(file):
    file.write_text(json.dumps(response(HARMLESS | {"swelling_detail": ["dent"]})))
    outcome, warnings = imported(file)
    assert outcome == outcome_here(HARMLESS)
    assert warnings == ["swelling_detail: is not asked after these answers, and was left out."]


def test_what_is_wrong_comes_a_line_each_with_the_warnings_that_explain_it(file):
    whole = {**replaced(GOOD, "side"), "questionnaire": GOOD["questionnaire"].partition("|")[0]}
    whole["item"].append({"linkId": "shoe"})
    file.write_text(json.dumps(whole))
    edition, shoe, side, last = refused(str(file))
    assert edition.startswith("questionnaire: names no version")
    assert shoe == "shoe: is not the linkId of anything in this questionnaire."
    assert side == "side: Choose which leg it is."
    assert last == "Nothing was judged; see above."


@pytest.mark.parametrize("answers", [{"consent": "no"}, {"consent": "yes", "age_years": 17}])
def test_out_of_scope(file, answers):
    file.write_text(json.dumps(response(answers)))
    assert imported(file) == ({"urgency": "out_of_scope"}, [])


@pytest.mark.parametrize("content", [None, b"\xff"], ids=["missing", "not text"])
def test_a_file_that_cannot_be_read(file, content):
    if content is not None:
        file.write_bytes(content)
    assert len(refused(str(file))) == 1


def test_of_a_file_that_never_ends_only_so_much_is_read():
    first, last = refused("/dev/zero")
    assert first.startswith("response: is longer than 1000000 characters.")
    assert last == "Nothing was judged; see above."
