"""The figures of a comparison as a document in Markdown, and as lines for a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assessments.exchange.vignettes import LEVELS

INTRODUCTION = """\
# How the rules agree with the vignettes

Rule set **{ruleset}**, {vignettes} vignettes of `tests/vignettes.json`. Written by `manage.py
accuracy --write`; do not edit it.

**This is a regression test, and no measure of clinical accuracy.** The vignettes were written
together with the rules, by the same people, and the tests require that they agree. No clinician
has judged either. That they agree says that the program does what its makers meant, and nothing
about whether what they meant is right. Where no question can tell a harmless case from a harmful
one, the vignette expects what the rules can give: in the story behind V17 it was a clot, which
felt like a pulled calf after hard running, and “soon” is expected. Counted against the truth it
would be one under-triaged.
"""

CONFIDENCE = """\
## What confidence one may not have

Even if these were cases drawn by chance from the people who will use it, and had been kept from
the makers until the rules were done, so few of them would leave room for errors. They are neither,
so that the true shares may be larger still than the last column, and these figures bound nothing.

{head}
{shares}

- No patient's own answers are among them: each was worked out by somebody who knew what the story
  was. How people with symptoms answer has not been tried.
- How often each level comes up here says nothing about how often it does in life.
- Published symptom checkers gave the right urgency in 57 % of cases, 80 % of emergencies and 33 %
  of self-care cases (Semigran 2015, BMJ), tried by others on cases that their makers had not
  written. Treat this one as no better until an independent, clinician-judged set says so:
  `manage.py accuracy FILE` tries any file in the same format.
"""

SHARES_HEAD = """\
| error | seen | of | 95 % sure only that the share is below |
|---|---|---|---|"""

SHARES = {
    "emergencies_missed": "an emergency given less, or not judged",
    "under": "given less than expected, or not judged (self-care left out: nothing is less)",
    "over": "given more than expected (emergencies left out: nothing is more)",
}


OWN = """\
The vignettes were written with the rules, by the same people: that they agree is a regression test,
and no measure of clinical accuracy (docs/clinical/ACCURACY.md).
"""

OTHER = """\
What agreement is worth depends on who wrote the vignettes, whether they had seen the rules, and
whether clinicians judged them.
"""


def as_markdown(figures: Mapping[str, Any]) -> str:
    """The document over the project's own vignettes, ending with a line feed."""
    return "\n".join(
        (
            INTRODUCTION.format(**figures),
            results(figures),
            CONFIDENCE.format(head=SHARES_HEAD, shares=_shares(figures)),
        )
    )


def printed(figures: Mapping[str, Any], *, own: bool) -> str:
    """For a terminal: the results, what errors they leave room for, and what they are worth."""
    head = f"Rule set {figures['ruleset']}, {figures['vignettes']} vignettes.\n"
    shares = f"{SHARES_HEAD}\n{_shares(figures)}\n"
    return "\n".join((head, results(figures), shares, OWN if own else OTHER))


def _shares(figures: Mapping[str, Any]) -> str:
    shares = figures["shares"]
    return "\n".join(
        f"| {words} | {shares[key]['errors']} | {shares[key]['of']} "
        f"| {100 * shares[key]['may_be_up_to']:.1f} % |"
        for key, words in SHARES.items()
    )


def results(figures: Mapping[str, Any]) -> str:
    """The matrix, what is below and above, and how patterns and rules agree."""
    return "\n".join(_results(figures)) + "\n"


def _results(figures: Mapping[str, Any]) -> Iterator[str]:
    yield "## Urgency: expected (rows) against given (columns)\n"
    yield f"| | {' | '.join(_words(level) for level in LEVELS)} |"
    yield "|---" * (len(LEVELS) + 1) + "|"
    for expected, given in figures["matrix"].items():
        yield f"| **{_words(expected)}** | {' | '.join(str(given[one]) for one in LEVELS)} |"
    yield f"\nThe same urgency: {figures['agree']} of {figures['vignettes']}.\n"
    yield from _off("Under-triage (given less urgent than expected)", "lower", figures["under"])
    yield from _off("Over-triage (given more urgent than expected)", "higher", figures["over"])
    yield from _scope(figures["scope"])
    yield from _agreement(figures)


def _off(title: str, way: str, cases: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield f"**{title}: {len(cases)}.**\n"
    for case in cases:
        levels = f"{case['levels']} level{'s' if case['levels'] > 1 else ''} {way}"
        yield f"{_differs(case)}, {levels}"
    if cases:
        yield ""


def _scope(cases: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield f"**Wrongly judged, or wrongly not judged: {len(cases)}.**\n"
    for case in cases:
        yield _differs(case)
    if cases:
        yield ""


def _differs(case: Mapping[str, Any]) -> str:
    return f"- {case['id']}: expected {_words(case['expected'])}, given {_words(case['given'])}"


def _agreement(figures: Mapping[str, Any]) -> Iterator[str]:
    yield (
        f"**Leading pattern** among those accepted: {figures['leading_agrees']} of "
        f"{figures['judged']} judged.{_those(figures['leading_differs'])}\n"
    )
    yield (
        f"**Rules met** exactly as named: {figures['rules_agree']} of "
        f"{figures['named_rules']} that name them.{_those(figures['rules_differ'])}"
    )


def _those(ids: Sequence[str]) -> str:
    return f" Others: {', '.join(ids)}." if ids else ""


def _words(level: str) -> str:
    return level.replace("_", " ")
