"""Answers near given ones: with one part left out, or another code in its place."""

from collections.abc import Iterator

from assessments.triage.answers import QUESTIONS
from assessments.triage.questions import ManyOf, OneOf
from tests.triage.rule_table import JsonAnswers, Way, examples, forbidden, together


def as_json(codes_of: JsonAnswers) -> JsonAnswers:
    """Example answers in the form that their kind of question has; of one choice, the last."""
    return {
        question: given[-1] if isinstance(QUESTIONS[question], OneOf) else given
        for question, given in codes_of.items()
    }


def without_one(answers: JsonAnswers) -> Iterator[JsonAnswers]:
    """The answers less one: a question left out, or a code of several."""
    for question, given in answers.items():
        others = {name: answer for name, answer in answers.items() if name != question}
        yield others
        if isinstance(given, list) and len(given) > 1:
            for code in given:
                yield {**others, question: [kept for kept in given if kept != code]}


def with_other_codes(answers: JsonAnswers) -> Iterator[JsonAnswers]:
    """The answers with one question answered by each of its other codes instead, and as well."""
    for question, given in answers.items():
        kind = QUESTIONS[question]
        if isinstance(kind, OneOf):
            yield from ({**answers, question: str(code)} for code in kind.codes)
        elif isinstance(kind, ManyOf):
            for code in kind.codes:
                yield {**answers, question: [str(code)]}
                if code is not kind.exclusive:
                    yield {**answers, question: sorted({*given, str(code)})}


def around(way: Way) -> Iterator[JsonAnswers]:
    """Answers just enough for a way, and with each exception to it as well."""
    for enough in examples(way):
        yield as_json(enough)
        yield from (as_json(together(enough, exception)) for exception in forbidden(way))
