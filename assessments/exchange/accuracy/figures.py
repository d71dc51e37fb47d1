"""The figures of a comparison, as plain data."""

from collections.abc import Callable, Sequence
from typing import Any

from assessments.exchange.vignettes import OUT_OF_SCOPE
from assessments.triage import RULESET, Urgency

from .comparing import Compared, matrix
from .confidence import most_likely_missed

EMERGENCY = Urgency.EMERGENCY.code
NEVER_UNDER = (Urgency.SELF_CARE.code, OUT_OF_SCOPE)


def figures(cases: Sequence[Compared]) -> dict[str, Any]:
    """Counts and lists, under these keys.

    ruleset; vignettes (how many); matrix (expected, then given: how many); agree; under and over
    (those judged below or above what was expected, each with id, expected, given and by how many
    levels); scope (those wrongly judged, or wrongly not); judged (as expected to be), of which
    leading_agrees; named_rules (for how many the file names rules), of which rules_agree; shares.
    """
    judged = [case for case in cases if case.in_scope]
    named = [case for case in judged if case.vignette.rules is not None]
    return {
        "ruleset": RULESET,
        "vignettes": len(cases),
        "matrix": matrix(cases),
        "agree": sum(case.given == case.expected for case in cases),
        "under": _listed(cases, lambda case: case.levels_off < 0),
        "over": _listed(cases, lambda case: case.levels_off > 0),
        "scope": _listed(cases, lambda case: case.scope_is_wrong),
        "judged": len(judged),
        "leading_agrees": sum(case.leading_agrees for case in judged),
        "leading_differs": _ids(judged, lambda case: not case.leading_agrees),
        "named_rules": len(named),
        "rules_agree": sum(case.rules_agree for case in named),
        "rules_differ": _ids(named, lambda case: not case.rules_agree),
        "shares": _shares(cases),
    }


def _shares(cases: Sequence[Compared]) -> dict[str, Any]:
    """Errors, of how many, and the most that their share may be (95 %, one-sided).

    Who was turned away with an emergency was missed.
    """
    emergencies = [case for case in cases if case.expected == EMERGENCY]
    may_be_under = [case for case in cases if case.expected not in NEVER_UNDER]
    may_be_over = [case for case in cases if case.in_scope and case.expected != EMERGENCY]
    return {
        "emergencies_missed": _share(emergencies, lambda case: case.is_too_low),
        "under": _share(may_be_under, lambda case: case.is_too_low),
        "over": _share(may_be_over, lambda case: case.levels_off > 0),
    }


def _share(cases: Sequence[Compared], is_error: Callable[[Compared], bool]) -> dict[str, Any]:
    errors = sum(map(is_error, cases))
    return {
        "errors": errors,
        "of": len(cases),
        "may_be_up_to": round(most_likely_missed(errors, len(cases)), 3),
    }


def _listed(cases: Sequence[Compared], wanted: Callable[[Compared], bool]) -> list[dict[str, Any]]:
    return [
        {
            "id": case.vignette.id,
            "expected": case.expected,
            "given": case.given,
            "levels": abs(case.levels_off),
        }
        for case in cases
        if wanted(case)
    ]


def _ids(cases: Sequence[Compared], wanted: Callable[[Compared], bool]) -> list[str]:
    return [case.vignette.id for case in cases if wanted(case)]
