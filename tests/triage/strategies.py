"""Generated answers, as plain JSON: any at all, and such as the form would accept."""

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from assessments.triage.answers import QUESTIONS
from assessments.triage.questions import Kind, ManyOf, OneOf, Ratio

JsonAnswers = dict[str, Any]

AGES = (17, 18, 49, 50, 55, 56, 64, 65)
PRESSURES = (40, 49, 50, 90, 100, 120, 141, 200)
RATIOS = (0.39, 0.395, 0.4, 0.9, 0.904, 0.905, 0.91, 0.99, 0.995, 1.0, 1.4, 1.405, 1.41)
ABI = ("abi_left", "abi_right", "ankle_left", "ankle_right", "arm_left", "arm_right")
ECQ = ("ecq_rest_start", "ecq_uphill", "ecq_level", "ecq_stop", "walk_site", "walk_distance")
SORE_PLACES = ("foot", "leg")


def in_pain(answers: Mapping[str, Any]) -> bool:
    return answers["site"] != ["none"]


def at_rest_or_restless(answers: Mapping[str, Any]) -> bool:
    resting = {"night", "rest", "sitting"} & set(answers.get("when", ()))
    return bool(resting) or "urge_to_move" in answers.get("feel", ())


SHOWN: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    **dict.fromkeys(("feel", "when", "episode_length", "relief"), in_pain),
    **dict.fromkeys(ECQ, lambda answers: answers["ecq_walk"] == "yes"),
    "swelling_detail": lambda answers: answers["swelling"] != "none",
    **dict.fromkeys(ABI, lambda answers: answers["abi_known"] in ("clinic", "home")),
    "pregnant": lambda answers: answers["age_years"] <= 55,
    "med_detail": lambda answers: answers["medicines"] != ["none"],
    "rls": at_rest_or_restless,
}
"""Which questions are asked only after some answers; all others always are."""


def code_lists(kind: ManyOf) -> st.SearchStrategy[list[str]]:
    codes = [str(code) for code in kind.codes if code is not kind.exclusive]
    some = st.lists(st.sampled_from(codes), min_size=1, max_size=4, unique=True)
    return some if kind.exclusive is None else st.just([str(kind.exclusive)]) | some


def json_answer(kind: Kind) -> st.SearchStrategy[Any]:
    """Any answer to one question, boundaries often."""
    if isinstance(kind, OneOf):
        return st.sampled_from([str(code) for code in kind.codes])
    if isinstance(kind, ManyOf):
        return code_lists(kind)
    if isinstance(kind, Ratio):
        return st.sampled_from(RATIOS) | st.integers(10, 300).map(lambda number: number / 100)
    edges = AGES if kind.unit == "years" else PRESSURES
    return st.sampled_from(edges) | st.integers(kind.least, kind.most)


def with_place(wound: list[str]) -> list[str]:
    """The form sends back a sore whose place is not told."""
    placed = wound == ["none"] or set(wound) & set(SORE_PLACES)
    return wound if placed else ["leg", *wound]


_ANY = {question: json_answer(kind) for question, kind in QUESTIONS.items()}
_ACCEPTED = {
    **_ANY,
    "consent": st.just("yes"),
    "age_years": st.sampled_from([age for age in AGES if age >= 18]) | st.integers(18, 120),
    "wound": _ANY["wound"].map(with_place),
}


def any_answers() -> st.SearchStrategy[JsonAnswers]:
    """Any answers that triage can read, whether or not the form would ask for them together."""
    return st.fixed_dictionaries({}, optional=_ANY)


@st.composite
def accepted_answers(draw: st.DrawFn) -> JsonAnswers:
    """The answers of an adult who went through the whole form."""
    answers: JsonAnswers = {}
    for question, strategy in _ACCEPTED.items():
        asked = SHOWN.get(question)
        if asked is None or asked(answers):
            answer = draw(st.none() | strategy if question in ABI else strategy)
            if answer is not None:
                answers[question] = answer
    return answers
