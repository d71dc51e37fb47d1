"""What answers mean: how urgent, which patterns fit, and why. Imports the standard library alone."""

from .answers import AnswerError, Answers
from .judgement import judge
from .outcome import Finding, Outcome, Urgency
from .patterns import Pattern
from .scope import in_scope

RULESET = "2026.11.1"
"""The version of the rules, facts and advice; docs/clinical/RULESET_CHANGELOG.md tells them apart."""


def assess(answers: Answers) -> Outcome:
    """Judges the answers as they are given, whatever the journey. Pure: same answers, same outcome.

    An answer that was not given meets no rule; no answers at all find only U00.
    """
    return judge(answers, RULESET)


__all__ = [
    "RULESET",
    "AnswerError",
    "Answers",
    "Finding",
    "Outcome",
    "Pattern",
    "Urgency",
    "assess",
    "in_scope",
]
