"""The answers of one person, typed and frozen: what every rule reads.

The fields are the questions, in the codebook's order; a field's name is the question's id.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any, Self

from . import codes
from .questions import AnswerError, JsonAnswer, Kind, ManyOf, OneOf, Ratio, WholeNumber


def _one(of: type[codes.Code]) -> Any:
    return field(default=None, metadata={"kind": OneOf(of)})


def _many(of: type[codes.Code]) -> Any:
    return field(default=None, metadata={"kind": ManyOf(of)})


def _whole(least: int, most: int, unit: str) -> Any:
    return field(default=None, metadata={"kind": WholeNumber(least, most, unit)})


def _ratio(least: str, most: str) -> Any:
    return field(default=None, metadata={"kind": Ratio(Decimal(least), Decimal(most))})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a person answered. None means not given (not asked, or left blank)."""

    consent: codes.Consent | None = _one(codes.Consent)
    age_years: int | None = _whole(0, 120, "years")
    em_breath: frozenset[codes.EmBreath] | None = _many(codes.EmBreath)
    em_leg: frozenset[codes.EmLeg] | None = _many(codes.EmLeg)
    em_spine: frozenset[codes.EmSpine] | None = _many(codes.EmSpine)
    em_other: frozenset[codes.EmOther] | None = _many(codes.EmOther)
    side: codes.Side | None = _one(codes.Side)
    site: frozenset[codes.Site] | None = _many(codes.Site)
    duration: codes.Duration | None = _one(codes.Duration)
    feel: frozenset[codes.Feel] | None = _many(codes.Feel)
    when: frozenset[codes.When] | None = _many(codes.When)
    episode_length: codes.EpisodeLength | None = _one(codes.EpisodeLength)
    ecq_walk: codes.EcqWalk | None = _one(codes.EcqWalk)
    ecq_rest_start: codes.EcqRestStart | None = _one(codes.EcqRestStart)
    ecq_uphill: codes.EcqUphill | None = _one(codes.EcqUphill)
    ecq_level: codes.EcqLevel | None = _one(codes.EcqLevel)
    ecq_stop: codes.EcqStop | None = _one(codes.EcqStop)
    walk_site: frozenset[codes.WalkSite] | None = _many(codes.WalkSite)
    walk_distance: codes.WalkDistance | None = _one(codes.WalkDistance)
    relief: frozenset[codes.Relief] | None = _many(codes.Relief)
    swelling: codes.Swelling | None = _one(codes.Swelling)
    swelling_detail: frozenset[codes.SwellingDetail] | None = _many(codes.SwellingDetail)
    veins: frozenset[codes.Veins] | None = _many(codes.Veins)
    skin_change: frozenset[codes.SkinChange] | None = _many(codes.SkinChange)
    foot_look: frozenset[codes.FootLook] | None = _many(codes.FootLook)
    rest_pain_foot: codes.RestPainFoot | None = _one(codes.RestPainFoot)
    wound: frozenset[codes.Wound] | None = _many(codes.Wound)
    foot_pulse: codes.FootPulse | None = _one(codes.FootPulse)
    abi_known: codes.AbiKnown | None = _one(codes.AbiKnown)
    abi_left: Decimal | None = _ratio("0.1", "3.0")
    abi_right: Decimal | None = _ratio("0.1", "3.0")
    ankle_left: int | None = _whole(40, 300, "mmHg")
    ankle_right: int | None = _whole(40, 300, "mmHg")
    arm_left: int | None = _whole(40, 300, "mmHg")
    arm_right: int | None = _whole(40, 300, "mmHg")
    smoking: codes.Smoking | None = _one(codes.Smoking)
    conditions: frozenset[codes.Conditions] | None = _many(codes.Conditions)
    pregnant: codes.Pregnant | None = _one(codes.Pregnant)
    vte_risk: frozenset[codes.VteRisk] | None = _many(codes.VteRisk)
    fluids: frozenset[codes.Fluids] | None = _many(codes.Fluids)
    activity: frozenset[codes.Activity] | None = _many(codes.Activity)
    medicines: frozenset[codes.Medicines] | None = _many(codes.Medicines)
    med_detail: frozenset[codes.MedDetail] | None = _many(codes.MedDetail)
    neuro: frozenset[codes.Neuro] | None = _many(codes.Neuro)
    rls: frozenset[codes.Rls] | None = _many(codes.Rls)
    effect: frozenset[codes.Effect] | None = _many(codes.Effect)

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Self:
        """Reads a plain JSON object of answers, keyed by question id.

        A null, a missing key and an empty list all mean "not given".
        Raises AnswerError, naming the question and the code.
        """
        if not isinstance(given, Mapping):
            raise AnswerError("answers", given, "must be an object keyed by question id")
        parsed: dict[str, Any] = {}
        for question, value in given.items():
            kind = QUESTIONS.get(question)
            if kind is None:
                raise AnswerError(str(question), value, "answers a question that is not known")
            if value is not None:
                parsed[question] = kind.parse(question, value)
        return cls(**parsed)

    def to_json(self) -> dict[str, JsonAnswer]:
        """The answers that were given, as plain JSON in the codebook's order."""
        return {
            question: kind.dump(value)
            for question, kind in QUESTIONS.items()
            if (value := getattr(self, question)) is not None
        }


QUESTIONS: Mapping[str, Kind] = {f.name: f.metadata["kind"] for f in fields(Answers)}
"""Every question's id and kind, in the codebook's order."""

QUESTION_OF: Mapping[type[codes.Code], str] = {
    kind.codes: question for question, kind in QUESTIONS.items() if isinstance(kind, OneOf | ManyOf)
}
"""The question that each code class belongs to."""
