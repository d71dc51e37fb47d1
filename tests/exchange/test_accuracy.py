"""How given and expected urgency are compared, and what is said of it."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from assessments.exchange.accuracy import published
from assessments.exchange.accuracy.confidence import most_likely_missed
from assessments.triage import RULESET
from tests.vignettes import VIGNETTES

ADULT = {"consent": "yes", "age_years": 40}
FEVER = {**ADULT, "em_other": ["fever"]}


def vignette(id, urgency, answers, leading="infection", **more):
    return {"id": id, "urgency": urgency, "answers": answers, "leading": [leading], **more}


AGREES = vignette("A", "same_day", FEVER)
UNDER = vignette("B", "emergency", FEVER)
OVER = vignette("C", "self_care", FEVER, leading="dvt")
REFUSED = vignette("D", "out_of_scope", {"age_years": 15}, leading="None")
WRONGLY_REFUSED = vignette("E", "emergency", {"age_years": 15})


@pytest.fixture
def accuracy(tmp_path):
    """Runs the command on a file with that in it; returns what it printed."""

    def run(content, *options):
        file = tmp_path / "vignettes.json"
        file.write_text(content if isinstance(content, str) else json.dumps(content))
        return printed(str(file), *options)

    return run


def printed(*arguments):
    out = io.StringIO()
    call_command("accuracy", *arguments, stdout=out)
    return out.getvalue()


def test_without_a_file_it_is_about_the_projects_own():
    said = printed()
    assert f"The same urgency: {len(VIGNETTES)} of {len(VIGNETTES)}." in said
    assert "Under-triage (given less urgent than expected): 0." in said
    assert "Over-triage (given more urgent than expected): 0." in said


def test_it_says_what_that_is_worth(accuracy):
    assert "by the same people" in printed()
    assert "by the same people" in printed("tests/vignettes.json")
    said = accuracy([AGREES])
    assert "by the same people" not in said
    assert "depends on who wrote the vignettes" in said
    assert "| an emergency given less, or not judged | 0 | 0 | 100.0 % |" in said


def test_what_is_below_and_above_is_named_with_the_number_of_levels(accuracy):
    said = accuracy([AGREES, UNDER, OVER, REFUSED, WRONGLY_REFUSED])
    assert "The same urgency: 2 of 5." in said
    assert "expected): 1.**\n\n- B: expected emergency, given same day, 1 level lower\n" in said
    assert "expected): 1.**\n\n- C: expected self care, given same day, 3 levels higher\n" in said
    assert "not judged: 1.**\n\n- E: expected emergency, given out of scope\n" in said
    assert "2 of 3 judged. Others: C." in said


def test_the_matrix_counts_by_expected_and_given(accuracy):
    lines = accuracy([AGREES, UNDER, UNDER | {"id": "F"}, OVER, REFUSED, WRONGLY_REFUSED])
    rows = [line for line in lines.splitlines() if line.startswith("| **")]
    assert rows == [
        "| **emergency** | 0 | 2 | 0 | 0 | 0 | 1 |",
        "| **same day** | 0 | 1 | 0 | 0 | 0 | 0 |",
        "| **soon** | 0 | 0 | 0 | 0 | 0 | 0 |",
        "| **routine** | 0 | 0 | 0 | 0 | 0 | 0 |",
        "| **self care** | 0 | 1 | 0 | 0 | 0 | 0 |",
        "| **out of scope** | 0 | 0 | 0 | 0 | 0 | 1 |",
    ]


def test_who_is_turned_away_with_an_emergency_was_missed(accuracy):
    said = accuracy([AGREES, REFUSED, WRONGLY_REFUSED, OVER])
    assert "| an emergency given less, or not judged | 1 | 1 | 100.0 % |" in said
    assert "| given less than expected, or not judged (self-care left out: " in said
    assert "nothing is less) | 1 | 2 | " in said
    assert "| given more than expected (emergencies left out: nothing is more) | 1 | 2 | " in said


def test_rules_are_compared_where_they_are_named(accuracy):
    right = AGREES | {"rules": ["S16"]}
    said = accuracy([right, right | {"id": "G", "rules": ["E01"]}, UNDER])
    assert "1 of 2 that name them. Others: G." in said


def test_a_whole_codebook_will_do(accuracy):
    assert "1 of 1." in accuracy({"rules": [], "vignettes": [AGREES]})


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("7", "neither a list nor an object"),
        ("{}", "neither a list nor an object"),
        ("[]", "there is no vignette in it"),
        ([AGREES, AGREES], "used twice: A"),
        ([7], "vignette 1: not an object with an “id”"),
        ([AGREES, {"id": 3}], "vignette 2: not an object with an “id”"),
        ([{"id": "A"}], "vignette 1 (A): “answers” is not an object"),
        ([AGREES | {"urgency": "now"}], "vignette 1 (A): “urgency” is none of emergency, "),
        ([AGREES | {"urgency": ["soon"]}], "vignette 1 (A): “urgency” is none of"),
        ([AGREES | {"leading": "dvt"}], "“leading” is not a list of codes"),
        ([AGREES | {"leading": []}], "“leading” is not a list of codes"),
        ([AGREES | {"leading": ["gout"]}], "“leading” has 'gout', which is not known"),
        ([AGREES | {"leading": [{}]}], "“leading” has {}, which is not known"),
        ([AGREES | {"rules": ["X1"]}], "“rules” has 'X1', which is not known"),
        ([AGREES | {"answers": {"side": "up"}}], "vignette 1 (A): side: 'up' is not a code"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_what_is_wrong(accuracy, content, problem):
    with pytest.raises(CommandError) as caught:
        accuracy(content)
    assert problem in str(caught.value)
    assert caught.value.returncode == 2


def test_a_file_that_is_not_there():
    with pytest.raises(CommandError, match="No such file") as caught:
        printed("nowhere.json")
    assert caught.value.returncode == 2


def test_what_is_kept_is_about_no_other_file(accuracy):
    with pytest.raises(CommandError, match="own vignettes"):
        accuracy([AGREES], "--write")


@pytest.mark.parametrize(
    ("errors", "of", "share"),
    [(0, 0, 1), (0, 1, 0.95), (0, 22, 0.1273), (1, 10, 0.3942), (3, 3, 1), (0, 5000, 0.0006)],
)
def test_the_share_that_may_still_be_errors(errors, of, share):
    """Known values of the exact interval: 1 - 0.05 ** (1 / n) where none was seen."""
    assert most_likely_missed(errors, of) == pytest.approx(share, abs=0.0001)


def test_what_pages_show_is_of_the_present_rules():
    assert published()["ruleset"] == RULESET
    assert published()["vignettes"] == len(VIGNETTES)


def test_the_document_says_what_agreement_is_worth():
    document = Path("docs/clinical/ACCURACY.md").read_text(encoding="utf-8")
    assert "regression test, and no measure of clinical accuracy" in document
    assert "by the same people" in " ".join(document.split())
