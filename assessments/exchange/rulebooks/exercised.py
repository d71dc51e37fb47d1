"""Which vignettes exercise which rules."""

from collections.abc import Iterable, Mapping

from assessments.exchange.vignettes import Vignette
from assessments.triage.judging import judged
from assessments.triage.rules import RULES


def exercised(vignettes: Iterable[Vignette]) -> Mapping[str, list[str]]:
    """For each rule's id the ids of the vignettes whose answers meet it, in the file's order."""
    by_rule: dict[str, list[str]] = {rule.id: [] for rule in RULES}
    for vignette in vignettes:
        for rule in judged(vignette.answers).get("rules", ()):
            by_rule[rule].append(vignette.id)
    return by_rule
