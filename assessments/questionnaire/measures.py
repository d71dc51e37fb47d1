"""Lengths in the measures of the host's country: metres, or yards and inches.

The codes are metric (under_50m, calf_3cm), and so is the wording that the edition of the questions
is pinned on. In other measures a number is rounded to the safe side: whoever belongs to the more
urgent answer by the metric wording belongs to it by the other as well. 60 yards are 54.9 m and 220
yards 201.2 m, so nobody who is stopped within 50 m answers that they walk further; an inch is
2.5 cm, so nobody with 3 cm leaves it out.
"""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from .wording import Text

IN_YARDS = {
    _("Less than 50 metres (half a football pitch)"): _("Less than 60 yards"),
    _("50 to 200 metres"): _("60 to 220 yards (up to about two city blocks)"),
    _("More than 200 metres"): _("More than 220 yards"),
    _("One calf is 3 cm (just over an inch) bigger when I measure it"): _(
        "One calf is over an inch (3 cm) bigger when I measure it"
    ),
    _("Being stopped by leg pain in under 50 metres means you should be seen soon."): _(
        "Being stopped by leg pain in under 60 yards means you should be seen soon."
    ),
}
"""Every text for patients that names a length, and what is said where people measure in yards."""


def measured(text: str) -> str:
    """The text, in English and metric, as the active language and the host's measures have it."""
    said = IN_YARDS.get(text, text) if settings.MEASURES == "us" else text
    return gettext(said)


measured_lazy = cast("Callable[[str], Text]", lazy(measured, str))
"""measured(), when it is shown."""
