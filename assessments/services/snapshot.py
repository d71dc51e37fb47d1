"""The content of an assessment: what was answered, and all words as they were shown.

Its form, kept encrypted as one JSON object:
  answers   on-route answers by question id, codes as in the form; null is a question left blank
  remarks   what was saved beside them: note, for_other, shared_device
  questionnaire  the edition of the questions that was answered; not in results before 2026.11.1
  set_aside of an emergency alone: answers off the route, for a draft that takes a mistake back
  shown     by language code (the patient's, and the host's where another): the result in words
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from assessments.questionnaire.digits import digits
from assessments.questionnaire.host import host_words
from assessments.questionnaire.journey import Walk
from assessments.questionnaire.measures import measured
from assessments.questionnaire.summary import summary
from assessments.questionnaire.transcript import said, transcript
from assessments.questionnaire.version import VERSION
from assessments.triage import Answers, Finding, Outcome, Urgency
from assessments.triage.advice import advice
from assessments.triage.questions import JsonAnswer
from assessments.triage.references import Reference, Status

Saved = Mapping[str, Any]
ADVICE_LISTS = ("steps", "watch_for", "self_care", "avoid")


def snapshot(saved: Saved, walked: Walk, outcome: Outcome, language: str) -> dict[str, Any]:
    """Builds the content to store, with the words in both languages that may read it."""
    shown = {}
    for code in dict.fromkeys([language, settings.LANGUAGE_CODE]):
        with translation.override(code):
            shown[code] = _words(walked.answers, outcome)
    return {
        "answers": walked.answers,
        "remarks": {key: saved[key] for key in REMARKS if key in saved},
        "questionnaire": VERSION,
        "set_aside": _set_aside(saved, walked, outcome),
        "shown": shown,
    }


REMARKS = ("for_other", "shared_device", "note")
"""What a draft keeps beside answers; triage never sees it."""


def _set_aside(saved: Saved, walked: Walk, outcome: Outcome) -> dict[str, Any]:
    if outcome.urgency is not Urgency.EMERGENCY:
        return {}
    beside = {*walked.answers, *REMARKS}
    return {key: given for key, given in saved.items() if key not in beside}


def saved_but_emergency(content: Mapping[str, Any]) -> dict[str, Any]:
    """What a draft would hold had the questions that an emergency rested on not been answered."""
    language = next(iter(content["shown"]))
    mistaken = {
        question
        for finding in content["shown"][language]["findings"]
        if finding["urgency"] == Urgency.EMERGENCY.code
        for question in finding["questions"]
    }
    kept = {q: given for q, given in content["answers"].items() if q not in mistaken}
    return {**content["set_aside"], **kept, **content["remarks"]}


def _words(answers: Mapping[str, JsonAnswer], outcome: Outcome) -> dict[str, Any]:
    typed = Answers.from_json(answers)
    advised = advice(outcome, typed)
    return {
        "headline": _said_by_host(advised.headline),
        "action": _said_by_host(advised.action),
        "by_when": _said_by_host(advised.by_when),
        "leading": gettext(outcome.leading.title),
        "also": [gettext(pattern.title) for pattern in outcome.also],
        **{name: [_said_by_host(text) for text in getattr(advised, name)] for name in ADVICE_LISTS},
        "findings": [_finding(finding) for finding in outcome.findings],
        "summary": summary(typed),
        "transcript": _transcript(answers, outcome),
    }


def _said_by_host(text: str) -> str:
    """The text in the active language, with the host's own numbers and names of services."""
    return gettext(text).format(**host_words())


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "urgency": finding.urgency.code,
        "pattern": finding.pattern.value,
        "family": finding.pattern.family.value,
        "title": gettext(finding.pattern.title),
        "reason": digits(measured(finding.reason)),
        "sources": [[_source(one), list(one.urls)] for one in finding.references],
        "questions": list(finding.because),
        "because": said(finding.because),
    }


def _source(reference: Reference) -> str:
    """A source in words; what is no publication is called what it is."""
    if reference.status is Status.OWN:
        return gettext("Our own choice, to be on the safe side")
    if reference.status is Status.KNOWN:
        return gettext("General medical knowledge: %(what)s") % {"what": reference.what}
    return reference.what


def _transcript(answers: Mapping[str, JsonAnswer], outcome: Outcome) -> list[dict[str, Any]]:
    rules: dict[str, list[str]] = {}
    for finding in outcome.findings:
        for question in finding.because:
            rules.setdefault(question, []).append(finding.rule)
    return [
        {
            "title": section.title,
            "rows": [
                {
                    "question_id": row.question_id,
                    "question": row.question,
                    "answers": row.answers,
                    "rules": rules.get(row.question_id, []),
                }
                for row in section.rows
            ],
        }
        for section in transcript(answers)
    ]
