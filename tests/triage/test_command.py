"""manage.py triage: JSON in, one JSON line out for each, no database."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from assessments.triage import RULESET
from assessments.triage.records import RecordError, read_records
from tests.vignettes import VIGNETTES

NOBODY = {
    "urgency": "routine",
    "leading": "unclear",
    "also": [],
    "rules": ["U00"],
    "ruleset": RULESET,
}


@pytest.fixture
def triage(monkeypatch):
    """Runs the command on a text given as standard input; returns what it printed, line by line."""

    def run(text: str) -> list[dict]:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        return printed()

    return run


def printed(*arguments: str) -> list[dict]:
    out = io.StringIO()
    call_command("triage", *arguments, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_every_vignette_as_a_list(triage):
    lines = triage(json.dumps([case["answers"] for case in VIGNETTES]))
    for case, line in zip(VIGNETTES, lines, strict=True):
        assert line["urgency"] == case["urgency"]
        if "rules" in case:
            assert line["leading"] in case["leading"]
            assert line["rules"] == case["rules"]
            assert line["ruleset"] == RULESET
            assert line["leading"] not in line["also"]


def test_one_object(triage):
    assert triage("{}") == [NOBODY]


def test_an_object_over_several_lines(triage):
    assert triage('{\n  "age_years": 40,\n  "side": "left"\n}\n') == [NOBODY]


def test_one_object_per_line(triage):
    assert triage('{"age_years": 40}\n\n{"em_other": ["fever"]}\n')[1]["leading"] == "infection"


def test_an_empty_list_prints_nothing(triage):
    assert triage("[]") == []


def test_a_file(tmp_path):
    file = tmp_path / "answers.json"
    file.write_text("{}")
    assert printed(str(file)) == [NOBODY]


@pytest.mark.parametrize("told", [{"consent": "no"}, {"age_years": 17}])
def test_out_of_scope(triage, told):
    assert triage(json.dumps(told)) == [{"urgency": "out_of_scope"}]


def test_decimals_are_read_exactly(triage):
    told = {"abi_known": "clinic", "ecq_walk": "yes"}
    assert "N05" in triage(json.dumps(told | {"abi_left": 0.9049}))[0]["rules"]
    assert "N05" not in triage(json.dumps(told | {"abi_left": 0.905}))[0]["rules"]
    nearly = '{"abi_known": "clinic", "ecq_walk": "yes", "abi_left": 0.90499999999999999999}'
    assert "N05" in triage(nearly)[0]["rules"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"side": "up"}', "^record 1: side: 'up' is not a code"),
        ('[{}, {"shoe": 1}]', "^record 2: shoe: '1' answers a question that is not known"),
        ('{}\n{"age_years": true}', "^record 2: age_years: 'True' must be a whole number"),
        ('{"abi_left": NaN}', "^record 1: abi_left: 'nan'"),
        ("3", "^record 1: answers: '3' must be an object"),
        ("[[]]", "^record 1: answers: '\\[\\]' must be an object"),
        ("", "^not valid JSON"),
        ("{", "^not valid JSON"),
        ('{"side":\n', "^not valid JSON"),
        ("{}\n{bad\n", "^line 2 is not valid JSON"),
        ("{}\n\n\nbad\n", "^line 4 is not valid JSON"),
        ("bad\n{}\n", "^not valid JSON"),
        ("[" * 100_000, "^not valid JSON"),
        ('{"age_years": ' + "9" * 5000 + "}", "^not valid JSON"),
        ('{"abi_left": 1e9999999999999999999}', "^not valid JSON"),
    ],
)
def test_what_is_malformed_is_named_and_ends_with_status_2(triage, text, problem):
    with pytest.raises(CommandError, match=problem) as failed:
        triage(text)
    assert failed.value.returncode == 2


def test_records_before_a_bad_one_are_still_read():
    records = read_records('[{"age_years": 40}, {"age_years": "old"}]')
    assert next(records).age_years == 40
    with pytest.raises(RecordError, match=r"^record 2"):
        next(records)


@pytest.mark.parametrize("content", [None, b"\xff"], ids=["missing", "not text"])
def test_a_file_that_cannot_be_read(tmp_path, content):
    file = tmp_path / "answers.json"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError) as failed:
        printed(str(file))
    assert failed.value.returncode == 2
