"""What the page on accuracy shows: the figures over the project's own vignettes, as published."""

from math import ceil
from typing import Any

from django.utils.translation import gettext_lazy as _

from assessments.exchange.accuracy import published
from assessments.models.wording import URGENCY
from assessments.triage import Urgency

NOT_JUDGED = _("Not judged")


def accuracy() -> dict[str, Any]:
    """The figures, and their matrix with each level's name."""
    figures = published()
    matrix = figures["matrix"]
    most = figures["shares"]["emergencies_missed"]["may_be_up_to"]
    return {
        "figures": figures,
        "most_missed": ceil(round(100 * most, 1)),
        "levels": [_named(code) for code in matrix],
        "rows": [_row(expected, given) for expected, given in matrix.items()],
    }


def _named(code: str) -> dict[str, Any]:
    """A level by its code; whom the check is not for has none."""
    known = code.upper() in Urgency.__members__
    return {"code": code, "title": URGENCY[Urgency.from_code(code)] if known else NOT_JUDGED}


def _row(expected: str, given: dict[str, int]) -> dict[str, Any]:
    cells = [
        {"code": code, "count": count, "agrees": code == expected} for code, count in given.items()
    ]
    return {**_named(expected), "cells": cells}
