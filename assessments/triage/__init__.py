"""What answers mean: how urgent, which patterns fit, and why. Pure Python, no other imports."""

from .answers import Answers
from .assessing import RULESET, assess
from .outcome import Finding, Outcome, Urgency
from .patterns import Pattern
from .questions import AnswerError
from .scope import in_scope

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
