"""Tells translators what a text is for, from the rules, the advice and the pages themselves.

What must not be lost in a translation stands in the code, in a comment above the text. This adds
what the code knows already, such as the id and the urgency of a rule, so that it is always right.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import polib
from django.utils import translation

from assessments.questionnaire.choices import ManyChoices, OneChoice
from assessments.questionnaire.measures import IN_YARDS
from assessments.questionnaire.pages import PAGES
from assessments.triage.advice import avoid, self_care, steps, watch_for
from assessments.triage.advice.call import CALLS
from assessments.triage.advice.line import Line
from assessments.triage.patterns import Pattern
from assessments.triage.rules import RULES

Note = tuple[object, str]
MOST_NOTES = 4
ADVICE = (
    ("what to do in an emergency", steps.EMERGENCY_STEPS),
    ("what to do", steps.STEPS),
    ("in an emergency, when to call again", watch_for.EMERGENCY_WATCH_FOR),
    ("when to get help sooner", watch_for.WATCH_FOR),
    ("what may help while care is waited for", self_care.WHILE_WAITING),
    ("what may ease it at home", self_care.SELF_CARE),
    ("what not to do in an emergency", avoid.EMERGENCY_AVOID),
    ("what not to do", avoid.AVOID),
)


def add_notes(texts: polib.POFile) -> None:
    """Puts the notes on a text before the comments from the code."""
    with translation.override("en"):
        notes = _by_text([*_of_rules(), *_of_advice(), *_of_pages(), *_in_yards()])
    for entry in texts:
        found = notes[entry.msgid]
        if len(found) > MOST_NOTES:
            found = [f"Said in {len(found)} places of the questions."]
        entry.comment = "\n".join([*found, *_from_code(entry.comment)])


def _from_code(comment: str) -> list[str]:
    """The comments above a text, each in one line."""
    parts = (" ".join(part.split()) for part in comment.split("Translators:"))
    return [part for part in parts if part]


def _by_text(notes: Iterable[Note]) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for text, note in notes:
        if note not in found[str(text)]:
            found[str(text)].append(note)
    return found


def _of_rules() -> Iterator[Note]:
    for rule in RULES:
        yield (
            rule.reason,
            f"Reason of rule {rule.id} ({_urgency(rule.urgency.code)}). Keep how sure it is "
            "(may, can, often), every time and number, and what to do.",
        )
    for pattern in Pattern:
        yield (
            pattern.title,
            "Title of what answers fit, not a diagnosis: keep “possible”, never say “you have”.",
        )


def _of_advice() -> Iterator[Note]:
    for urgency, calls in CALLS.items():
        for call in calls:
            for text in (call.headline, call.action, call.by_when):
                yield text, f"Top of a result ({_urgency(urgency.code)}): keep how urgent it is."
    for group, lines in ADVICE:
        yield from ((line.text, f"Advice, {group}{_shown_for(line)}.") for line in lines)


def _shown_for(line: Line) -> str:
    return f" (for {', '.join(sorted(line.when))})" if line.when else ""


def _urgency(code: str) -> str:
    return code.replace("_", " ")


def _of_pages() -> Iterator[Note]:
    for page in PAGES:
        yield page.title, f"Title of page {page.slug}."
        yield page.why, f"Why page {page.slug} asks: no blame, no false comfort."
        for name, field in page.answer_fields().items():
            yield field.label, f"Question {name}."
            yield field.help_text, f"Help with question {name}."
            yield field.error_messages["required"], f"Error at question {name}: nothing is given."
            if isinstance(field, OneChoice | ManyChoices):
                for code, label in field.labels.items():
                    yield label, f"Answer “{code}” to {name}: {field.label}"


def _in_yards() -> Iterator[Note]:
    for metric, text in IN_YARDS.items():
        yield text, f"Said where people measure in yards, instead of: {metric}"
