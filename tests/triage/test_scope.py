"""Who the rules are for."""

import pytest

from assessments.triage import Answers, in_scope


@pytest.mark.parametrize(
    ("told", "judged"),
    [
        ({}, True),
        ({"consent": "yes", "age_years": 18}, True),
        ({"consent": "yes", "age_years": 17}, False),
        ({"age_years": 0}, False),
        ({"consent": "no", "age_years": 40}, False),
        ({"consent": "no"}, False),
    ],
)
def test_adults_who_agreed_are_in_scope_and_silence_turns_nobody_away(told, judged):
    assert in_scope(Answers.from_json(told)) is judged
