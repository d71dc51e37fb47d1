"""What a clinic's work comes to over some days or weeks: counts, and nothing of anyone."""

from .endings import Endings, endings
from .period import Period, asked_for, choices
from .reviewing import Reviewed, reviewed
from .sent import LEVELS, Sent, sent

__all__ = [
    "LEVELS",
    "Endings",
    "Period",
    "Reviewed",
    "Sent",
    "asked_for",
    "choices",
    "endings",
    "reviewed",
    "sent",
]
