"""For every page of the check, a draft in which it may be opened."""

from typing import Any

from assessments.questionnaire.journey import walk
from assessments.questionnaire.pages import Page

from .questionnaire.drafts import filled
from .vignettes import VIGNETTES


def saved_with(page: type[Page]) -> dict[str, Any]:
    """All that somebody said who was asked this page. Raises StopIteration if nobody was."""
    everything = (filled(vignette["answers"]) for vignette in VIGNETTES)
    return next(saved for saved in everything if page in walk(saved).answered)
