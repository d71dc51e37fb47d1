"""What the answers fit, and how soon to seek care, as a RiskAssessment.

A pattern is what may be the matter, never what is. How urgent it is stands where FHIR has how
likely: no likelihood is worked out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from assessments.models.wording import URGENCY
from assessments.triage import Urgency

from ..sheet import PatternShown
from . import addresses, codes
from .narrative import bullets, heading, narrative, paragraph, plain
from .observations import reported
from .record import Record, Resource, absent

NO_LIKELIHOOD = absent("not-performed")
"""Said and not left out: read by the letter, FHIR's ras-2 refuses a prediction without any."""


@dataclass(frozen=True, slots=True)
class Predicted:
    """A pattern with the questions that it rests on, in the order in which they were asked."""

    shown: PatternShown
    questions: tuple[str, ...]


def risk_assessment(record: Record) -> Resource:
    """One prediction for each pattern that the answers fit, the leading one first."""
    found = list(predicted(record))
    rested_on = dict.fromkeys(question for one in found for question in one.questions)
    return record.resource(
        "RiskAssessment",
        "risk",
        narrative(record.sheet.language, *_shown(record), status="additional"),
        extension=[_urgency_extension(record)],
        status=record.status("final"),
        method=_method(record),
        subject=record.patient,
        occurrenceDateTime=record.at,
        performer=record.reference("device"),
        basis=list(_basis(record, rested_on)),
        prediction=[_prediction(one) for one in found] or [_unclear(record)],
        mitigation=_mitigation(record),
    )


def predicted(record: Record) -> Iterator[Predicted]:
    """The patterns that the answers fit, as the sheet gathers them."""
    rows = [row for section in record.sheet.transcript for row in section.rows]
    for shown in record.sheet.patterns:
        rules = set(shown.rules)
        questions = (row.question_id for row in rows if rules.intersection(row.rules))
        yield Predicted(shown, tuple(questions))


def _prediction(one: Predicted) -> Resource:
    rules = [_rule(rule) for rule in one.shown.rules]
    return {
        "extension": [*rules, *map(_question, one.questions)],
        "outcome": _outcome(one.shown.code, one.shown.title),
        "probabilityRange": NO_LIKELIHOOD,
        "qualitativeRisk": _urgency(one.shown.urgency),
        "rationale": plain("\n".join([*one.shown.reasons, *one.shown.because])),
    }


def _unclear(record: Record) -> Resource:
    """Where no rule was met: the pattern and urgency that are left then."""
    drawn = record.sheet
    return {
        "outcome": _outcome(drawn.leading, drawn.leading_title),
        "probabilityRange": NO_LIKELIHOOD,
        "qualitativeRisk": _urgency(drawn.urgency),
    }


def _outcome(code: str, title: str) -> Resource:
    concept = codes.of_pattern(code)
    own = addresses.coding("pattern", code, plain(title))
    return {"coding": [own, *([concept.coding] if concept else [])], "text": plain(title)}


def _urgency(code: str) -> Resource:
    level = Urgency.from_code(code)
    own = addresses.coding("urgency", code, str(URGENCY[level]))
    priority = codes.PRIORITIES.get(level)
    return {"coding": [own, *([priority.coding] if priority else [])]}


def _urgency_extension(record: Record) -> Resource:
    """Of all predictions together: how soon to seek care."""
    value = _urgency(record.sheet.urgency)
    return {"url": addresses.extension("urgency"), "valueCodeableConcept": value}


def _rule(rule: str) -> Resource:
    coding = {"system": addresses.code_system("rule"), "code": rule}
    return {"url": addresses.extension("rule"), "valueCoding": coding}


def _question(question: str) -> Resource:
    return {"url": addresses.extension("rested-on"), "valueString": question}


def _method(record: Record) -> Resource:
    version = record.sheet.ruleset
    text = f"Leg Check rule set {version}"
    return {"coding": [addresses.coding("ruleset", version, text)], "text": text}


def _basis(record: Record, rested_on: Iterable[str]) -> Iterator[Resource]:
    """The response, with the linkIds of the questions that counted, and their Observations."""
    marks = [_question(question) for question in rested_on]
    yield record.reference("response") | ({"extension": marks} if marks else {})
    because = [line for finding in record.sheet.findings for line in finding.because]
    for one in reported(record):
        # A rule rests on some of the answers to a question: which, is stored in words.
        if any(one.question in line and one.answer in line for line in because):
            yield record.reference(one.name)


def _mitigation(record: Record) -> str:
    drawn = record.sheet
    return plain("\n".join(filter(None, [_told(record), *drawn.steps])))


def _told(record: Record) -> str:
    drawn = record.sheet
    return " ".join(filter(None, [f"{drawn.headline}.", drawn.action, drawn.by_when]))


def _shown(record: Record) -> Iterator[SafeString]:
    """The same in words, with what else the patient was told."""
    yield paragraph(_told(record))
    for one in record.sheet.patterns:
        yield heading(f"{one.title} ({', '.join(one.rules)})")
        yield bullets([*one.reasons, *one.because])
    for lines in (record.sheet.steps, record.sheet.watch_for):
        yield bullets(lines)
