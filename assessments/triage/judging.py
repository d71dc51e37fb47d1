"""What is said of one person's answers to other programs: codes and ids, and no words."""

from typing import Any

from .answers import Answers
from .assessing import assess
from .rules import FALLBACK
from .scope import in_scope


def judged(answers: Answers) -> dict[str, Any]:
    """Urgency, leading and other patterns, rules met in the order they are asked, their version.

    Only the urgency `out_of_scope` for a person whom the rules are not for.
    """
    if not in_scope(answers):
        return {"urgency": "out_of_scope"}
    outcome = assess(answers)
    rules = [finding.rule for finding in outcome.findings]
    return {
        "urgency": outcome.urgency.code,
        "leading": outcome.leading,
        "also": outcome.also,
        # The fallback is asked last, once the others are known.
        "rules": sorted(rules, key=lambda rule: rule == FALLBACK.id),
        "ruleset": outcome.ruleset,
    }
