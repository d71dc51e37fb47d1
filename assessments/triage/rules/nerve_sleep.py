"""Restless legs."""

from ..codes import Rls
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.nerves import RLS14
from ..wording import gettext_noop as _
from .rule import rule


def all_four_signs_of_restless_legs(f: Facts) -> bool:
    """The fifth criterion, that nothing else explains it, is a clinician's to judge."""
    return f.count(Rls.URGE, Rls.REST_WORSE, Rls.MOVE_BETTER, Rls.EVENING_WORSE) == 4


R08 = rule(
    "R08",
    Urgency.ROUTINE,
    Pattern.RESTLESS_LEGS,
    all_four_signs_of_restless_legs,
    reads=("rls",),
    reason=_(
        "An urge to move your legs in the evening that eases when you move may be restless legs."
    ),
    references=(RLS14,),
)
