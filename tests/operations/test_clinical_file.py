"""The clinical safety file: what is written from the code is current."""

import io

import pytest
from django.core.management import CommandError, call_command

from assessments.exchange.accuracy.published import FILE
from assessments.exchange.rulebooks.editions import path_of
from assessments.triage import RULESET
from assessments.triage.references import REFERENCES
from assessments.triage.rules import RULES

from .project import ROOT

CLINICAL = ROOT / "docs" / "clinical"
WRITTEN = {
    "rulebook": (CLINICAL / "RULEBOOK.md", CLINICAL / "EVIDENCE.md", path_of(RULESET)),
    "accuracy": (CLINICAL / "ACCURACY.md", FILE),
}


@pytest.mark.parametrize("command", WRITTEN)
def test_what_is_committed_is_current(command):
    call_command(command, "--check")


@pytest.fixture
def elsewhere(settings, tmp_path):
    """A copy of what the commands read and write, as the project's folder."""
    for file in (*sum(WRITTEN.values(), ()), ROOT / "tests" / "vignettes.json"):
        copy = tmp_path / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    settings.BASE_DIR = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    ("command", "file"), [(command, file) for command, files in WRITTEN.items() for file in files]
)
def test_a_file_that_is_not_current_is_named_and_written_anew(command, file, elsewhere):
    copy = elsewhere / file.relative_to(ROOT)
    copy.write_text("stale")
    with pytest.raises(CommandError, match=copy.name) as caught:
        call_command(command, "--check")
    assert caught.value.returncode == 1
    out = io.StringIO()
    call_command(command, "--write", stdout=out)
    assert out.getvalue() == f"wrote {file.relative_to(ROOT)}\n"
    assert copy.read_bytes() == file.read_bytes()


def test_where_there_are_no_tests_the_rule_book_prints_without_vignettes(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    out = io.StringIO()
    call_command("rulebook", "--vignettes", str(tmp_path / "none.json"), stdout=out)
    assert "# Rule book" in out.getvalue()
    assert "Vignettes that meet it" not in out.getvalue()


def test_it_writes_nothing_without_vignettes(settings, tmp_path):
    with pytest.raises(CommandError, match="not here") as caught:
        call_command("rulebook", "--write", "--vignettes", str(tmp_path / "none.json"))
    assert caught.value.returncode == 2


def test_a_bad_file_of_vignettes_is_refused(tmp_path):
    file = tmp_path / "bad.json"
    file.write_text("[]")
    with pytest.raises(CommandError, match="no vignette") as caught:
        call_command("rulebook", "--vignettes", str(file))
    assert caught.value.returncode == 2


def test_the_evidence_names_every_source_and_every_rule_that_cites_it():
    text = (CLINICAL / "EVIDENCE.md").read_text(encoding="utf-8")
    rows = {line.split(" | ")[0][2:]: line for line in text.splitlines() if line.startswith("| ")}
    for source in REFERENCES.values():
        assert source.what.replace("|", "/") in rows[source.key]
    for rule in RULES:
        assert all(f"[{rule.id}](" in rows[source.key] for source in rule.references)
