"""Saved drafts for tests: of a vignette, complete, or generated."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from assessments.questionnaire.pages import PAGES
from assessments.triage.answers import QUESTIONS
from assessments.triage.questions import ManyOf, OneOf, Ratio

HARMLESS = {
    "consent": "yes",
    "age_years": 60,
    "side": "left",
    "site": ["calf"],
    "duration": "w2_12",
    "feel": ["cramp"],
    "when": ["random"],
    "episode_length": "secs_10min",
    "ecq_walk": "no",
    "relief": ["nothing"],
    "swelling": "none",
    "rest_pain_foot": "no",
    "foot_pulse": "not_checked",
    "abi_known": "no",
    "smoking": "never",
    "note": "",
}
"""One person's whole draft, on the shortest way for someone in pain; the rest is `none`."""
NOT_ASKED = ("swelling_detail", "med_detail", "rls")
HARMLESS |= {
    question: ["none"]
    for question, kind in QUESTIONS.items()
    if isinstance(kind, ManyOf) and kind.exclusive and question not in {*HARMLESS, *NOT_ASKED}
}


def filled(answers):
    """The draft of a person with these answers who leaves every optional question blank."""
    return dict.fromkeys(OPTIONAL) | {"note": ""} | answers


def answers_to(kind):
    """Every answer in JSON form that a form would save for this kind of question."""
    if isinstance(kind, OneOf):
        return st.sampled_from([str(code) for code in kind.codes])
    if isinstance(kind, ManyOf):
        signs = [str(code) for code in kind.codes if code is not kind.exclusive]
        some = st.lists(st.sampled_from(signs), min_size=1, unique=True).map(kind.dump)
        return some | st.just(["none"]) if kind.exclusive else some
    if isinstance(kind, Ratio):
        return st.decimals(kind.least, kind.most, places=2).map(float)
    return st.integers(kind.least, kind.most)


def answer_to(question):
    answers = answers_to(QUESTIONS[question])
    return st.none() | answers if question in OPTIONAL else answers


OPTIONAL = tuple(
    question
    for question, kind in QUESTIONS.items()
    if question.startswith(("abi_", "ankle_", "arm_")) and not isinstance(kind, OneOf)
)
ANSWERS = {question: answer_to(question) for question in QUESTIONS}
NOTE = {"note": st.text(max_size=20)}

saved = st.fixed_dictionaries({}, optional=ANSWERS | NOTE)
"""A draft with any answers at all, in any state."""

of_adults = st.fixed_dictionaries(
    {**ANSWERS, **NOTE, "consent": st.just("yes"), "age_years": st.integers(18, 120)}
)
"""A draft with every question answered by an adult who agreed, those off the route included."""


def in_order(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers as a form saves them: codes in the codebook's order."""
    return filled(
        {
            name: answer if not isinstance(answer, list) else _offered(name, answer)
            for name, answer in answers.items()
        }
    )


def _offered(name, codes):
    field = next(page.base_fields[name] for page in PAGES if name in page.base_fields)
    return [value for value, label in field.choices if value in codes]
