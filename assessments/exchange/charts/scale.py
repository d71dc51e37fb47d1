"""What is followed on a scale of a few levels, and how each check is read on it.

A level is what a patient chose, or the urgency that was stored. An answer that has no place on a
scale ("it changes from day to day") is a gap that says so.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from assessments.questionnaire.pages import page_of
from assessments.questionnaire.wording import Text
from assessments.triage.advice.call import CALLS
from assessments.triage.codes import Code, EcqWalk, Effect, Swelling, WalkDistance
from assessments.triage.outcome import Urgency

from .readings import Check, Reading


# Told apart by identity: to compare or hash a title would be to translate it.
@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """One thing that is followed.

    Attributes: code, title, column (the head of its column in the table), levels (their words,
    lowest first), about (what the chart shows and what it cannot), read, joined (whether a line
    may join two checks; it may not where the levels are kinds and not steps).
    """

    code: str
    title: Text
    column: Text
    levels: Callable[[], tuple[str, ...]]
    about: Text
    read: Callable[[Check], Reading]
    joined: bool = True


def _urgencies() -> tuple[str, ...]:
    return tuple(str(_(CALLS[urgency][-1].headline)) for urgency in Urgency)


def _urgency(check: Check) -> Reading:
    """As stored, in the words of its day."""
    height = list(Urgency).index(Urgency(check.urgency))
    return Reading(height, check.headline, check.language, mark=check.urgency_code)


NO_WALKING_PAIN = _("No pain when I walk")
DISTANCES = (WalkDistance.UNDER_50M, WalkDistance.M50_200, WalkDistance.OVER_200M)


def _distances() -> tuple[str, ...]:
    return (*_options("walk_distance", DISTANCES), str(NO_WALKING_PAIN))


def _distance(check: Check) -> Reading:
    """Who has no pain on walking is not asked how far, and stands above the furthest."""
    walks = check.answers.get("ecq_walk")
    if walks == EcqWalk.NO:
        return Reading(len(DISTANCES), str(NO_WALKING_PAIN))
    if walks == EcqWalk.CANNOT_WALK:
        return check.gap("ecq_walk")
    return _chosen(check, "walk_distance", DISTANCES)


def _sleeps() -> tuple[str, ...]:
    return (str(_("Not woken most nights")), *_options("effect", [Effect.SLEEP_MOST_NIGHTS]))


def _sleep(check: Check) -> Reading:
    effects = check.answers.get("effect")
    if effects is None:
        return check.gap("effect")
    height = int(Effect.SLEEP_MOST_NIGHTS in effects)
    return Reading(height, _sleeps()[height])


LEGS_SWOLLEN = (Swelling.NONE, Swelling.ONE_LEG, Swelling.BOTH_LEGS)


def _swellings() -> tuple[str, ...]:
    return (str(_("No swelling")), *_options("swelling", LEGS_SWOLLEN[1:]))


def _swelling(check: Check) -> Reading:
    return _chosen(check, "swelling", LEGS_SWOLLEN)


def _options(question: str, codes: Iterable[Code]) -> tuple[str, ...]:
    """The words that the form shows today for these answers."""
    labels = page_of(question).answer_fields()[question].labels  # type: ignore[attr-defined]
    return tuple(str(labels[code]) for code in codes)


def _chosen(check: Check, question: str, codes: tuple[Code, ...]) -> Reading:
    answer = check.answers.get(question)
    if answer not in codes:
        return check.gap(question)
    return Reading(codes.index(answer), "; ".join(check.words[question]), check.language)


SCALES = (
    Scale(
        "urgency",
        _("How soon to get care"),
        _("How soon"),
        _urgencies,
        _(
            "The higher a shape stands, the sooner you were told to get care. "
            "Each is what the check said on its day. "
            "A lower shape does not show that the cause is gone."
        ),
        _urgency,
    ),
    Scale(
        "walking",
        _("How far you walk before it hurts"),
        _("How far"),
        _distances,
        _(
            "The higher a dot stands, the further you could walk. "
            "It is your own guess. If you walk less or slower, you may feel less pain."
        ),
        _distance,
    ),
    Scale(
        "sleep",
        _("Sleep"),
        _("Sleep"),
        _sleeps,
        _(
            "This tells only if it woke you most nights. "
            "It does not show why, or how well you slept."
        ),
        _sleep,
    ),
    Scale(
        "swelling",
        _("Swelling"),
        _("Swelling"),
        _swellings,
        _(
            "This tells only where there was swelling. It does not show how much. "
            "One leg is not better than both, so no line joins the dots."
        ),
        _swelling,
        joined=False,
    ),
)
"""What is followed by level, in the order of the page."""
