"""Swelling in pregnancy that may come with high blood pressure."""

from ..codes import Swelling, SwellingDetail
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.general import NG133_K
from ..wording import gettext_noop as _
from .rule import rule


def sudden_swelling_around_birth(f: Facts) -> bool:
    return f.pregnancy and f.has(Swelling.BOTH_LEGS) and f.has(SwellingDetail.SUDDEN)


S21 = rule(
    "S21",
    Urgency.SAME_DAY,
    Pattern.PRE_ECLAMPSIA_CHECK,
    sudden_swelling_around_birth,
    reads=("swelling", "swelling_detail", Facts.pregnancy),
    reason=_(
        # Translators: Said to a woman. Keep “or after birth”, “sudden” and “today”.
        "Sudden swelling when you are pregnant, or after birth, can come with high blood "
        "pressure. Get it checked today."
    ),
    references=(NG133_K,),
)
